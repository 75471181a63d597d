import type { EditionItem, EditionsHead } from '../../contract/editions.ts';
import type { View } from '../../contract/views.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import { ENGINE_VERSION } from '../report-input.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';

/** Editions of the review, newest first. */
export function buildEditions({ index }: ViewContext, memo: Memo): View<EditionsHead, EditionItem> {
  const { edition: editions } = index.snapshot;
  return memo.keep('editions', [editions], () => {
    const newestFirst = [...editions.values()].toSorted((a, b) => b.number - a.number);
    const items = newestFirst.map(({ contentHash: _hash, ...edition }): readonly [string, EditionItem] => [
      edition.id,
      edition,
    ]);
    return collect<EditionsHead, EditionItem>({ total: items.length, engineVersion: ENGINE_VERSION }, items);
  });
}
