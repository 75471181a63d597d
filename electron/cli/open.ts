import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ProjectFileError } from '../../db/errors.ts';
import { QUIET_FLAGS, sandboxFlags, WINDOW_FLAGS } from '../host/browser-flags.ts';
import { fileKey } from '../host/file-key.ts';
import { findBrowser } from '../host/find-browser.ts';
import { findElectron } from '../host/find-electron.ts';
import { dataFolder } from '../host/folders.ts';
import { openInBrowserHost } from '../loopback/open-review.ts';
import { askRendezvous } from '../loopback/rendezvous.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';

const usage = 'open [FILE] [--browser] [--no-window]';

/** Opens the workbench on a file: the desktop program where Electron is installed, else a browser window. */
export const open: Command = {
  usage,
  summary: 'open a review, or the last one; --browser passes over Electron, --no-window only prints the address',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, {
      browser: { type: 'boolean' },
      'no-window': { type: 'boolean' },
    });
    const [file, ...more] = positionals;
    if (more.length > 0) throw new UsageError(`Usage: grove ${usage}`);
    const electron = values.browser === true || values['no-window'] === true ? undefined : findElectron();
    if (electron !== undefined) return runElectron(electron, file);
    await openHere(file, values['no-window'] !== true);
  },
};

function runElectron(electron: string, file: string | undefined): Promise<void> {
  const app = join(import.meta.dirname, '..', '..');
  const child = spawn(electron, [...sandboxFlags(), app, ...(file === undefined ? [] : [file])], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Grove ended with code ${code}.`))));
  });
}

async function openHere(file: string | undefined, wantsWindow: boolean): Promise<void> {
  const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  try {
    const opened = await openInBrowserHost({ file, renderer: join(import.meta.dirname, '..', 'renderer'), say });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void opened.close());
    show(opened.launchAddress(), wantsWindow);
    const { rescuedTo } = await opened.ended;
    for (const path of rescuedTo) console.log(`The file had been replaced or removed. Everything is kept in ${path}`);
  } catch (error) {
    if (!(error instanceof ProjectFileError) || error.kind !== 'locked') throw error;
    // Another terminal has the file open: one more window of that same Grove is what was asked for.
    const address = await askRendezvous(dataFolder(), fileKey(error.path));
    if (address === null) throw error;
    show(address, wantsWindow);
  }
}

function show(address: string, wantsWindow: boolean): void {
  if (wantsWindow && showWindow(address)) return;
  console.log(`Grove is at ${address}\nThe address works once. Grove ends 30 seconds after its last tab.`);
}

/** An app window without browser controls; false where there is no browser or no screen to show it on. */
function showWindow(address: string): boolean {
  const browser = hasScreen() ? findBrowser() : undefined;
  if (browser === undefined) return false;
  const profile = join(dataFolder(), 'browser-profile');
  const flags = [...QUIET_FLAGS, ...WINDOW_FLAGS, ...sandboxFlags(), `--user-data-dir=${profile}`, `--app=${address}`];
  const child = spawn(browser, flags, { stdio: 'ignore', detached: true });
  child.once('error', (error) => process.stderr.write(`The browser could not be started: ${error.message}\n`));
  child.unref();
  return true;
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
