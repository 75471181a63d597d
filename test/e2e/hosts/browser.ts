import { expect, type WebSocketRoute } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { askForWindow, root, shared } from './shared.ts';
import type { HostFixtures } from './types.ts';

const cli = join(root, 'dist', 'electron', 'cli.js');

type Served = Readonly<{ address: string }>;

/** The browser host: a backend of its own for each test, driven in the browser of the run. */
export const browserHost = shared.extend<HostFixtures & { served: Served }>({
  served: async ({ files, environment }, give) => {
    const child = spawn(process.execPath, [cli, 'open', files.project, '--no-window'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await give({ address: await firstAddress(child.stdout) });
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code, 'exit code of the backend').toBe(0);
  },

  page: async ({ page, served, watch }, give) => {
    watch(page);
    await page.goto(served.address);
    await give(page);
  },

  openWindow: async ({ page, context, watch }, give) => {
    await give(async () => {
      const opening = context.waitForEvent('page');
      await askForWindow(page);
      const next = await opening;
      watch(next);
      return next;
    });
  },

  line: async ({ page }, give) => {
    const lines: WebSocketRoute[] = [];
    let isCut = false;
    await page.routeWebSocket(/\/rpc$/u, (line) => {
      if (isCut) {
        void line.close();
        return;
      }
      line.connectToServer();
      lines.push(line);
    });
    await page.reload();
    await give({
      async cut() {
        isCut = true;
        await Promise.all(lines.map((line) => line.close()));
      },
      mend: () => void (isCut = false),
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
