import { armPair } from './effect-of-result.ts';
import { medianSdElsewhere } from './instrument-spread.ts';
import { sdOfArm } from './sd-of-arm.ts';
import type { Check, CheckedArm, CheckFinding, CheckSubject } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

const BETWEEN_ARMS = 2;
/** Mean ± standard error typed as the limits of one arm makes its SD 1.96 times too small (T). */
const BETWEEN_INTERVALS = 1.85;
const AGAINST_INSTRUMENT = 3;
/** Final scores of every arm that vary less than this share of the baseline's are of something else (T). */
const AGAINST_BASELINE = 0.5;
/** Variances are told from large SDs where the root of each is this near to the usual SD (T). */
const VARIANCE = { least: 1.75, slack: 1.25 } as const;

/**
 * E9, medium: an SD unlike its neighbours: more than twice the other arm's, or more than three times (or under a
 * third of) the median SD of the same instrument elsewhere, or well above it in every arm where they look like variances (T). So are final SDs
 * under half of those at baseline in every arm: standard errors, or SDs of the change. Between arms an SD that is not printed is worked out from its
 * interval or quartiles, which finds quartiles typed as limits and a range typed as quartiles. Extraction rules 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkOutlyingSd: Check = (subject) => [
  ...betweenArms(subject),
  ...againstInstrument(subject),
  ...againstBaseline(subject),
];

function betweenArms({ result }: CheckSubject): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null) return [];
  const [one, two] = [sdOfArm(pair.intervention), sdOfArm(pair.comparator)];
  if (one === null || two === null) return [];
  const [sd1, sd2] = [one.sd, two.sd];
  const ratio = sd1.value / sd2.value;
  const limit = isFromInterval(pair.intervention) && isFromInterval(pair.comparator) ? BETWEEN_INTERVALS : BETWEEN_ARMS;
  if (ratio <= limit && ratio >= 1 / limit) return [];
  return [
    {
      check: 'E9',
      severity: 'medium',
      fields: [
        ...one.fields.map((field) => `arms[${pair.interventionAt}].${field}`),
        ...two.fields.map((field) => `arms[${pair.comparatorAt}].${field}`),
      ],
      message: `${capitalise(armField(pair.intervention, one.name, sd1))} and ${armField(pair.comparator, two.name, sd2)} differ ${limit === BETWEEN_ARMS ? 'more than' : 'about'} twofold${limit === BETWEEN_ARMS ? '' : ' or more'}.`,
      arithmetic: `${asPrinted(sd1)} / ${asPrinted(sd2)} = ${fixed(ratio, 2)}`,
    },
  ];
}

/** The grid works the SD out before the checks see it. */
function isFromInterval({ sd, se, ciLow, ciHigh }: CheckedArm): boolean {
  return (sd === null || sd.state === 'derived') && se === null && ciLow !== null && ciHigh !== null;
}

function againstInstrument(subject: CheckSubject): CheckFinding[] {
  const usual = medianSdElsewhere(subject);
  if (usual === null) return [];
  const areVariances = looksLikeVariances(subject.result.arms, usual);
  return subject.result.arms.flatMap((arm, at) => {
    const { sd } = arm;
    if (sd === null || !(sd.value > 0)) return [];
    const ratio = sd.value / usual;
    if (ratio <= AGAINST_INSTRUMENT && ratio >= 1 / AGAINST_INSTRUMENT && !areVariances) return [];
    return [
      {
        check: 'E9' as const,
        severity: 'medium' as const,
        fields: [`arms[${at}].sd`],
        message: `${capitalise(armField(arm, 'SD', sd))} is ${ratio > AGAINST_INSTRUMENT ? 'more than three times' : ratio > 1 ? 'well above' : 'less than a third of'} the usual SD of this instrument, ${computed(usual)}.`,
        arithmetic: `${asPrinted(sd)} / ${computed(usual)} = ${fixed(ratio, 2)}`,
        ...(areVariances
          ? { suggestion: `It may be the variance: its square root, ${computed(Math.sqrt(sd.value))}, is the SD.` }
          : {}),
      },
    ];
  });
}

function looksLikeVariances(arms: readonly CheckedArm[], usual: number): boolean {
  const sds = arms.flatMap(({ sd }) => (sd === null ? [] : [sd.value]));
  return (
    sds.length > 1 &&
    sds.every((sd) => {
      const share = Math.sqrt(sd) / usual;
      return sd > VARIANCE.least * usual && share < VARIANCE.slack && share > 1 / VARIANCE.slack;
    })
  );
}

function againstBaseline({ result: { arms, score } }: CheckSubject): CheckFinding[] {
  if (score !== 'final' || arms.length < 2) return [];
  const share = ({ sd, baselineSd }: CheckedArm): number =>
    sd === null || baselineSd === null || !(sd.value > 0 && baselineSd.value > 0)
      ? Number.NaN
      : sd.value / baselineSd.value;
  if (!arms.every((arm) => arm.estimation === 'raw' && share(arm) < AGAINST_BASELINE)) return [];
  return [
    {
      check: 'E9',
      severity: 'medium',
      fields: arms.map((_, at) => `arms[${at}].sd`),
      message:
        'The SDs of the final scores are less than half of those at baseline in every arm: they may be standard errors, or SDs of the change.',
      arithmetic: arms
        .map(({ sd, baselineSd }) =>
          sd === null || baselineSd === null
            ? ''
            : `${asPrinted(sd)} / ${asPrinted(baselineSd)} = ${fixed(sd.value / baselineSd.value, 2)}`,
        )
        .join('; '),
    },
  ];
}
