import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectSocket, type GroveClient } from '../../api/contract/client.ts';
import type { ShellHead } from '../../api/contract/views.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { openInBrowserHost, type OpenedReview } from '../../electron/loopback/open-review.ts';
import { openSocket, redeem } from './page.ts';

// The browser host with several files: a backend and an origin for each, a file never opened twice, an end when all are closed.

const folder = mkdtempSync(join(tmpdir(), 'grove-host-'));
const pain = join(folder, 'pain.grove');
const sleep = join(folder, 'sleep.grove');
let opened: OpenedReview;
const windowId = 'a window';

beforeAll(async () => {
  vi.stubEnv('GROVE_DATA', join(folder, 'own'));
  makeBundledReview(pain, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
  copyFileSync(pain, sleep);
  symlinkSync(pain, join(folder, 'link.grove'));
  opened = await openInBrowserHost({
    file: pain,
    renderer: (_request, response) => void response.writeHead(404).end(),
  });
});
afterAll(async () => {
  await opened.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function connect(address: string): Promise<GroveClient> {
  const token = await redeem(address);
  return (await connectSocket(openSocket(new URL(address).origin), token)).client;
}
const fileOf = async (client: GroveClient) =>
  ((await client.view.get({ key: 'shell' })).view.head as ShellHead).fileName;

test('one more window, another file, and the same file again by another path', async () => {
  const first = opened.launchAddress();
  const client = await connect(first);
  expect(await fileOf(client)).toBe('pain.grove');

  const again = (await client.host.openReview({ path: null, windowId })).address ?? '';
  expect(new URL(again).origin).toBe(new URL(first).origin);
  expect(await fileOf(await connect(again))).toBe('pain.grove');

  const other = (await client.host.openReview({ path: sleep, windowId })).address ?? '';
  expect(new URL(other).origin).not.toBe(new URL(first).origin);
  const second = await connect(other);
  expect(await fileOf(second)).toBe('sleep.grove');

  const back = (await second.host.openReview({ path: join(folder, 'link.grove'), windowId })).address ?? '';
  expect(new URL(back).origin).toBe(new URL(first).origin);
  await expect(client.host.openReview({ path: join(folder, 'gone.grove'), windowId })).rejects.toThrow(
    /There is no file “gone\.grove”/,
  );
  const recent = await client.host.recentFiles();
  expect(recent.map(({ name }) => name)).toEqual(['sleep.grove', 'pain.grove']);
});

test('diagnostics are written where asked, and a folder that is not there is said in a sentence', async () => {
  const client = await connect(opened.launchAddress());
  const path = join(folder, 'diagnostics.txt');
  await client.host.saveDiagnostics({ path });
  expect(readFileSync(path, 'utf8')).toMatch(/^Grove diagnostics, 20/);
  expect(readFileSync(path, 'utf8')).toContain('review-opened');
  await expect(client.host.saveDiagnostics({ path: join(folder, 'gone', 'a.txt') })).rejects.toThrow(
    /cannot be written \(ENOENT\)/,
  );
});

test('what was chosen on this computer is there after a start anew, at another address', async () => {
  const client = await connect(opened.launchAddress());
  const widths = '{"widths":{"estimate":140}}';
  await client.host.keepChoice({ name: 'theme', value: 'dark' });
  await client.host.keepChoice({ name: 'sheet.results', value: widths });
  const choice = {
    formats: ['docx', 'png'],
    folder: join(folder, 'out'),
    overwrite: true,
    style: { paper: 'Letter', preset: 'bmj', dpi: 600 },
  } as const;
  await client.report.rememberChoice({ ...choice, formats: [...choice.formats] });
  await opened.close();
  await opened.ended;
  opened = await openInBrowserHost({
    file: pain,
    renderer: (_request, response) => void response.writeHead(404).end(),
  });
  const anew = await connect(opened.launchAddress());
  expect(await anew.host.choices()).toMatchObject({ theme: 'dark', 'sheet.results': widths });
  expect(await anew.report.lastChoice()).toEqual({ choice });
  const other = (await anew.host.openReview({ path: sleep, windowId })).address ?? '';
  expect(await (await connect(other)).host.choices()).toMatchObject({ theme: 'dark' });
});

test('it ends when every file is closed, each of them whole', async () => {
  await opened.close();
  expect(await opened.ended).toEqual({ rescuedTo: [] });
  for (const file of [pain, sleep]) expect(existsSync(`${file}-wal`)).toBe(false);
});
