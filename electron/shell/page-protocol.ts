import { protocol } from 'electron';
import { choicesIn, chosenTheme } from '../host/choices.ts';
import { readPageFiles } from '../host/page-files.ts';
import { PROTECTIVE_HEADERS } from '../host/policy.ts';

export const PAGE_ADDRESS = 'grove://app/';

/** Must run before the app is ready: pages of this scheme have an origin of their own, like https. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'grove', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answer grove:// from the built interface in memory, with the page's policy. */
export function servePageScheme(folder: string, dataFolder: string): void {
  const files = readPageFiles(folder, () => chosenTheme(choicesIn(dataFolder)));
  protocol.handle('grove', (request) => {
    const { host, pathname } = new URL(request.url);
    const reply = host === 'app' && request.method === 'GET' ? files(pathname) : undefined;
    if (reply === undefined) return new Response(null, { status: 404, headers: PROTECTIVE_HEADERS });
    return new Response(reply.body, { headers: reply.headers });
  });
}
