import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeReport } from '../../report/write/write-report.ts';
import { review } from './review.ts';

/** What an export leaves behind when it is ended in the middle: whole files, and nothing else. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-habits-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ATOMIC_WRITE = new URL('../../report/write/atomic-write.ts', import.meta.url).href;
const BYTES = 400_000;
const FILES = ['a.html', 'b.docx', 'c.pdf', 'd.zip'];
const OLD = 'o'.repeat(1000);

/** Writes the files over and over, each time of one letter; says when it has begun. */
const EXPORT = `
  import { join } from 'node:path';
  const { atomicWrite } = await import(${JSON.stringify(ATOMIC_WRITE)});
  process.stdout.write('begun');
  for (let round = 0; ; round += 1)
    for (const name of ${JSON.stringify(FILES)})
      await atomicWrite(join(process.argv[1], name), 'xyz'[round % 3].repeat(${BYTES}), { overwrite: true });
`;

async function killedAfter(milliseconds: number, into: string): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', EXPORT, into], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  await setTimeout(milliseconds);
  child.kill('SIGKILL');
  const [code, signal] = (await exit) as [number | null, string | null];
  expect([code, signal]).toEqual([null, 'SIGKILL']);
}

const isPart = (name: string): boolean => name.endsWith('.part');

describe('an export killed from outside', () => {
  it.each([1, 3, 7, 13, 29])(
    'after %i ms leaves each file whole: the old one or the new one',
    async (milliseconds) => {
      for (const name of FILES) writeFileSync(join(folder, name), OLD);
      await killedAfter(milliseconds, folder);
      const left = readdirSync(folder);
      expect(left.filter((name) => !isPart(name)).toSorted()).toEqual(FILES);
      for (const name of FILES) {
        const text = readFileSync(join(folder, name), 'utf8');
        expect(text.length, name).toBe(text === OLD ? OLD.length : BYTES);
        expect(new Set(text).size, name).toBe(1);
      }
    },
    20_000,
  );

  it('is cleared up after by the next one, which touches nobody else’s files', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const uuid = '0198c0de-0000-4000-8000-000000000000';
    const left = `.results.json.${dead}-${uuid}.part`;
    const kept = [
      `.results.json.${process.pid}-${uuid}.part`,
      `.mine.json.${dead}-${uuid}.part`,
      '.results.json.part',
      'notes.part',
    ];
    const fresh = `.references.ris.${dead}-${uuid}.part`;
    for (const name of [left, ...kept, fresh]) writeFileSync(join(folder, name), 'half');
    const noon = new Date('2026-03-01T12:00:00Z');
    for (const name of [left, ...kept]) utimesSync(join(folder, name), noon, noon);
    const now = new Date('2026-03-01T12:02:00Z');
    utimesSync(join(folder, fresh), now, now);
    await writeReport(review, { folder, formats: ['json', 'references'], now: () => now });
    expect(readdirSync(folder).toSorted()).toEqual(
      [...kept, fresh, 'results.json', 'references.ris', 'references.json'].toSorted(),
    );
  });
});

describe('a cancelled export', () => {
  const formats = ['json', 'svg', 'html', 'pdf'] as const;
  const pdf = () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 stub'));

  it('at any file leaves the files before it, whole, and no other', async () => {
    const whole = join(folder, 'whole');
    const names = (await writeReport(review, { folder: whole, formats, printHtml: pdf })).map((path) => basename(path));
    for (const [at, name] of names.entries()) {
      const into = join(folder, `cancelled at ${at}`);
      const controller = new AbortController();
      const writing = writeReport(review, {
        folder: into,
        formats,
        printHtml: pdf,
        signal: controller.signal,
        progress: (step) => {
          if (step.path === null && step.name === name) controller.abort(new Error('cancelled'));
        },
      });
      await expect(writing).rejects.toThrow('cancelled');
      const written = at === 0 ? [] : readdirSync(into);
      expect(written.toSorted()).toEqual(names.slice(0, at).toSorted());
      for (const file of written) expect(readFileSync(join(into, file))).toEqual(readFileSync(join(whole, file)));
    }
  });

  it('does not wait for the browser to end its page', async () => {
    const controller = new AbortController();
    const writing = writeReport(review, {
      folder,
      formats: ['pdf'],
      printHtml: () => new Promise(() => controller.abort(new Error('cancelled while printing'))),
      signal: controller.signal,
    });
    await expect(writing).rejects.toThrow('cancelled while printing');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an export that finds', () => {
  it('its folder gone in the middle makes it again, and goes on', async () => {
    const into = join(folder, 'gone');
    const paths = await writeReport(review, {
      folder: into,
      formats: ['json', 'references'],
      progress: ({ done, path }) => {
        if (done === 1 && path !== null) rmSync(into, { recursive: true });
      },
    });
    expect(readdirSync(into).toSorted()).toEqual(
      paths
        .slice(1)
        .map((path) => basename(path))
        .toSorted(),
    );
  });

  it('a file where its folder should be says so', async () => {
    writeFileSync(join(folder, 'taken'), 'mine');
    const writing = writeReport(review, { folder: join(folder, 'taken'), formats: ['json'] });
    await expect(writing).rejects.toMatchObject({ name: 'WriteError', reason: 'exists' });
    expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('mine');
  });
});

/** A small disk of its own, where this system lets a test have one. */
describe.skipIf(!canMount())('on a disk of its own', () => {
  const disk = () => join(folder, 'disk');
  const mounted = (...options: readonly string[]): void => {
    mkdirSync(disk(), { recursive: true });
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', disk()]).status).toBe(0);
  };
  afterEach(() => void spawnSync('umount', [disk()]));

  it('that is full, an export says so, keeps the files before, and leaves no half of one', async () => {
    mounted('size=64k');
    writeFileSync(join(disk(), 'report.html'), OLD);
    const writing = writeReport(review, { folder: disk(), formats: ['references', 'html'], overwrite: true });
    await expect(writing).rejects.toMatchObject({ reason: 'disk full' });
    await expect(writing).rejects.toThrow(
      /^report\.html could not be written: no space is left in .+\. Free some space/u,
    );
    expect(readdirSync(disk()).toSorted()).toEqual(['references.json', 'references.ris', 'report.html']);
    expect(readFileSync(join(disk(), 'report.html'), 'utf8')).toBe(OLD);
  });

  it('that is read-only, an export says so', async () => {
    mounted('size=1m', 'ro');
    const writing = writeReport(review, { folder: disk(), formats: ['json'] });
    await expect(writing).rejects.toMatchObject({ reason: 'read-only' });
    await expect(writing).rejects.toThrow(
      /^results\.json could not be written: .+ is read-only\. Choose another folder\.$/u,
    );
  });
});

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = mkdtempSync(join(tmpdir(), 'grove-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]);
  if (status === 0) spawnSync('umount', [probe]);
  rmSync(probe, { recursive: true, force: true });
  return status === 0;
}
