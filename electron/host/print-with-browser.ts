import { findBrowser } from './find-browser.ts';
import { QUIET_FLAGS, sandboxFlags } from './browser-flags.ts';
import { UnavailableError } from './unavailable.ts';

export type Printer = Readonly<{
  /** One HTML document to a tagged PDF with an outline; page size and margins come from its own CSS. */
  print(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}>;

/**
 * Prints with an installed browser, started at the first page and kept for the next ones. The document is given as
 * text with scripts off and every request refused, so nothing it names is fetched.
 * `print` throws UnavailableError where no browser is installed.
 */
export function createBrowserPrinter(): Printer {
  let started: ReturnType<typeof start> | undefined;
  return {
    async print(html) {
      started ??= start();
      started.catch(() => (started = undefined));
      const browser = await started;
      const context = await browser.newContext({ javaScriptEnabled: false });
      try {
        await context.route('**/*', (route) => route.abort());
        const page = await context.newPage();
        await page.setContent(html, { waitUntil: 'load' });
        return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
      } finally {
        await context.close();
      }
    },
    async close() {
      const browser = await started?.catch(() => undefined);
      started = undefined;
      await browser?.close();
    },
  };
}

async function start() {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new UnavailableError(
      'A PDF needs Chrome, Chromium or Edge, and none was found. Install one or set GROVE_BROWSER.',
    );
  }
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: [...QUIET_FLAGS, ...sandboxFlags()] });
}
