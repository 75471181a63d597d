import type { CheckedArm, CheckedContrast, CheckedInstrument, CheckedResult } from '../../../engine/check/types.ts';
import { normalCdf, normalQuantile } from '../../../engine/math/distributions/normal.ts';
import { studentTCdf, studentTQuantile } from '../../../engine/math/distributions/student-t.ts';
import type { RandomGenerator } from '../../../engine/math/random.ts';
import { printed, printedP } from './print.ts';

/** The truth behind one trial with scores. */
export type MeanSetting = Readonly<{
  id: string;
  instrument: CheckedInstrument;
  sd: number;
  baseline: number;
  decimals: number;
  /** Difference of the arms in SDs, positive when the intervention is better. */
  standardisedBenefit: number;
  score: 'final' | 'change';
}>;

type People = Readonly<{ baseline: readonly number[]; final: readonly number[] }>;

const CORRELATION = 0.55;

/** A two-arm trial from simulated people: scores in whole items within the range, summaries as a paper prints them. */
export function simulateMeanTrial(random: RandomGenerator, setting: MeanSetting): CheckedResult {
  const { instrument, decimals, score } = setting;
  const size = Math.round(Math.exp(Math.log(18) + random.uniform() * Math.log(8)));
  const toward = instrument.higherIs === 'better' ? 1 : -1;
  const intervention = people(random, setting, size, toward * setting.sd * (0.3 + setting.standardisedBenefit));
  const comparator = people(random, setting, size + random.integer(5) - 2, toward * setting.sd * 0.3);
  const outcome = ({ baseline, final }: People): readonly number[] =>
    score === 'final' ? final : final.map((value, at) => value - (baseline[at] ?? 0));
  const arm = (id: string, side: CheckedArm['side'], group: People): CheckedArm => ({
    ...EMPTY_ARM,
    id: `${setting.id} ${id}`,
    label: id,
    side,
    n: printed(group.final.length, 0),
    nRandomised: printed(group.final.length + random.integer(1 + Math.ceil(group.final.length / 8)), 0),
    mean: printed(mean(outcome(group)), decimals),
    sd: printed(standardDeviation(outcome(group)), decimals),
    baselineMean: printed(mean(group.baseline), decimals),
    baselineSd: printed(standardDeviation(group.baseline), decimals),
    finalSd: score === 'change' ? printed(standardDeviation(group.final), decimals) : null,
  });
  const arms = [arm('intervention', 'intervention', intervention), arm('comparator', 'comparator', comparator)];
  const contrast = random.uniform() < 0.25 ? null : contrastOf(random, setting, intervention, comparator, outcome);
  const p = contrast?.p?.value ?? 1;
  const benefit = toward * (contrast?.estimate?.value ?? 0);
  return {
    ...EMPTY_RESULT,
    id: setting.id,
    studyId: setting.id,
    studyLabel: setting.id,
    outcome: 'pain and function',
    score,
    instrument,
    arms,
    contrast,
    nTotal: random.uniform() < 0.5 ? printed(intervention.final.length + comparator.final.length, 0) : null,
    textSays: p < 0.05 && random.uniform() < 0.6 ? (benefit > 0 ? 'favours intervention' : 'favours comparator') : null,
  };
}

function people(
  random: RandomGenerator,
  { instrument, sd, baseline }: MeanSetting,
  size: number,
  change: number,
): People {
  const [min, max] = [instrument.min ?? 0, instrument.max ?? 100];
  const onScale = (value: number): number =>
    Math.round(Math.min(max, Math.max(min, value)) * instrument.itemsAveraged) / instrument.itemsAveraged;
  const before: number[] = [];
  const after: number[] = [];
  for (let person = 0; person < size; person += 1) {
    const latent = random.normal();
    before.push(onScale(baseline + sd * latent));
    after.push(
      onScale(baseline + change + sd * (CORRELATION * latent + Math.sqrt(1 - CORRELATION ** 2) * random.normal())),
    );
  }
  return { baseline: before, final: after };
}

/** ANCOVA, a pooled t-test or a large-sample z interval, as trials report them. */
function contrastOf(
  random: RandomGenerator,
  { decimals }: MeanSetting,
  one: People,
  two: People,
  outcome: (group: People) => readonly number[],
): CheckedContrast {
  const [y1, y2] = [outcome(one), outcome(two)];
  const [n1, n2] = [y1.length, y2.length];
  const raw = mean(y1) - mean(y2);
  const [ss1, ss2] = [sumOfSquares(y1), sumOfSquares(y2)];
  const style = random.uniform();
  let estimate = raw;
  let standardError = Math.sqrt(((ss1 + ss2) / (n1 + n2 - 2)) * (1 / n1 + 1 / n2));
  let degreesOfFreedom: number | null = n1 + n2 - 2;
  const adjusted = style < 0.4;
  if (adjusted) {
    const xx = sumOfSquares(one.baseline) + sumOfSquares(two.baseline);
    const slope = (sumOfProducts(one.baseline, y1) + sumOfProducts(two.baseline, y2)) / xx;
    const imbalance = mean(one.baseline) - mean(two.baseline);
    degreesOfFreedom = n1 + n2 - 3;
    estimate = raw - slope * imbalance;
    const residual = (ss1 + ss2 - slope ** 2 * xx) / degreesOfFreedom;
    standardError = Math.sqrt(residual * (1 / n1 + 1 / n2 + imbalance ** 2 / xx));
  } else if (style < 0.55) {
    degreesOfFreedom = null;
    standardError = Math.sqrt(ss1 / (n1 - 1) / n1 + ss2 / (n2 - 1) / n2);
  }
  const quantile = degreesOfFreedom === null ? normalQuantile(0.975) : studentTQuantile(0.975, degreesOfFreedom);
  const statistic = Math.abs(estimate) / standardError;
  const p =
    2 *
    (degreesOfFreedom === null
      ? normalCdf(statistic, { upper: true })
      : studentTCdf(statistic, degreesOfFreedom, { upper: true }));
  return {
    measure: 'MD',
    estimate: printed(estimate, decimals),
    ciLow: printed(estimate - quantile * standardError, decimals),
    ciHigh: printed(estimate + quantile * standardError, decimals),
    level: 0.95,
    p: random.uniform() < 0.85 ? printedP(p, random.uniform() < 0.5) : null,
    t: null,
    f: null,
    observedMinusExpected: null,
    variance: null,
    tails: 2,
    se: null,
    adjusted,
  };
}

export const EMPTY_ARM = {
  n: null,
  nRandomised: null,
  mean: null,
  sd: null,
  se: null,
  ciLow: null,
  ciHigh: null,
  level: 0.95,
  median: null,
  q1: null,
  q3: null,
  min: null,
  max: null,
  events: null,
  percent: null,
  personTime: null,
  baselineMean: null,
  baselineSd: null,
  finalSd: null,
  estimation: 'raw',
  counts: 'raw',
} as const satisfies Partial<CheckedArm>;

export const EMPTY_RESULT = {
  timeText: '8 weeks',
  timeDays: 56,
  score: null,
  design: 'parallel',
  designAdjusted: false,
  unit: 'person',
  instrument: null,
  contrast: null,
  nTotal: null,
  better: null,
  textSays: null,
} as const satisfies Partial<CheckedResult>;

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sumOfSquares(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}

function sumOfProducts(x: readonly number[], y: readonly number[]): number {
  const [centreX, centreY] = [mean(x), mean(y)];
  return x.reduce((sum, value, at) => sum + (value - centreX) * ((y[at] ?? 0) - centreY), 0);
}

export function standardDeviation(values: readonly number[]): number {
  return Math.sqrt(sumOfSquares(values) / (values.length - 1));
}
