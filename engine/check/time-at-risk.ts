import { armPair } from './effect-of-result.ts';
import type { CheckedResult, CheckFinding, PrintedValue } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

/** Arms of one trial are watched about equally long; beyond this the time of one is in another unit (T). */
const LARGEST_RATIO = 3;
/** Without the people in each arm an uneven allocation could explain less than this: a year has twelve months (T). */
const LARGEST_RATIO_OF_TOTALS = 8;

const SUGGESTION = 'Bring both to one unit: a year is 12 months, 52 weeks or 365 days.';

/** E21, high: the time at risk of each person in one arm is over three times that in the other, or (where the people are not printed) its total over eight times. */
export function timeAtRiskBetweenArms(result: CheckedResult): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null) return [];
  const { intervention: one, comparator: two, interventionAt, comparatorAt } = pair;
  if (one.personTime === null || two.personTime === null) return [];
  if (one.n === null || two.n === null) return betweenTotals(pair, one.personTime, two.personTime);
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
      suggestion: SUGGESTION,
    },
  ];
}

function betweenTotals(
  { intervention, comparator, interventionAt, comparatorAt }: NonNullable<ReturnType<typeof armPair>>,
  first: PrintedValue,
  second: PrintedValue,
): CheckFinding[] {
  const ratio = Math.max(first.value / second.value, second.value / first.value);
  if (!(first.value > 0 && second.value > 0 && ratio > LARGEST_RATIO_OF_TOTALS)) return [];
  return [
    {
      check: 'E21',
      severity: 'high',
      fields: [`arms[${interventionAt}].personTime`, `arms[${comparatorAt}].personTime`],
      message: `${capitalise(armField(intervention, 'person-time', first))} and ${armField(comparator, 'person-time', second)} are very different: the units may differ.`,
      arithmetic: `${asPrinted(first)} and ${asPrinted(second)}, ratio ${fixed(ratio, 1)} > ${LARGEST_RATIO_OF_TOTALS}`,
      suggestion: SUGGESTION,
    },
  ];
}
