import type { ReadableDb } from '../../db/brands.ts';
import { wasFirst } from '../../db/repositories/commands.ts';
import { COMMANDS } from './views/phrases.ts';

/** Who judged and extracted what is bundled: whoever opens it has yet to. */
export const MAKER = 'Grove';

/** Whether the file began as one of the reviews that come with Grove, whatever has been changed in it since. */
export function isExample(db: ReadableDb): boolean {
  return wasFirst(db, { name: COMMANDS.makeReview, actor: MAKER });
}
