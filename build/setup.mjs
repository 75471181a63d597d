// Find what a command needs besides npm's packages, or get it. Silent and quick when nothing is missing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureNode24, fail, node24, root, run } from './node24.mjs';

const WANTED = 'Install Google Chrome, Chromium or Microsoft Edge, or name one in GROVE_BROWSER, and run this again.';

/** The path of a browser, fetched or installed if need be; ends with one plain line where that cannot be done. */
export async function ensureBrowser() {
  return (await fetchedBrowser()) ?? fail(`Grove found no browser. ${WANTED}`);
}

/** The same, but undefined where no browser can be had. */
export async function fetchedBrowser() {
  const { BrowserSettingError, findBrowser: find } = await finders();
  try {
    return find() ?? (await fetchBrowser(find)) ?? (await installBrowser(find));
  } catch (error) {
    if (error instanceof BrowserSettingError) fail(error.message);
    throw error;
  }
}

/** The path of the Electron program if it is installed; never starts a download. */
export async function findElectron() {
  return (await finders()).findElectron();
}

/** The path of a browser if one is installed; never starts a download. */
export async function findBrowser() {
  return (await finders()).findBrowser();
}

/** The Electron program, fetched by Electron's own installer if need be; undefined where it cannot be had. */
export async function ensureElectron() {
  const installed = await findElectron();
  if (installed !== undefined || process.env.GROVE_HOST === 'browser') return installed;
  note('Electron is not installed: trying to fetch it …');
  const code = await quietly(node24(), [join(root, 'node_modules/electron/install.js')]);
  return code === 0 ? findElectron() : undefined;
}

async function finders() {
  await ensureNode24();
  const [browser, electron] = await Promise.all([
    import('../electron/host/find-browser.ts'),
    import('../electron/host/find-electron.ts'),
  ]);
  return { ...browser, ...electron };
}

async function fetchBrowser(find) {
  note('No browser is installed. Fetching Chromium, once …');
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const code = await quietly(node24(), [playwright, 'install', 'chromium'], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
  });
  if (code !== 0) return undefined;
  const browser = find();
  // A fetched browser may lack system libraries, which only an administrator can add.
  if (browser && isRoot() && isDebian() && (await quietly(browser, ['--version'])) !== 0) {
    await quietly(node24(), [playwright, 'install-deps', 'chromium']);
  }
  return browser;
}

async function installBrowser(find) {
  if (!isRoot() || !isDebian()) return undefined;
  note('Installing Chromium with apt …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await quietly('apt-get', ['update', '-qq'], env);
  await quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env);
  return find();
}

const isRoot = () => process.getuid?.() === 0;

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Exit code of a program whose output nobody needs; 1 where it cannot be started. */
function quietly(program, args, env = {}) {
  return run(program, args, { stdio: 'ignore', env: { ...process.env, ...env } }).catch(() => 1);
}

function note(sentence) {
  process.stderr.write(`${sentence}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureNode24();
  await ensureBrowser();
}
