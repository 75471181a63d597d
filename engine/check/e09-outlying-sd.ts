import { armPair } from './effect-of-result.ts';
import { medianSdElsewhere } from './instrument-spread.ts';
import { sdOfArm } from './sd-of-arm.ts';
import type { Check, CheckFinding, CheckSubject } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

const BETWEEN_ARMS = 2;
const AGAINST_INSTRUMENT = 3;

/**
 * E9, medium: an SD unlike its neighbours: more than twice the other arm's, or more than three times (or under a
 * third of) the median SD of the same instrument elsewhere (T). Between arms an SD that is not printed is worked out from its
 * interval or quartiles, which finds quartiles typed as limits and a range typed as quartiles. Extraction rules 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkOutlyingSd: Check = (subject) => [...betweenArms(subject), ...againstInstrument(subject)];

function betweenArms({ result }: CheckSubject): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null) return [];
  const [one, two] = [sdOfArm(pair.intervention), sdOfArm(pair.comparator)];
  if (one === null || two === null) return [];
  const [sd1, sd2] = [one.sd, two.sd];
  const ratio = sd1.value / sd2.value;
  if (ratio <= BETWEEN_ARMS && ratio >= 1 / BETWEEN_ARMS) return [];
  return [
    {
      check: 'E9',
      severity: 'medium',
      fields: [
        ...one.fields.map((field) => `arms[${pair.interventionAt}].${field}`),
        ...two.fields.map((field) => `arms[${pair.comparatorAt}].${field}`),
      ],
      message: `${capitalise(armField(pair.intervention, one.name, sd1))} and ${armField(pair.comparator, two.name, sd2)} differ more than twofold.`,
      arithmetic: `${asPrinted(sd1)} / ${asPrinted(sd2)} = ${fixed(ratio, 2)}`,
    },
  ];
}

function againstInstrument(subject: CheckSubject): CheckFinding[] {
  const usual = medianSdElsewhere(subject);
  if (usual === null) return [];
  return subject.result.arms.flatMap((arm, at) => {
    const { sd } = arm;
    if (sd === null || !(sd.value > 0)) return [];
    const ratio = sd.value / usual;
    if (ratio <= AGAINST_INSTRUMENT && ratio >= 1 / AGAINST_INSTRUMENT) return [];
    return [
      {
        check: 'E9' as const,
        severity: 'medium' as const,
        fields: [`arms[${at}].sd`],
        message: `${capitalise(armField(arm, 'SD', sd))} is ${ratio > 1 ? 'more than three times' : 'less than a third of'} the usual SD of this instrument, ${computed(usual)}.`,
        arithmetic: `${asPrinted(sd)} / ${computed(usual)} = ${fixed(ratio, 2)}`,
      },
    ];
  });
}
