import type { DerivedReview } from '../../engine/review/derived.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import {
  checkInTurns,
  checkWholeReview,
  concernsEveryStudy,
  uncheckedReview,
  updateSentinel,
  type Sentinel,
} from '../../engine/review/sentinel/sentinel.ts';

/** The findings of the error checks of one open file, made when first asked for and kept up with its edits. */
export type Sentinels = Readonly<{
  /**
   * Studies edited since the last pass are checked anew; what that means to other studies shows after the next pass. In a large review
   * nothing is found when this is first asked for: its checks follow.
   */
  present: () => Sentinel;
  /** After a pass over every study, where edits have been made since the last one. */
  whole: () => Sentinel;
  /**
   * Told of each edit. `wantsAll`: somebody looks at the whole list. Of a large edit only the first studies are checked at once; what was
   * found stays until the checks follow.
   */
  update: (wantsAll: boolean) => void;
  /** Whether studies of a large review or edit still wait to be checked. */
  isBehind: () => boolean;
  /** Checks the next of them, few enough for another request to be answered in between. */
  advance: () => void;
}>;

/** So many studies are checked before a screen that marks their numbers is shown, or an edit of what all rest on answered: less than a tenth of a second. */
const SMALL_REVIEW = 30;
/** Turns of a pass between two requests: some 25 ms. */
const TURNS = 25;
/** Studies of one edit that are checked before it is answered: a gesture of the hand touches one. */
const AT_ONCE = 2;
/** Each step beyond a study costs a walk over the whole review: an import of thousands is not checked one by one. */
const STEPS = 30;

export function createSentinels(derived: () => DerivedReview): Sentinels {
  let sentinel: Sentinel | undefined;
  /** A pass over a large review, while it is on its way. */
  let passing: ReturnType<typeof checkInTurns> | undefined;

  const index = () => reviewIndexOf(derived());
  function pass(before?: Sentinel): Sentinel {
    passing = undefined;
    return (sentinel = checkWholeReview(index(), derived(), before));
  }

  function begin(): Sentinel {
    if (index().snapshot.study.size <= SMALL_REVIEW) return pass();
    passing = checkInTurns(index(), derived());
    return (sentinel = uncheckedReview(index()));
  }

  /** What was found stays until the pass is done. */
  function passLater(before: Sentinel): void {
    passing = checkInTurns(index(), derived(), before);
    sentinel = { ...before, isPartial: true, waiting: new Set(index().snapshot.study.keys()), changedRows: new Set() };
  }

  function advancePass(turns: NonNullable<typeof passing>): void {
    for (let turn = 0; turn < TURNS; turn++) {
      const { done, value } = turns.next();
      if (done !== true) continue;
      passing = undefined;
      // Edits made meanwhile are caught up with as those of later are.
      sentinel = updateSentinel(value, index(), derived(), AT_ONCE);
      return;
    }
  }

  return {
    present: () => sentinel ?? begin(),
    whole: () => (sentinel === undefined || sentinel.isPartial ? pass(sentinel) : sentinel),
    update(wantsAll) {
      if (sentinel === undefined) return;
      if (wantsAll) pass(sentinel);
      else if (passing !== undefined) return;
      else if (index().snapshot.study.size > SMALL_REVIEW && concernsEveryStudy(sentinel, index())) passLater(sentinel);
      else sentinel = updateSentinel(sentinel, index(), derived(), AT_ONCE);
    },
    isBehind: () => sentinel !== undefined && sentinel.waiting.size > 0,
    advance() {
      if (sentinel === undefined) return;
      if (passing !== undefined) return advancePass(passing);
      const share = Math.max(1, Math.ceil(sentinel.waiting.size / STEPS));
      const next = updateSentinel(sentinel, index(), derived(), share);
      // The views are made anew once, after the last of them.
      sentinel = { ...next, changedRows: new Set([...sentinel.changedRows, ...next.changedRows]) };
    },
  };
}
