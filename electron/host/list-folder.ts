import { readdir } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { Folder, FolderEntry } from '../../api/contract/host.ts';
import { UnavailableError } from './unavailable.ts';

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Folders first, then files with one of the endings (any where none is given); hidden ones are left out. */
export async function listFolder(path: string, extensions: readonly string[]): Promise<Folder> {
  const folder = resolve(path);
  const children = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new UnavailableError(`This folder cannot be read: ${folder}`);
  });
  const entries = children
    .filter(({ name }) => !name.startsWith('.'))
    .filter((child) => child.isDirectory() || (child.isFile() && hasEnding(child.name, extensions)))
    .map((child): FolderEntry => ({
      name: child.name,
      path: join(folder, child.name),
      kind: child.isDirectory() ? 'folder' : 'file',
    }))
    .toSorted((a, b) => (a.kind === b.kind ? byName.compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1));
  const parent = dirname(folder);
  return { path: folder, parent: parent === folder ? null : parent, entries };
}

function hasEnding(name: string, extensions: readonly string[]): boolean {
  return extensions.length === 0 || extensions.includes(extname(name).slice(1).toLowerCase());
}
