import { test as base, expect, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeBundledReview } from '../../api/procedures/make-review.ts';

export { expect };

/** Folder and paths of one test: its own copy of the bundled review, and room for what it writes. */
export type Files = Readonly<{ folder: string; project: string }>;

type Fixtures = {
  files: Files;
  /** The workbench, open on `files.project` and connected. */
  page: Page;
  /** One more window on the same review. */
  openWindow: () => Promise<Page>;
  workbench: Workbench;
};

type Workbench = Readonly<{ address: string; watch: (page: Page) => void }>;

const root = join(import.meta.dirname, '..', '..');
const cli = join(root, 'dist', 'electron', 'cli.js');

/** Messages of the page that fail a test: errors, warnings about the policy, and exceptions. */
const isProblem = (type: string, text: string) => type === 'error' || /content security policy/i.test(text);

export const test = base.extend<Fixtures, { bundledReview: string }>({
  bundledReview: [
    async ({}, give) => {
      const folder = await mkdtemp(join(tmpdir(), 'grove-review-'));
      const path = join(folder, 'mindfulness.grove');
      makeBundledReview(path, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
      await give(path);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],

  files: async ({ bundledReview }, give) => {
    const folder = await mkdtemp(join(tmpdir(), 'grove-test-'));
    const project = join(folder, 'mindfulness.grove');
    await copyFile(bundledReview, project);
    await give({ folder, project });
    await rm(folder, { recursive: true, force: true });
  },

  workbench: async ({ files }, give) => {
    const problems: string[] = [];
    const env = { ...process.env, XDG_DATA_HOME: join(files.folder, 'data') };
    const child = spawn(process.execPath, [cli, 'open', files.project, '--no-window'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await firstAddress(child.stdout);
    await give({
      address,
      watch(page) {
        page.on('console', (message) => {
          if (isProblem(message.type(), message.text())) problems.push(message.text());
        });
        page.on('pageerror', (error) => problems.push(error.message));
      },
    });
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(problems, 'messages in the console of the page').toEqual([]);
    expect(code, 'exit code of the backend').toBe(0);
  },

  page: async ({ page, workbench }, give) => {
    workbench.watch(page);
    await page.goto(workbench.address);
    await give(page);
  },

  openWindow: async ({ page, context, workbench }, give) => {
    await give(async () => {
      const code = await page.evaluate(async () => {
        const authorization = `Bearer ${sessionStorage.getItem('grove-token')}`;
        const reply = await fetch('/launch-code', { method: 'POST', headers: { authorization } });
        return ((await reply.json()) as { code: string }).code;
      });
      const next = await context.newPage();
      workbench.watch(next);
      await next.goto(`${new URL(workbench.address).origin}/#launch=${code}`);
      return next;
    });
  },
});

async function firstAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The workbench ended before it was ready.');
}
