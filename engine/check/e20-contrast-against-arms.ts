import { armInterval } from './arm-interval.ts';
import { contrastAgainstArms, contrastFromArms, standardErrorRange } from './contrast-against-arms.ts';
import { errorOfContrastDisagrees, isErrorOnNaturalScale } from './contrast-standard-error.ts';
import { armPair, armsGivePrecision, isRatio } from './effect-of-result.ts';
import { changeAgainstFinal } from './change-against-final.ts';
import { finerThanParticipants } from './finer-than-participants.ts';
import { hazardRatioAgainstEvents } from './hazard-ratio-events.ts';
import { likelySlip } from './likely-slips.ts';
import { halfUnit, overlap, type Range } from './rounding.ts';
import { observedMinusExpectedAgainstRow } from './observed-minus-expected.ts';
import { statisticsAgainstContrast } from './test-statistics.ts';
import { unevenBaselines } from './uneven-baselines.ts';
import type { Check, CheckedArm, CheckedContrast, CheckedResult, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, computed, contrastField, fixed } from './wording.ts';

/** Standard errors of one result may differ this much between two ways of analysing it (T). */
const USUAL_RATIO: Range = { low: 0.75, high: 4 / 3 };
const LEVELS = [0.9, 0.95, 0.99] as const;

/**
 * E20: two accounts of one result that do not agree, beyond the rounding of all their numbers. The reported contrast is
 * not the difference (or ratio) of the reported arms: it is adjusted, or from a different population, or another measure,
 * or mistyped; medium, and low where it is declared adjusted, since a gap is then expected. An unadjusted interval whose
 * standard error is under three quarters or over four thirds of the arms'; an arm's interval that is not that of its SD; a
 * standard error that is not that of its interval: medium. So are t, F, and O − E with V, against the rest of the row, an
 * interval narrower than its participants allow, and baselines that chance does not part so far. All are kept and the user says which to use. Extraction rules
 * 5.1 and 6.
 * Golden: none, R has no such check; acceptance statement C02.
 */
export const checkContrastAgainstArms: Check = (subject) =>
  accounts(subject.result).concat(changeAgainstFinal(subject, 'E20'));

const accounts = (result: CheckedResult): CheckFinding[] => [
  ...estimates(result),
  ...hazardRatioAgainstEvents(result),
  ...finerThanParticipants(result),
  ...observedMinusExpectedAgainstRow(result),
  ...statisticsAgainstContrast(result),
  ...result.arms.flatMap((arm, at) => intervalAgainstSd(arm, at)),
  ...standardErrors(result),
  ...unevenBaselines(result),
];

function estimates(result: CheckedResult): CheckFinding[] {
  const comparison = contrastAgainstArms(result);
  const { contrast } = result;
  const estimate = contrast?.estimate ?? null;
  if (comparison === null || contrast === null || estimate === null) return [];
  const fields = ['contrast.estimate', ...result.arms.map((_, at) => `arms[${at}]`)];
  if (!comparison.estimateAgrees) {
    const { adjusted } = contrast;
    return [
      {
        check: 'E20',
        severity: adjusted ? 'low' : 'medium',
        fields,
        message: `${capitalise(contrastField('estimate', estimate))} is not what its arms give: adjusted or different population${adjusted ? ' (it is declared adjusted)' : ', or a typing error'}.`,
        arithmetic: comparison.arithmetic,
        suggestion: otherMeasure(result) ?? 'Say which of the two enters the analysis.',
      },
    ];
  }
  const ratio = comparison.standardErrorRatio;
  if (
    contrast.adjusted ||
    !armsGivePrecision(result) ||
    ratio === null ||
    (ratio >= USUAL_RATIO.low && ratio <= USUAL_RATIO.high)
  )
    return [];
  if (explainedOtherwise(result, comparison.fromArms.standardError, comparison.fromArms.pooledStandardError)) return [];
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: ['contrast.ciLow', 'contrast.ciHigh', ...result.arms.map((_, at) => `arms[${at}]`)],
      message: `The interval of the contrast is ${ratio < 1 ? 'narrower' : 'wider'} than its arms give: adjusted or from a model${ratio < 1 ? ', or the interval of one arm' : ''}, or a typing error.`,
      arithmetic: comparison.arithmetic,
      suggestion: spreadsAsVariances(result) ?? 'Say which of the two enters the analysis.',
    },
  ];
}

/** Rounding, another level (E19's) or SDs that are standard errors (E1's). */
function explainedOtherwise(result: CheckedResult, error: number | null, pooled: number | null): boolean {
  const pair = armPair(result);
  const sds = pair === null ? [] : [pair.intervention.sd, pair.comparator.sd].map((sd) => sd?.value ?? Number.NaN);
  const expected = [error, pooled, Math.hypot(...sds)].filter((value): value is number => value !== null && value > 0);
  return LEVELS.some((level) => {
    const range = standardErrorRange(result, level, null);
    return (
      range === null ||
      expected.some(
        (value) =>
          overlap(range, { low: value * USUAL_RATIO.low, high: value * USUAL_RATIO.high }) &&
          (level === result.contrast?.level || overlap(range, { low: value * 0.98, high: value * 1.02 })),
      )
    );
  });
}

/** Where the interval agrees with the roots of both SDs. */
function spreadsAsVariances(result: CheckedResult): string | null {
  const pair = armPair(result);
  const range = standardErrorRange(result, result.contrast?.level ?? Number.NaN, null);
  const [one, two] = [pair?.intervention, pair?.comparator];
  if (range === null || !one?.sd || !two?.sd || !one.n || !two.n) return null;
  const error = Math.sqrt(one.sd.value / one.n.value + two.sd.value / two.n.value);
  return overlap(range, { low: error * 0.97, high: error * 1.03 })
    ? `They may be variances: their square roots, ${computed(Math.sqrt(one.sd.value))} and ${computed(Math.sqrt(two.sd.value))}, are the SDs.`
    : null;
}

/** Where the printed number is another measure of the same arms. */
function otherMeasure(result: CheckedResult): string | null {
  const { contrast } = result;
  if (contrast === null || contrast.estimate === null) return null;
  const { estimate, measure } = contrast;
  const isPrinted = (value: number): boolean => Math.abs(value - estimate.value) <= halfUnit(estimate) + 1e-9;
  for (const [other, name] of [
    ['RR', 'risk ratio'],
    ['OR', 'odds ratio'],
    ['RD', 'risk difference'],
  ] as const) {
    const value = other === measure ? null : (contrastFromArms(result, other)?.estimate ?? null);
    if (value !== null && isPrinted(value))
      return `It is the ${name} of the arms, ${computed(value)}: change the measure.`;
  }
  if (measure === 'RD') {
    const share = contrastFromArms(result, 'RD')?.estimate ?? null;
    return share !== null && isPrinted(100 * share)
      ? `It is the difference in percentage points; as a share of 1 it is ${computed(share)}.`
      : null;
  }
  if (measure === 'SMD') {
    const difference = contrastFromArms(result, 'MD')?.estimate ?? null;
    return difference !== null && isPrinted(difference)
      ? `It is the difference of the means, ${computed(difference)}: change the measure.`
      : null;
  }
  const standardised = measure === 'MD' ? standardisedDifference(result) : null;
  return standardised !== null && Math.abs(standardised - estimate.value) <= halfUnit(estimate) + 0.01
    ? `It is the standardised difference of the arms, ${computed(standardised)}: change the measure.`
    : null;
}

function standardisedDifference(result: CheckedResult): number | null {
  const arms = contrastFromArms(result, 'MD');
  const pair = armPair(result);
  if (arms === null || arms.pooledStandardError === null || pair === null) return null;
  const [n1, n2] = [pair.intervention.n?.value ?? Number.NaN, pair.comparator.n?.value ?? Number.NaN];
  const value = arms.estimate / (arms.pooledStandardError / Math.sqrt(1 / n1 + 1 / n2));
  return Number.isFinite(value) ? value : null;
}

/** Of the interval on the analysis scale; not a number without limits. */
function widthOnScale({ ciLow, ciHigh, measure }: CheckedContrast): number {
  const toScale = isRatio(measure) ? Math.log : (value: number): number => value;
  return ciLow === null || ciHigh === null ? Number.NaN : toScale(ciHigh.value) - toScale(ciLow.value);
}

function intervalAgainstSd(arm: CheckedArm, at: number): CheckFinding[] {
  const interval = armInterval(arm);
  if (interval === null || interval.fitsStandardError(arm.level)) return [];
  if ([arm.level, ...LEVELS].some((level) => interval.fitsSd(level))) return [];
  const implied = interval.impliedSd(arm.level);
  const [least, most] = [interval.sd.value * USUAL_RATIO.low, interval.sd.value * USUAL_RATIO.high];
  if (implied.high >= least && implied.low <= most) return [];
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: [`arms[${at}].sd`, `arms[${at}].ciLow`, `arms[${at}].ciHigh`],
      message: `${capitalise(armField(arm, 'SD', interval.sd))} is not that of its interval, ${asPrinted(interval.low)} to ${asPrinted(interval.high)}: one of them or n may be mistyped, or the interval is that of a change or of a model.`,
      arithmetic: `SD from the interval and n ${asPrinted(interval.n)}: ${computed((implied.low + implied.high) / 2)} against ${asPrinted(interval.sd)}`,
      suggestion:
        likelySlip('SD', interval.sd, implied, interval.high.value - interval.low.value) ??
        'Say which of the two enters the analysis.',
    },
  ];
}

function standardErrors(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  const printed = contrast?.se ?? null;
  if (contrast === null || printed === null) return [];
  if ([contrast.level, ...LEVELS].some((level) => !errorOfContrastDisagrees(result, level))) return [];
  const implied = standardErrorRange(result, contrast.level, null);
  const natural = isErrorOnNaturalScale(result);
  const slip = implied === null ? null : likelySlip('standard error', printed, implied, widthOnScale(contrast));
  return [
    {
      check: 'E20',
      severity: 'medium',
      fields: ['contrast.se', 'contrast.ciLow', 'contrast.ciHigh'],
      message: `${capitalise(contrastField('standard error', printed))} is not that of its interval${natural ? ': it is that of the ratio, and not of its logarithm' : ''}.`,
      arithmetic: `from the interval ${implied === null ? 'not estimable' : computed((implied.low + implied.high) / 2)}; printed ${asPrinted(printed)}, ratio ${implied === null ? '–' : fixed(printed.value / ((implied.low + implied.high) / 2), 2)}`,
      suggestion: natural
        ? 'Leave the standard error out: the interval gives it on the logarithmic scale.'
        : (slip ?? 'Say which of the two enters the analysis.'),
    },
  ];
}
