import { BrowserWindow, session, type PrintToPDFOptions } from 'electron';
import { randomUUID } from 'node:crypto';
import { PROTECTIVE_HEADERS } from '../host/policy.ts';
import { lockSession } from './lock.ts';

/** A session of its own in memory, so that what is printed shares nothing with the pages of the workbench. */
const PARTITION = 'print';
const ADDRESS = 'grove://print/';

/** A printed page loads nothing but what it carries within itself, and runs no script. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** Page size, margins and page numbers come from the document's own CSS, so that every host prints the same pages. */
export const PRINT_OPTIONS = {
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  preferCSSPageSize: true,
  printBackground: true,
} as const satisfies PrintToPDFOptions;

export type Printer = Readonly<{ print(html: string): Promise<Uint8Array> }>;

/**
 * Prints in a hidden sandboxed window with scripts off. The document is served from memory under an address nobody can
 * guess (a data address holds 2 MB at most, and a report carries its fonts). Must be made once the app is ready.
 */
export function createPrinter(): Printer {
  const waiting = new Map<string, string>();
  const printing = session.fromPartition(PARTITION);
  lockSession(printing);
  printing.protocol.handle('grove', ({ url }) => {
    const html = waiting.get(url);
    if (html === undefined) return new Response(null, { status: 404, headers: PROTECTIVE_HEADERS });
    const headers = {
      ...PROTECTIVE_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    };
    return new Response(html, { headers });
  });
  return {
    async print(html) {
      const address = `${ADDRESS}${randomUUID()}`;
      waiting.set(address, html);
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          partition: PARTITION,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          javascript: false,
          spellcheck: false,
        },
      });
      try {
        await window.loadURL(address);
        return await window.webContents.printToPDF(PRINT_OPTIONS);
      } finally {
        waiting.delete(address);
        window.destroy();
      }
    },
  };
}
