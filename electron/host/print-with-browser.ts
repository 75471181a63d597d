import type { Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';
import { PRINT_FLAGS, QUIET_FLAGS, sandboxFlags } from './browser-flags.ts';
import { UnavailableError } from './unavailable.ts';

export type Printer = Readonly<{
  /** One HTML document to a tagged PDF with an outline; page size and margins come from its own CSS. */
  print(html: string): Promise<Uint8Array>;
  /** Starts the browser, so that the first document does not wait for it. A browser that is missing is told by `print`. */
  prepare(): void;
  close(): Promise<void>;
}>;

const BLANK = '<!doctype html><title></title>';
/** A browser without work is given back. */
const IDLE_MS = 60_000;
/** Characters from which a document is worth a pause of a tenth of a second. */
const LARGE = 2_000_000;

/**
 * Prints with an installed browser, started at the first page and kept for the next ones; documents follow each other in
 * one tab, as a tab of its own costs more than most documents. The document is given as text with scripts off and every
 * request refused, so nothing it names is fetched.
 * `print` throws UnavailableError where no browser is installed.
 */
export function createBrowserPrinter(): Printer {
  let started: Promise<Page> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  const tab = (): Promise<Page> => {
    if (started === undefined) {
      const starting = start();
      const forget = (): void => {
        if (started === starting) started = undefined;
      };
      starting.then((page) => page.once('crash', forget).once('close', forget), forget);
      started = starting;
    }
    return started;
  };
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = started;
    started = undefined;
    await (await ending?.catch(() => undefined))?.context().browser()?.close();
  };
  const printNow = async (html: string): Promise<Uint8Array> => {
    const page = await tab();
    await page.setContent(html, { waitUntil: 'load' });
    // What a large document was made of lies here until V8 needs the room, while the browser needs it now.
    if (html.length > LARGE) globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  };
  const rest = async (): Promise<void> => {
    waiting -= 1;
    if (waiting > 0) return;
    idle = setTimeout(() => void end(), IDLE_MS).unref();
    // A large report is not kept in memory until the next one.
    await (await started)?.setContent(BLANK);
  };

  return {
    print(html) {
      clearTimeout(idle);
      waiting += 1;
      const printed = last.then(() => printNow(html));
      last = printed.then(rest, rest).catch(() => undefined);
      return printed;
    },
    prepare: () => void tab().catch(() => undefined),
    close: end,
  };
}

async function start(): Promise<Page> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new UnavailableError(
      'A PDF needs Chrome, Chromium or Edge, and none was found. Install one or set GROVE_BROWSER.',
    );
  }
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: [...QUIET_FLAGS, ...PRINT_FLAGS, ...sandboxFlags()] });
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.route('**/*', (route) => route.abort());
  return context.newPage();
}
