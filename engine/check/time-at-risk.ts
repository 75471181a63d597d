import { armPair } from './effect-of-result.ts';
import type { CheckedResult, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

/** Arms of one trial are watched about equally long; beyond this the time of one is in another unit (T). */
const LARGEST_RATIO = 3;

/** E21, high: the time at risk of each person in one arm is over three times that in the other. */
export function timeAtRiskBetweenArms(result: CheckedResult): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null) return [];
  const { intervention: one, comparator: two, interventionAt, comparatorAt } = pair;
  if (one.personTime === null || two.personTime === null || one.n === null || two.n === null) return [];
  const [first, second] = [one.personTime.value / one.n.value, two.personTime.value / two.n.value];
  if (!(first > 0 && second > 0 && Number.isFinite(first / second))) return [];
  const ratio = Math.max(first / second, second / first);
  if (ratio <= LARGEST_RATIO) return [];
  return [
    {
      check: 'E21',
      severity: 'high',
      fields: [`arms[${interventionAt}].personTime`, `arms[${comparatorAt}].personTime`],
      message: `${capitalise(armField(one, 'person-time', one.personTime))} and ${armField(two, 'person-time', two.personTime)} come to very different times for each person: the units may differ.`,
      arithmetic: `${asPrinted(one.personTime)} / ${asPrinted(one.n)} = ${computed(first)} and ${asPrinted(two.personTime)} / ${asPrinted(two.n)} = ${computed(second)}, ratio ${fixed(ratio, 1)} > ${LARGEST_RATIO}`,
      suggestion: 'Bring both to one unit: a year is 12 months, 52 weeks or 365 days.',
    },
  ];
}
