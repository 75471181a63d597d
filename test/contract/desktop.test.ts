import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { connectPort } from '../../api/contract/client.ts';
import type { PageRequest } from '../../api/contract/host.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { Connection } from '../../renderer/connection/connection.ts';
import { CommandQueue } from '../../renderer/connection/commands.ts';
import { BrowserWindowDouble, electron, sendFromPage } from '../electron/double.ts';
import { backends, forkBackend, programs } from './desktop-backend.ts';

vi.mock('electron', () => electron);

// The desktop program's shell, walked from start to end against a double of electron; its backends are the built ones, in
// threads, over the same messages and ports.

const { startShell } = await import('../../electron/shell/start.ts');
const { SILENT_LOG } = await import('../../electron/host/log.ts');

const folder = mkdtempSync(join(tmpdir(), 'grove-desktop-'));
const pain = join(folder, 'pain.grove');
const sleep = join(folder, 'sleep.grove');

beforeAll(() => {
  const build = join(import.meta.dirname, '..', '..', 'build', 'build.mjs');
  const built = spawnSync(process.execPath, [build], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  makeBundledReview(pain, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
  copyFileSync(pain, sleep);
  electron.utilityProcess.fork.mockImplementation(forkBackend);
  startShell({
    programs,
    renderer: join(programs, '..', 'renderer'),
    dataFolder: join(folder, 'own'),
    log: SILENT_LOG,
    files: [pain],
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  electron.dialog.showErrorBox.mockClear();
});

const windows = () => BrowserWindowDouble.getAllWindows();
const windowOn = (file: string) => windows().filter(({ representedFile }) => representedFile === file);
const opened = (file: string, count = 1) =>
  vi.waitFor(() => expect(windowOn(file)).toHaveLength(count), { timeout: 10_000 });

/** The page of a window: its line to the backend, kept open as the real page keeps it, and what its host asks of it. */
function pageOf(window: BrowserWindowDouble) {
  const asked: PageRequest[] = [];
  const { promise: listening, resolve: listens } = Promise.withResolvers<void>();
  const connection = new Connection(
    () =>
      new Promise((resolve) => {
        const { sent } = window.webContents;
        const before = sent.length;
        sendFromPage(window, 'grove:page-ready');
        const port = sent[before]?.ports[0];
        if (port === undefined) throw new Error('No port was handed over.');
        port.start();
        const closed = new Promise<void>((end) => port.addEventListener('close', () => end()));
        resolve({ client: connectPort(port), closed });
      }),
  );
  const windowId = `window-${window.id}`;
  const commands = new CommandQueue({
    windowId,
    client: () => connection.client(),
    watching: () => [],
    onReply: () => undefined,
  });
  connection.onConnected((client) => {
    commands.resend(client);
    void (async () => {
      const requests = await client.host.requests({ windowId });
      // The line keeps its order: once a later call is answered, the host has this one.
      void client.host.recentFiles().then(
        () => listens(),
        () => undefined,
      );
      for await (const request of requests) {
        asked.push(request);
        if (request.kind === 'finish') await client.host.answer({ requestId: request.requestId, path: null });
      }
    })().catch(() => undefined);
  });
  void connection.run();
  return { connection, commands, windowId, asked, listening, client: () => connection.client() };
}

test('a file named at the start opens in a window of its own', async () => {
  await opened(pain);
  const { client } = pageOf(windows()[0] ?? new BrowserWindowDouble());
  const { view } = await (await client()).view.get({ key: 'shell' });
  expect(view.head).toMatchObject({ fileName: 'pain.grove' });
  expect(electron.app.addRecentDocument).toHaveBeenCalledWith(pain);
}, 20_000);

test('the same file again, by whatever path, comes to the front; another file gets a backend of its own', async () => {
  electron.app.emit('second-instance', {}, ['grove', '--flag', 'pain.grove'], folder);
  electron.app.emit(
    'open-file',
    { preventDefault: () => undefined },
    join(folder, '..', folder.split('/').at(-1) ?? '', 'pain.grove'),
  );
  expect(backends).toHaveLength(1);
  expect(BrowserWindowDouble.focused).toBe(windowOn(pain)[0]);
  electron.app.emit('second-instance', {}, ['grove', 'sleep.grove'], folder);
  await opened(sleep);
  expect(backends).toHaveLength(2);
  expect(backends.map(({ args }) => (JSON.parse(args[0] ?? '') as { file: string }).file)).toEqual([pain, sleep]);
});

test('a dropped review opens; the page may ask for one more window on its own', async () => {
  const [window] = windowOn(pain);
  if (window === undefined) throw new Error('The window is gone.');
  sendFromPage(window, 'grove:file-dropped', [sleep]);
  expect(BrowserWindowDouble.focused).toBe(windowOn(sleep)[0]);
  const { client } = pageOf(window);
  expect(await (await client()).host.openReview({ path: null, windowId: 'another window’s id' })).toEqual({
    address: null,
  });
  await opened(pain, 2);
  expect(backends).toHaveLength(2);
});

test('the menu of a window holds the actions its page gave, and runs them in that page', async () => {
  const [first, second] = windowOn(pain);
  if (first === undefined || second === undefined) throw new Error('A window is gone.');
  const [one, two] = [pageOf(first), pageOf(second)];
  await Promise.all([one.listening, two.listening]);
  const action = { id: 'review.save', title: 'Save', group: 'Review', shortcut: 'Mod+S', isEnabled: true };
  // The window is known by its port: the id a page gives cannot put a menu on another window.
  const client = await two.client();
  await client.host.showMenu({ windowId: one.windowId, actions: [action] });
  type FileMenu = Readonly<{ submenu: readonly { id?: string; click?: () => void }[] }>;
  const items = (window: BrowserWindowDouble) =>
    (window.menu?.items[0] as unknown as FileMenu | undefined)?.submenu ?? [];
  expect(items(first).some(({ id }) => id === 'review.save')).toBe(false);
  items(second)
    .find(({ id }) => id === 'review.save')
    ?.click?.();
  await vi.waitFor(() => expect(two.asked).toContainEqual({ kind: 'run action', id: 'review.save' }));
  expect(one.asked).toEqual([]);
});

test('a backend that dies is started again once, and what it had not acknowledged is stored once', async () => {
  const [window] = windowOn(sleep);
  if (window === undefined) throw new Error('The window is gone.');
  const { client, commands } = pageOf(window);
  const before = await (await client()).view.get({ key: 'extraction' });
  const { measurementId, text } = firstMean(before.view.items);
  const set = (from: string, to: string) =>
    commands.send((line, envelope) =>
      line.value.set({ ...envelope, measurementId, field: 'mean', text: to, seen: from }),
    );
  await set(text, '7.31');
  const stepsBefore = await (await client()).view.get({ key: 'history' });
  const lost = set('7.31', '7.32');
  backends[1]?.kill();
  await lost;
  const after = await (await client()).view.get({ key: 'history' });
  const added = Object.keys(after.view.items).length - Object.keys(stepsBefore.view.items).length;
  expect(added).toBe(1);
  expect(backends).toHaveLength(3);
  expect(commands.pending()).toBe(0);
}, 20_000);

test('before the computer sleeps every file is whole', async () => {
  const [window] = windowOn(sleep);
  if (window === undefined) throw new Error('The window is gone.');
  const { client, commands } = pageOf(window);
  const { measurementId, text } = firstMean((await (await client()).view.get({ key: 'extraction' })).view.items);
  await commands.send((line, envelope) =>
    line.value.set({ ...envelope, measurementId, field: 'mean', text: '7.4', seen: text }),
  );
  expect(statSync(`${sleep}-wal`).size).toBeGreaterThan(0);
  electron.powerMonitor.emit('suspend');
  await vi.waitFor(() => expect(statSync(`${sleep}-wal`).size).toBe(0), { timeout: 800, interval: 20 });
});

test('a file that cannot be opened is said in a sentence and leaves no window', async () => {
  const notes = join(folder, 'notes.grove');
  writeFileSync(notes, 'Not a review. '.repeat(20));
  electron.app.emit('second-instance', {}, ['grove', 'notes.grove'], folder);
  await vi.waitFor(() => expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce(), { timeout: 10_000 });
  expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toMatch(/“notes\.grove” is not a Grove project/);
  expect(
    windows()
      .map(({ representedFile }) => representedFile)
      .toSorted(),
  ).toEqual([pain, pain, sleep]);
});

test('a window closes when its page has stored what was typed, and its file is let go with the last one', async () => {
  const [window] = windowOn(sleep);
  if (window === undefined) throw new Error('The window is gone.');
  const page = pageOf(window);
  await page.listening;
  window.close();
  expect(window.isGone).toBe(false);
  await vi.waitFor(() => expect(window.isGone).toBe(true), { timeout: 5_000 });
  expect(page.asked.map(({ kind }) => kind)).toContain('finish');
  await vi.waitFor(() => expect(backends[2]?.isEnded).toBe(true), { timeout: 5_000 });
  expect(existsSync(`${sleep}-wal`)).toBe(false);
});

test('a backend that dies twice takes its windows with it and says that nothing saved is lost', async () => {
  electron.app.emit('second-instance', {}, ['grove', 'sleep.grove'], folder);
  await opened(sleep);
  const known = backends.length;
  backends.at(-1)?.kill();
  await vi.waitFor(() => expect(backends).toHaveLength(known + 1), { timeout: 5_000 });
  backends.at(-1)?.kill();
  await vi.waitFor(() => expect(windowOn(sleep)).toEqual([]), { timeout: 5_000 });
  expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toMatch(/stopped twice.*said to be saved is in the file/);
});

test('quitting ends only when every file is written', async () => {
  electron.app.quit();
  await vi.waitFor(() => expect(electron.app.exits).toBe(1), { timeout: 10_000 });
  expect(windows()).toEqual([]);
  expect(backends.every(({ isEnded }) => isEnded)).toBe(true);
  for (const file of [pain, sleep]) expect(existsSync(`${file}-wal`)).toBe(false);
});

/** A cell that holds a mean, as the extraction view gives it. */
function firstMean(items: unknown): Readonly<{ measurementId: string; text: string }> {
  for (const row of Object.values(items as Record<string, unknown>)) {
    const { measurementId, cells } = row as { measurementId: string; cells: { mean?: { text: string } } };
    if (cells.mean !== undefined) return { measurementId, text: cells.mean.text };
  }
  throw new Error('No row holds a mean.');
}
