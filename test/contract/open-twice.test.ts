import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSocket } from '../../api/contract/client.ts';
import type { ShellHead } from '../../api/contract/views.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { openSocket, redeem } from './page.ts';

// `grove open` from two terminals: one backend for the file, and a window for each who asks.

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'grove-twice-'));
const review = join(folder, 'review.grove');
const env = { ...process.env, GROVE_DATA: join(folder, 'own') };
const command = (file: string) => [join(root, 'dist/electron/cli.js'), 'open', file, '--no-window'];

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'build', 'build.mjs')], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  makeBundledReview(review, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The command was started without a pipe.');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The command ended without an address.');
}

async function clientOf(address: string) {
  const token = await redeem(address);
  return (await connectSocket(openSocket(new URL(address).origin), token)).client;
}

function overwrite(file: string, at: number, length: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(length, 0xee), 0, length, at);
  closeSync(descriptor);
}

test(
  'a second terminal gets one more window of the same backend, and the file is free when it has ended',
  { timeout: 30_000 },
  async () => {
    const first = spawn(process.execPath, command(review), { env, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const address = await addressOf(first);
      const second = spawnSync(process.execPath, command(review), { env, encoding: 'utf8' });
      expect({ status: second.status, stderr: second.stderr }).toEqual({ status: 0, stderr: '' });
      const another = /http:\S+/.exec(second.stdout)?.[0] ?? '';
      expect(new URL(another).origin).toBe(new URL(address).origin);
      expect(another).not.toBe(address);
      for (const each of [address, another]) {
        const { view } = await (await clientOf(each)).view.get({ key: 'shell' });
        expect((view.head as ShellHead).fileName).toBe('review.grove');
      }
      const stranger = spawnSync(process.execPath, command(review), {
        env: { ...env, GROVE_DATA: join(folder, 'else') },
        encoding: 'utf8',
      });
      expect({ status: stranger.status, stdout: stranger.stdout }).toEqual({ status: 1, stdout: '' });
      expect(stranger.stderr).toMatch(/is open in another window/);
    } finally {
      first.kill('SIGTERM');
      await once(first, 'exit');
    }
    expect(existsSync(`${review}-wal`)).toBe(false);
  },
);

test('a file whose content cannot be read ends the command with its sentence', { timeout: 30_000 }, () => {
  const broken = join(folder, 'broken.grove');
  makeBundledReview(broken, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
  const db = new Database(broken);
  const page = db.pragma('page_size', { simple: true }) as number;
  const { rootpage } = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'value'`).get() as {
    rootpage: number;
  };
  db.close();
  overwrite(broken, (rootpage - 1) * page, page);
  const { status, stdout, stderr } = spawnSync(process.execPath, command(broken), {
    env,
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^Grove is at /);
  expect(stderr).toMatch(/^“broken\.grove” is damaged.*\n$/);
});
