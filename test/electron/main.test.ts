import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BrowserWindowDouble, electron } from './double.ts';

vi.mock('electron', () => electron);

let data = '';
const argv = [...process.argv];
const forks: { script: string; start: { file: string | null; dataFolder: string } }[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'grove-main-'));
  vi.stubEnv('GROVE_DATA', data);
  vi.resetModules();
  forks.length = 0;
  electron.app.removeAllListeners();
  electron.utilityProcess.fork.mockImplementation((script, args) => {
    forks.push({ script, start: JSON.parse(args[0] ?? '') as { file: string | null; dataFolder: string } });
    return Object.assign(new EventEmitter(), { postMessage: () => undefined, kill: () => true });
  });
});
afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
  for (const window of BrowserWindowDouble.getAllWindows()) window.isGone = true;
  rmSync(data, { recursive: true, force: true });
});

async function startWith(...args: string[]): Promise<void> {
  process.argv = ['grove', ...args];
  await import('../../electron/main.ts');
  await new Promise((resolve) => setTimeout(resolve, 0));
}

test('before it is ready the program is sandboxed, keeps to its folder and resolves no name', async () => {
  await startWith();
  expect(electron.app.enableSandbox).toHaveBeenCalled();
  expect(electron.app.paths.get('userData')).toBe(join(data, 'desktop'));
  expect(electron.app.switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
  expect(electron.protocol.schemes.map(({ scheme }) => scheme)).toEqual(['grove']);
  expect(forks.map(({ start }) => start)).toEqual([{ file: null, dataFolder: data }]);
});

test('a file on the command line is opened, and one more that the system names before the program is ready', async () => {
  let ready: () => void = () => undefined;
  electron.app.whenReady.mockImplementationOnce(() => new Promise((resolve) => (ready = resolve)));
  await startWith('--inspect=0', '/reviews/a.grove');
  const event = { preventDefault: vi.fn<() => void>() };
  electron.app.emit('open-file', event, '/reviews/b.GROVE');
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(forks).toEqual([]);
  ready();
  await vi.waitFor(() =>
    expect(forks.map(({ start }) => start.file)).toEqual(['/reviews/a.grove', '/reviews/b.GROVE']),
  );
  expect(BrowserWindowDouble.getAllWindows()).toHaveLength(2);
});

test('a second program hands over to the first and ends', async () => {
  electron.app.requestSingleInstanceLock.mockReturnValueOnce(false);
  const quit = vi.spyOn(electron.app, 'quit').mockImplementation(() => undefined);
  await startWith('/reviews/a.grove');
  expect(quit).toHaveBeenCalledOnce();
  expect(forks).toEqual([]);
  quit.mockRestore();
});
