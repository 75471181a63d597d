// The workbench in a real browser, for the bench: a host of its own on a project file, and the page that shows it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { QUIET_FLAGS, sandboxFlags } from '../../electron/host/browser-flags.ts';
import { findBrowser } from '../../electron/host/find-browser.ts';
import { BACKEND_ENVIRONMENT, BACKEND_FLAGS } from '../node24.mjs';

/**
 * Starts the host on `path`, as the command does; `folder` holds its own data. Resolves to its process and its one-use address.
 * GROVE_BENCH_CLI measures another build than the one in dist.
 */
export async function openHost(path, folder) {
  const cli = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'cli.js');
  const host = spawn(
    process.execPath,
    [...BACKEND_FLAGS, process.env.GROVE_BENCH_CLI ?? cli, 'open', path, '--no-window'],
    {
      env: { ...BACKEND_ENVIRONMENT, ...process.env, XDG_DATA_HOME: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return { host, address: await firstAddress(host.stdout) };
}

/** Opens `path` and resolves to its page and a function that ends everything. `folder` holds the host's own data. */
export async function openWorkbench(path, folder) {
  const { host, address } = await openHost(path, folder);
  const executablePath = process.env.GROVE_BROWSER ?? findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...QUIET_FLAGS, ...sandboxFlags()] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  // The heading of a screen stands once the page is connected and has its token.
  await page.locator('main h1').first().waitFor();
  return {
    page,
    async close() {
      await browser.close();
      host.kill('SIGTERM');
      await once(host, 'exit');
    },
  };
}

async function firstAddress(output) {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The workbench ended before it was ready.');
}
