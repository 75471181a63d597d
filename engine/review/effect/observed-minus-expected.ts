import { formatCompact } from '../../text/format-number.ts';
import { NOT_ESTIMABLE, RECEIPT_LABELS } from '../phrases.ts';
import { refuse, type Attempt } from './attempt.ts';
import { read, type EffectFacts } from './facts.ts';

/** Log hazard ratio or Peto log odds ratio from O − E and its variance: (O − E)/V with standard error 1/√V. */
export function effectFromObservedMinusExpected(facts: EffectFacts): Attempt {
  if (facts.measure !== 'HR' && facts.measure !== 'PETO') {
    return refuse('measure does not fit the result', NOT_ESTIMABLE.otherMeasure('O − E and V', facts.measure));
  }
  for (const measurement of facts.measurements) {
    const difference = read(measurement, 'o_minus_e');
    const variance = read(measurement, 'v');
    if (difference.state !== 'number' || variance.state !== 'number' || variance.number <= 0) continue;
    const estimate = difference.number / variance.number;
    const standardError = 1 / Math.sqrt(variance.number);
    const label = RECEIPT_LABELS.effect[facts.measure];
    return {
      ok: true,
      estimate,
      standardError,
      nIntervention: null,
      nComparator: null,
      nBasis: null,
      eventsIntervention: null,
      eventsComparator: null,
      receipt: () => [
        {
          formulaId: 'o-minus-e',
          label,
          formula: '(O − E) / V',
          filled: `${formatCompact(difference.number)} / ${formatCompact(variance.number)} = ${formatCompact(estimate)}`,
          value: estimate,
          valueIds: [difference.value.id, variance.value.id],
          assumptionIds: [],
        },
        {
          formulaId: 'o-minus-e-standard-error',
          label: RECEIPT_LABELS.standardErrorOf(label),
          formula: '1/√V',
          filled: `1/√${formatCompact(variance.number)} = ${formatCompact(standardError)}`,
          value: standardError,
          valueIds: [variance.value.id],
          assumptionIds: [],
        },
      ],
      notes: [],
    };
  }
  return refuse('no value', NOT_ESTIMABLE.noEstimate);
}
