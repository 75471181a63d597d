import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { readRecentFiles } from './recent-files.ts';

/**
 * The file to open: the one named, else the last one opened, else the bundled review, made in `dataFolder` the first
 * time. Grove never opens on an empty page.
 */
export function reviewToOpen(named: string | undefined, dataFolder: string, recentFilesList: string): string {
  if (named !== undefined) return resolve(named);
  const [last] = readRecentFiles(recentFilesList);
  if (last !== undefined) return last.path;
  const path = join(dataFolder, 'mindfulness.grove');
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true });
    makeBundledReview(path, { actor: 'Grove', now: () => new Date() });
  }
  return path;
}
