import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The browser named by GROVE_BROWSER is not there; the sentence is for the reader. */
export class BrowserSettingError extends Error {
  override readonly name = 'BrowserSettingError';
}

type Environment = Readonly<Record<string, string | undefined>>;
type Platform = 'linux' | 'darwin' | 'win32';

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
] as const;

const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
] as const;

const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
] as const;

/** Where a Playwright download of Chromium keeps its program, by its folder of one revision. */
const PLAYWRIGHT_PROGRAMS = [
  ['chrome-linux64', 'chrome'],
  ['chrome-linux', 'chrome'],
  ['chrome-mac-arm64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
  ['chrome-mac-x64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
  ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
  ['chrome-win64', 'chrome.exe'],
  ['chrome-win', 'chrome.exe'],
] as const;

/**
 * The program of an installed Chrome, Chromium or Edge, or of Playwright's own download; undefined when there is none.
 * GROVE_BROWSER goes before all. Looks at files only: nothing is started or fetched.
 * Throws BrowserSettingError when GROVE_BROWSER names no program.
 */
export function findBrowser(env: Environment = process.env, platform = process.platform): string | undefined {
  const chosen = env['GROVE_BROWSER'];
  if (chosen !== undefined && chosen !== '') {
    if (isProgram(chosen)) return chosen;
    throw new BrowserSettingError(`GROVE_BROWSER names no program: ${chosen}`);
  }
  const places = [...installed(env, platform as Platform), ...playwrightDownloads(env, platform as Platform)];
  return places.find(isProgram);
}

function installed(env: Environment, platform: Platform): string[] {
  if (platform === 'darwin') {
    const roots = ['/Applications', join(env['HOME'] ?? homedir(), 'Applications')];
    return roots.flatMap((root) => MAC_APPLICATIONS.map((name) => join(root, name)));
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) => WINDOWS_PROGRAMS.map((parts) => join(root, ...parts)));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function playwrightDownloads(env: Environment, platform: Platform): string[] {
  const home = env['HOME'] ?? homedir();
  const byPlatform = {
    linux: join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'ms-playwright'),
    darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: join(env['LOCALAPPDATA'] ?? home, 'ms-playwright'),
  };
  const root = env['PLAYWRIGHT_BROWSERS_PATH'] ?? byPlatform[platform];
  if (!existsSync(root)) return [];
  const revisions = readdirSync(root).filter((name) => /^chromium-\d+$/.test(name));
  const newestFirst = revisions.toSorted(
    (a, b) => Number(b.slice('chromium-'.length)) - Number(a.slice('chromium-'.length)),
  );
  return newestFirst.flatMap((revision) => PLAYWRIGHT_PROGRAMS.map((parts) => join(root, revision, ...parts)));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
