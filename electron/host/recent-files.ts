import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { RecentFile } from '../../api/contract/host.ts';

const LONGEST_LIST = 10;
type Stored = Readonly<{ path: string; openedAt: string }>;

/** The last opened project files, newest first; files that are gone are left out. `list` is where they are kept. */
export function readRecentFiles(list: string): readonly RecentFile[] {
  return readStored(list)
    .filter(({ path }) => existsSync(path))
    .map(({ path, openedAt }) => ({ path, openedAt, name: basename(path) }));
}

/** Put `path` first on the list. A list that cannot be written is no reason to stop: it is only a convenience. */
export function rememberFile(list: string, path: string, openedAt: string): void {
  const others = readStored(list).filter((entry) => entry.path !== path);
  const text = JSON.stringify([{ path, openedAt }, ...others].slice(0, LONGEST_LIST));
  try {
    mkdirSync(dirname(list), { recursive: true });
    writeFileSync(`${list}.new`, text);
    renameSync(`${list}.new`, list);
  } catch {
    return;
  }
}

/** Read before the first window is there, when a library of schemas would still have to be loaded. */
function readStored(list: string): readonly Stored[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(list, 'utf8'));
    return Array.isArray(entries) && entries.every(isStored) ? entries : [];
  } catch {
    return [];
  }
}

function isStored(entry: unknown): entry is Stored {
  if (typeof entry !== 'object' || entry === null) return false;
  const { path, openedAt } = entry as Record<string, unknown>;
  return typeof path === 'string' && typeof openedAt === 'string';
}
