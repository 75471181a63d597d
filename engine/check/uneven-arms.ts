import { armPair } from './effect-of-result.ts';
import type { CheckedResult, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, fixed } from './wording.ts';

/** Trials seldom allocate more unevenly than this (T). */
const MOST_UNEVEN = 5;

/** E8, medium: one arm has more than five times the people of the other, and no number randomised says why. */
export function unevenArms(result: CheckedResult): readonly CheckFinding[] {
  const pair = result.unit === 'person' ? armPair(result) : null;
  if (pair === null) return [];
  const { intervention, comparator, interventionAt, comparatorAt } = pair;
  const [one, two] = [intervention.n, comparator.n];
  if (one === null || two === null || !(one.value > 0 && two.value > 0)) return [];
  if (intervention.counts !== 'raw' || comparator.counts !== 'raw') return [];
  if (intervention.nRandomised !== null && comparator.nRandomised !== null) return [];
  const [more, fewer] = one.value > two.value ? [one, two] : [two, one];
  const ratio = more.value / fewer.value;
  if (ratio <= MOST_UNEVEN) return [];
  return [
    {
      check: 'E8',
      severity: 'medium',
      fields: [`arms[${interventionAt}].n`, `arms[${comparatorAt}].n`],
      message: `${capitalise(armField(intervention, 'number analysed', one))} and ${armField(comparator, 'number analysed', two)} differ more than fivefold: a digit may be missing or one too many.`,
      arithmetic: `${asPrinted(more)} / ${asPrinted(fewer)} = ${fixed(ratio, 1)} > ${MOST_UNEVEN}`,
    },
  ];
}
