import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import { connectPort } from '../../api/contract/client.ts';
import type { ShellHead } from '../../api/contract/views.ts';
import type { BackendStart, FromBackend } from '../../electron/shell/messages.ts';

// The desktop program's backend against a double of Electron's port to its parent; the rest is the real thing.
let data = '';
let exit: MockInstance<typeof process.exit>;
const argv = [...process.argv];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'grove-backend-'));
  exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
});
afterEach(() => {
  process.argv = argv;
  vi.restoreAllMocks();
  rmSync(data, { recursive: true, force: true });
});

test('it opens the bundled review when none is named, serves pages over ports and leaves one whole file', async () => {
  const said: FromBackend[] = [];
  const parent = Object.assign(new EventEmitter(), { postMessage: (message: FromBackend) => void said.push(message) });
  Object.assign(process, { parentPort: parent });
  process.argv = [
    process.execPath,
    'backend.js',
    JSON.stringify({ dataFolder: data, file: null } satisfies BackendStart),
  ];
  await import('../../electron/backend.ts');

  const host = new MessageChannel();
  parent.emit('message', { data: { kind: 'host' }, ports: [host.port2] });
  const page = new MessageChannel();
  parent.emit('message', { data: { kind: 'page', window: 1 }, ports: [page.port2] });
  page.port1.start();

  const { view } = await connectPort(page.port1).view.get({ key: 'shell' });
  expect((view.head as ShellHead).fileName).toBe('mindfulness.grove');
  expect((view.head as ShellHead).counts.studies).toBeGreaterThan(5);

  const path = join(data, 'mindfulness.grove');
  parent.emit('message', { data: { kind: 'finish', window: 1 }, ports: [] });
  await vi.waitFor(() =>
    expect(said).toEqual([
      { kind: 'opened', path },
      { kind: 'finished', window: 1 },
    ]),
  );

  parent.emit('message', { data: { kind: 'stop' }, ports: [] });
  await vi.waitFor(() => expect(exit).toHaveBeenCalled());
  expect(said.at(-1)).toEqual({ kind: 'stopped', rescuedTo: null });
  expect(exit).toHaveBeenCalledWith(0);
  expect(existsSync(join(data, 'mindfulness.grove'))).toBe(true);
  expect(existsSync(join(data, 'mindfulness.grove-wal'))).toBe(false);
  for (const port of [host.port1, host.port2, page.port1, page.port2]) port.close();
});
