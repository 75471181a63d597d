import type { DerivedReview } from '../../engine/review/derived.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { checkWholeReview, updateSentinel, type Sentinel } from '../../engine/review/sentinel/sentinel.ts';

/** The findings of the error checks of one open file, made when first asked for and kept up with its edits. */
export type Sentinels = Readonly<{
  /** Studies edited since the last pass are checked anew; what that means to other studies shows after the next pass. */
  present: () => Sentinel;
  /** After a pass over every study, where edits have been made since the last one. */
  whole: () => Sentinel;
  /** Told of each edit. `wantsAll`: somebody looks at the whole list. Of a large edit only the first studies are checked at once. */
  update: (wantsAll: boolean) => void;
  /** Whether studies of a large edit still wait to be checked. */
  isBehind: () => boolean;
  /** Checks the next of them, few enough for another request to be answered in between. */
  advance: () => void;
}>;

/** Studies of one edit that are checked before it is answered: a gesture of the hand touches one. */
const AT_ONCE = 2;
/** Each step beyond a study costs a walk over the whole review: an import of thousands is not checked one by one. */
const STEPS = 30;

export function createSentinels(derived: () => DerivedReview): Sentinels {
  let sentinel: Sentinel | undefined;
  const pass = (before?: Sentinel) => (sentinel = checkWholeReview(reviewIndexOf(derived()), derived(), before));
  return {
    present: () => sentinel ?? pass(),
    whole: () => (sentinel === undefined || sentinel.isPartial ? pass(sentinel) : sentinel),
    update(wantsAll) {
      if (sentinel === undefined) return;
      if (wantsAll) pass(sentinel);
      else sentinel = updateSentinel(sentinel, reviewIndexOf(derived()), derived(), AT_ONCE);
    },
    isBehind: () => sentinel !== undefined && sentinel.waiting.size > 0,
    advance() {
      if (sentinel === undefined) return;
      const share = Math.max(1, Math.ceil(sentinel.waiting.size / STEPS));
      const next = updateSentinel(sentinel, reviewIndexOf(derived()), derived(), share);
      // The views are made anew once, after the last of them.
      sentinel = { ...next, changedRows: new Set([...sentinel.changedRows, ...next.changedRows]) };
    },
  };
}
