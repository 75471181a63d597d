// The seeded-fault benchmark in two rows; `node build/bench/fault-benchmark.mjs` prints it fault by fault and check by check.
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { checkWholeReview, updateSentinel } from '../../engine/review/sentinel/sentinel.ts';
import { generateReview, snapshotOf } from '../../test/fixtures/generated-review.ts';
import { withChange } from '../../test/fixtures/with-change.ts';
import { scoreFaults } from './faults/score.ts';

const EDITS = 60;

/** Milliseconds to check the study of each of some edits, in a review of 100 studies; and to check all of it. */
function timeChecks() {
  let snapshot = snapshotOf(generateReview({ studies: 100, analyses: 20 }));
  let derived = deriveReview(snapshot);
  checkWholeReview(reviewIndexOf(derived), derived);
  const started = performance.now();
  let sentinel = checkWholeReview(reviewIndexOf(derived), derived);
  const whole = performance.now() - started;
  const ids = [...snapshot.value.keys()];
  const times = Array.from({ length: EDITS }, (_, edit) => {
    snapshot = withChange(snapshot, 'value', ids[(edit * 37) % ids.length], { number: edit });
    derived = deriveReview(snapshot, derived);
    const from = performance.now();
    sentinel = updateSentinel(sentinel, reviewIndexOf(derived), derived);
    return performance.now() - from;
  }).toSorted((a, b) => a - b);
  return { whole, median: times[EDITS / 2], high: times[Math.floor(EDITS * 0.95)] };
}

/** Share of 1,000 planted extraction errors that the checks find, and of 1,000 clean results on which they speak up. */
export async function rows() {
  const score = scoreFaults({ perKind: 100, controls: 1000, seed: 20261122 });
  const found = score.kinds.reduce((sum, kind) => sum + kind.found, 0);
  const planted = score.kinds.reduce((sum, kind) => sum + kind.planted, 0);
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
  const { whole, median, high } = timeChecks();
  return [
    { row: 'checks of the edited study, 100 studies: median', figure: `${median.toFixed(1)} ms`, bar: '5 ms' },
    { row: 'checks of the edited study, 100 studies: p95', figure: `${high.toFixed(1)} ms`, bar: '5 ms' },
    { row: 'checks of all 100 studies', figure: `${whole.toFixed(0)} ms`, bar: 'printed' },
    { row: 'extraction checks: planted errors found', figure: percent(found, planted), bar: 'printed' },
    {
      row: 'extraction checks: clean results with an alarm',
      figure: percent(score.alarmed, score.controls),
      bar: 'printed',
    },
  ];
}
