// The seeded-fault benchmark in two rows; `node build/bench/fault-benchmark.mjs` prints it fault by fault and check by check.
import { scoreFaults } from './faults/score.ts';

/** Share of 1,000 planted extraction errors that the checks find, and of 1,000 clean results on which they speak up. */
export async function rows() {
  const score = scoreFaults({ perKind: 100, controls: 1000, seed: 20261122 });
  const found = score.kinds.reduce((sum, kind) => sum + kind.found, 0);
  const planted = score.kinds.reduce((sum, kind) => sum + kind.planted, 0);
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
  return [
    { row: 'extraction checks: planted errors found', figure: percent(found, planted), bar: 'printed' },
    {
      row: 'extraction checks: clean results with an alarm',
      figure: percent(score.alarmed, score.controls),
      bar: 'printed',
    },
  ];
}
