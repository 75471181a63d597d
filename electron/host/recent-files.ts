import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../../api/contract/host.ts';

const LONGEST_LIST = 10;
const stored = z.array(z.object({ path: z.string(), openedAt: z.string() }));

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

function readStored(list: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(readFileSync(list, 'utf8')));
  } catch {
    return [];
  }
}
