import type { RandomGenerator } from '../../../engine/math/random.ts';
import type { CheckedInstrument, CheckedMember, CheckedResult, CheckSubject } from '../../../engine/check/types.ts';
import { simulateCountTrial } from './simulate-count-trial.ts';
import { simulateMeanTrial, type MeanSetting } from './simulate-mean-trial.ts';

/** An instrument with what trials in chronic pain find on it. */
type UsualScores = Readonly<{
  instrument: CheckedInstrument;
  sd: number;
  baseline: number;
  decimals: readonly number[];
}>;

const instrument = (
  id: string,
  min: number,
  max: number,
  higherIs: 'better' | 'worse',
  itemsAveraged = 1,
): CheckedInstrument => ({ id, min, max, higherIs, integer: true, itemsAveraged, otherSds: [] });

const SCALES: readonly UsualScores[] = [
  { instrument: instrument('pain 0-10', 0, 10, 'worse'), sd: 2.2, baseline: 6, decimals: [1, 2] },
  { instrument: instrument('PEG', 0, 10, 'worse', 3), sd: 2.1, baseline: 5.8, decimals: [1, 2] },
  { instrument: instrument('RMDQ', 0, 24, 'worse'), sd: 5.4, baseline: 12, decimals: [1, 2] },
  { instrument: instrument('VAS', 0, 100, 'worse'), sd: 23, baseline: 58, decimals: [1] },
  { instrument: instrument('WEMWBS', 14, 70, 'better'), sd: 9, baseline: 44, decimals: [1, 2] },
];

const STUDIES = 8;

/** Which kind of trials a review holds. */
export type ReviewKind = 'means' | 'counts';

/**
 * One review of eight trials, each made from simulated people so that every printed number is one a real data set
 * could give: means of whole scores, t intervals, ANCOVA contrasts, Wald and Pearson tests, dropouts, two or one
 * decimals, missing contrasts.
 */
export function simulateReview(random: RandomGenerator, kind: ReviewKind, name: string): readonly CheckedResult[] {
  if (kind === 'counts') {
    const controlRisk = 0.1 + 0.5 * random.uniform();
    const logRatio = -0.3 + 0.2 * random.normal();
    return Array.from({ length: STUDIES }, (_, at) =>
      simulateCountTrial(random, {
        id: `${name} study ${at + 1}`,
        controlRisk,
        logRatio: logRatio + 0.1 * random.normal(),
      }),
    );
  }
  const scale = pick(random, SCALES);
  const effect = 0.35 + 0.2 * random.normal();
  const score = random.uniform() < 0.75 ? 'final' : 'change';
  return Array.from({ length: STUDIES }, (_, at) => {
    const setting: MeanSetting = {
      id: `${name} study ${at + 1}`,
      instrument: scale.instrument,
      sd: scale.sd * (0.85 + 0.3 * random.uniform()),
      baseline: scale.baseline + 0.3 * scale.sd * random.normal(),
      decimals: pick(random, scale.decimals),
      standardisedBenefit: effect + 0.12 * random.normal(),
      score: random.uniform() < 0.85 ? score : score === 'final' ? 'change' : 'final',
    };
    return simulateMeanTrial(random, setting);
  });
}

/** One result of a review with the others beside it, and the analysis they stand in. */
export function subjectOf(review: readonly CheckedResult[], at: number): CheckSubject {
  const result = review[at];
  if (result === undefined) throw new Error(`The review has no result ${at}.`);
  return { result, others: review.filter((other) => other !== result), members: review.map((row) => memberOf(row)) };
}

/** The row of a result in its analysis, with every arm in full. */
export function memberOf(result: CheckedResult): CheckedMember {
  return {
    resultId: result.id,
    studyId: result.studyId,
    studyLabel: result.studyLabel,
    subgroup: null,
    arms: result.arms.map(({ id, label, side, n }) => ({
      armId: id,
      label,
      side,
      nUsed: n?.value ?? null,
      nFull: n?.value ?? null,
    })),
  };
}

/** One of a list, each as likely. */
export function pick<Item>(random: RandomGenerator, items: readonly Item[]): Item {
  const item = items[random.integer(items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}
