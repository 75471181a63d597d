import type { CheckedArm, CheckedContrast, CheckedResult } from '../../../engine/check/types.ts';
import { normalCdf, normalQuantile } from '../../../engine/math/distributions/normal.ts';
import type { RandomGenerator } from '../../../engine/math/random.ts';
import { printed, printedP } from './print.ts';
import { EMPTY_ARM, EMPTY_RESULT } from './simulate-mean-trial.ts';

/** The truth behind one trial with events; fewer events are better. */
export type CountSetting = Readonly<{ id: string; controlRisk: number; logRatio: number }>;

/** A two-arm trial with events from simulated people, and a risk or odds ratio in three of four. */
export function simulateCountTrial(
  random: RandomGenerator,
  { id, controlRisk, logRatio }: CountSetting,
): CheckedResult {
  const size = Math.round(Math.exp(Math.log(30) + random.uniform() * Math.log(8)));
  const draw = (n: number, risk: number): number =>
    Array.from({ length: n }, () => random.uniform()).filter((u) => u < risk).length;
  const sizes = [size, size + random.integer(7) - 3] as const;
  const events = [
    draw(sizes[0], Math.min(0.95, controlRisk * Math.exp(logRatio))),
    draw(sizes[1], controlRisk),
  ] as const;
  const arm = (at: 0 | 1, side: CheckedArm['side']): CheckedArm => ({
    ...EMPTY_ARM,
    id: `${id} ${side}`,
    label: side,
    side,
    n: printed(sizes[at], 0),
    nRandomised: printed(sizes[at] + random.integer(1 + Math.ceil(sizes[at] / 10)), 0),
    events: printed(events[at], 0),
  });
  const contrast = random.uniform() < 0.25 ? null : contrastOf(random, events[0], sizes[0], events[1], sizes[1]);
  const significant = (contrast?.p?.value ?? 1) < 0.05;
  const better = (contrast?.estimate?.value ?? 1) < 1;
  return {
    ...EMPTY_RESULT,
    id,
    studyId: id,
    studyLabel: id,
    outcome: 'any event',
    better: 'lower',
    arms: [arm(0, 'intervention'), arm(1, 'comparator')],
    contrast,
    nTotal: random.uniform() < 0.5 ? printed(sizes[0] + sizes[1], 0) : null,
    textSays: significant && random.uniform() < 0.6 ? (better ? 'favours intervention' : 'favours comparator') : null,
  };
}

/** Null with an empty cell: such trials print no ratio. */
function contrastOf(random: RandomGenerator, a: number, n1: number, c: number, n2: number): CheckedContrast | null {
  const [b, d] = [n1 - a, n2 - c];
  if (Math.min(a, b, c, d) === 0) return null;
  const measure = random.uniform() < 0.6 ? 'RR' : 'OR';
  const log = measure === 'RR' ? Math.log(a / n1 / (c / n2)) : Math.log((a * d) / (b * c));
  const standardError = Math.sqrt(measure === 'RR' ? 1 / a - 1 / n1 + 1 / c - 1 / n2 : 1 / a + 1 / b + 1 / c + 1 / d);
  const quantile = normalQuantile(0.975);
  // One trial in three prints the p-value of Pearson's test beside a Wald interval, as papers do.
  const pearson = Math.sqrt(((a * d - b * c) ** 2 * (n1 + n2)) / (n1 * n2 * (a + c) * (b + d)));
  const statistic = random.uniform() < 1 / 3 ? pearson : Math.abs(log) / standardError;
  return {
    measure,
    estimate: printed(Math.exp(log), 2),
    ciLow: printed(Math.exp(log - quantile * standardError), 2),
    ciHigh: printed(Math.exp(log + quantile * standardError), 2),
    level: 0.95,
    p: random.uniform() < 0.85 ? printedP(2 * normalCdf(statistic, { upper: true }), random.uniform() < 0.5) : null,
    t: null,
    f: null,
    observedMinusExpected: null,
    variance: null,
    tails: 2,
    se: null,
    adjusted: false,
  };
}
