import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { contentSecurityPolicy, newNonce, NONCE_PLACEHOLDER, PROTECTIVE_HEADERS } from './policy.ts';

export type PageReply = Readonly<{ headers: Readonly<Record<string, string>>; body: Uint8Array<ArrayBuffer> }>;

/** The built interface by address path; undefined for any path that is not one of its files. */
export type PageFiles = (path: string) => PageReply | undefined;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

/**
 * Read the whole built interface of `folder` into memory. Requests are answered from that list alone, so no address
 * can reach another file. `theme` is asked at each load of the page, which is painted before it can ask for anything.
 */
export function readPageFiles(folder: string, theme: () => 'light' | 'dark' | null = () => null): PageFiles {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`The interface has not been built: there is none in ${folder}.`);
  const files = new Map<string, Readonly<{ type: string; bytes: Buffer<ArrayBuffer> }>>();
  const inside = realpathSync(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const type = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file);
    // A link, or what lies behind a linked folder, is no file of the interface.
    if (realpathSync(file) !== join(inside, path)) continue;
    files.set(`/${path.split(sep).join('/')}`, { type, bytes: readFileSync(file) });
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return (path) => {
    if (path === '/' || path === '/index.html') return pageReply(page, theme());
    const file = files.get(path);
    if (file === undefined) return undefined;
    // Names of built files carry a hash of their content.
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return { headers: { ...PROTECTIVE_HEADERS, 'content-type': file.type, 'cache-control': cache }, body: file.bytes };
  };
}

function pageReply(page: string, theme: 'light' | 'dark' | null): PageReply {
  const nonce = newNonce();
  const themed = theme === null ? page : page.replace('<html ', `<html data-theme="${theme}" `);
  return {
    headers: {
      ...PROTECTIVE_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
    body: Buffer.from(themed.replaceAll(NONCE_PLACEHOLDER, nonce)),
  };
}
