import { existsSync, mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ProjectFileError } from '../../db/errors.ts';
import { readRecentFiles } from './recent-files.ts';

export type DefaultReviewOptions = Readonly<{
  /** Grove's own folder, where the bundled review is made. */
  dataFolder: string;
  recentFilesList: string;
  /** Told in one sentence when another review was opened than the one the reader may expect. */
  say?: ((sentence: string) => void) | undefined;
}>;

/** Another Grove has the file open: the reader wants that window, not another review. */
const HELD_ELSEWHERE: ReadonlySet<ProjectFileError['kind']> = new Set(['locked']);

/**
 * Opens the file named; else the last one opened, else the bundled review, made in `dataFolder` the first time. Grove never
 * opens on an empty page: where no file was named and the last one cannot be opened, `say` is told why and the bundled
 * review takes its place, under a new name if its own is taken by a file of an early version. Nothing is overwritten.
 *
 * @param open throws ProjectFileError
 * @throws ProjectFileError (as a rejection) for a file that was named, or when even the bundled review cannot be opened
 */
export async function openReviewOrDefault<Opened>(
  named: string | undefined,
  { dataFolder, recentFilesList, say }: DefaultReviewOptions,
  open: (path: string) => Opened,
): Promise<Opened> {
  if (named !== undefined) return open(resolve(named));
  const [last] = readRecentFiles(recentFilesList);
  for (const path of [...(last === undefined ? [] : [last.path]), ...bundledNames(dataFolder)]) {
    try {
      await makeIfBundled(path, dataFolder);
      return open(path);
    } catch (error) {
      if (!(error instanceof ProjectFileError) || HELD_ELSEWHERE.has(error.kind)) throw error;
      say?.(`${error.sentence} The bundled review is opened instead.`);
    }
  }
  throw new ProjectFileError('exists', join(dataFolder, BUNDLED_NAME(1)));
}

const MOST_NAMES = 20;
const BUNDLED_NAME = (number: number) => (number === 1 ? 'mindfulness.grove' : `mindfulness ${number}.grove`);

/** `mindfulness.grove`, then `mindfulness 2.grove` and so on. */
function bundledNames(folder: string): string[] {
  return Array.from({ length: MOST_NAMES }, (_, index) => join(folder, BUNDLED_NAME(index + 1)));
}

async function makeIfBundled(path: string, folder: string): Promise<void> {
  if (existsSync(path) || path !== join(folder, basename(path))) return;
  mkdirSync(folder, { recursive: true });
  // Needed once on each computer, so it is not loaded at every other start.
  const { makeBundledReview } = await import('../../api/procedures/make-review.ts');
  makeBundledReview(path, { actor: 'Grove', now: () => new Date() });
}
