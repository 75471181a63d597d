import { respondersFromStandardisedDifference, type ResponderEstimate } from '../../decision/responders.ts';
import { EngineInputError } from '../../errors.ts';
import type { GradeEvidence } from '../../grade/evidence.ts';
import { pooledInMidUnits, readMidUnits } from '../../grade/mid-units.ts';
import { SHOWN } from '../../grade/rounding.ts';
import { withUnit } from '../../grade/phrases.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { PrintedEstimate } from '../derived.ts';
import type { BackExpression, ResponderRow } from '../finding-row.ts';
import { poolStudies, ruleOf } from '../pool-studies.ts';
import type { Outcome } from '../records/index.ts';
import { pooledComparatorSd } from './comparator.ts';
import type { FindingFacts } from './finding-facts.ts';
import { GRADE_ROW } from './phrases.ts';

/** A mean or standardised difference said in other ways; each names what it rests on. Empty for ratios. */
export function backExpressions(facts: FindingFacts, evidence: GradeEvidence): readonly BackExpression[] {
  if (evidence.measure !== 'MD' && evidence.measure !== 'SMD') return [];
  const expressions = [
    evidence.measure === 'SMD' ? instrumentUnits(facts, evidence) : null,
    responders(facts, evidence),
    midUnits(facts, evidence),
    evidence.measure === 'SMD' ? ruleOfThumb(evidence) : null,
  ];
  return expressions.filter((expression) => expression !== null);
}

/** The SMD times the SD of a familiar instrument: the assumed reference SD, else the comparators of the weightiest instrument. */
function instrumentUnits(facts: FindingFacts, { effect, studies }: GradeEvidence): BackExpression | null {
  const { referenceSd, outcome, results } = facts;
  if (referenceSd) {
    const unit = outcome.scaleUnit ?? '';
    return inUnits(
      referenceSd.value,
      unit,
      outcome.construct,
      effect,
      GRADE_ROW.referenceSd(SHOWN.standardDeviation(referenceSd.value), referenceSd.rationale),
    );
  }
  const heaviest = results
    .map((result, i) => ({ result, weight: studies[i]?.weight ?? 0 }))
    .filter(
      ({ result }) => result.instrument !== null && (result.effect.comparator?.standardDeviation ?? null) !== null,
    )
    .toSorted((a, b) => b.weight - a.weight)[0];
  if (heaviest === undefined) return null;
  const instrument = heaviest.result.instrument!;
  // Points of the instrument as printed: the comparator's SD stands on the outcome's scale.
  const same = results.filter((result) => result.instrument?.id === instrument.id);
  const sd = pooledComparatorSd(same)! / Math.abs(heaviest.result.slope || 1);
  const turned =
    heaviest.result.slope < 0 ? { estimate: -effect.estimate, low: -effect.high, high: -effect.low } : effect;
  return inUnits(
    sd,
    GRADE_ROW.points,
    instrument.abbreviation,
    turned,
    GRADE_ROW.comparatorSd(SHOWN.standardDeviation(sd), instrument.abbreviation, same.length),
  );
}

function inUnits(sd: number, unit: string, instrument: string, effect: PrintedEstimate, note: string): BackExpression {
  const inPoints = { estimate: effect.estimate * sd, low: effect.low * sd, high: effect.high * sd };
  const text = `${GRADE_ROW.onInstrument(instrument)}: ${lowerOrHigher(inPoints, unit)}`;
  return { kind: 'instrument units', instrument, unit, standardDeviation: sd, effect: inPoints, text, note };
}

/** "0.77 points lower (1.36 lower to 0.15 lower)" */
export function lowerOrHigher({ estimate, low, high }: PrintedEstimate, unit: string): string {
  const side = (value: number) => {
    const size = SHOWN.twoDecimals(Math.abs(value));
    return Number(size) === 0 ? GRADE_ROW.noDifference : `${size} ${value < 0 ? GRADE_ROW.lower : GRADE_ROW.higher}`;
  };
  const size = SHOWN.twoDecimals(Math.abs(estimate));
  const first =
    Number(size) === 0
      ? GRADE_ROW.noDifference
      : `${withUnit(size, unit)} ${estimate < 0 ? GRADE_ROW.lower : GRADE_ROW.higher}`;
  return `${first} (${side(low)} to ${side(high)})`;
}

/** Responders at the comparator's share given for this finding (a baseline risk of a continuous outcome). */
function responders(facts: FindingFacts, evidence: GradeEvidence): BackExpression | null {
  const [reference] = facts.baselineRisks;
  const own = reference ? standardisedEffect(facts, evidence) : null;
  const standardised = own ?? (reference ? dividedBySd(facts, evidence) : null);
  if (!reference || standardised === null) return null;
  const { better } = facts.outcome;
  const benefit =
    better === 'lower'
      ? { estimate: -standardised.estimate, low: -standardised.high, high: -standardised.low }
      : standardised;
  try {
    const estimate = respondersFromStandardisedDifference(benefit, reference.risk.risk);
    const source = reference.source?.locator ?? reference.source?.quote ?? GRADE_ROW.noSource;
    return respondersRow(
      estimate,
      reference.risk.label,
      source,
      standardised,
      own === null ? 'mean difference' : 'standardised difference',
    );
  } catch (error) {
    if (error instanceof EngineInputError) return null;
    throw error;
  }
}

function respondersRow(
  estimate: ResponderEstimate,
  definition: string,
  source: string,
  standardised: PrintedEstimate,
  method: ResponderRow['method'],
): BackExpression {
  const { comparator, intervention, difference, numberNeededToTreat } = estimate;
  const percent = (share: number) => SHOWN.share(share);
  return {
    kind: 'responders',
    estimate: {
      method,
      comparatorShare: comparator,
      intervention,
      difference,
      numberNeededToTreat,
      definition,
      source,
      label: GRADE_ROW.fromMeans,
    },
    text: GRADE_ROW.responders(
      definition,
      percent(intervention.estimate),
      `${percent(intervention.low)} to ${percent(intervention.high)}`,
      percent(comparator),
    ),
    note: GRADE_ROW.respondersNote(
      `${SHOWN.twoDecimals(standardised.estimate)} (${SHOWN.twoDecimals(standardised.low)} to ${SHOWN.twoDecimals(standardised.high)})`,
      percent(comparator),
      source,
    ),
  };
}

/** The pooled SMD: the row's own, else the same results standardised and pooled the same way. */
function standardisedEffect(
  { results }: FindingFacts,
  { measure, effect, pooled }: GradeEvidence,
): PrintedEstimate | null {
  if (measure === 'SMD') return effect;
  const effects = results.flatMap(({ standardised }) =>
    standardised?.state === 'estimated' && standardised.measure === 'SMD' ? standardised : [],
  );
  const [only] = effects;
  if (only === undefined || effects.length < results.length) return null;
  if (pooled === null) return { estimate: only.estimate, low: only.low, high: only.high };
  const again = poolStudies(effects, { ...ruleOf(pooled) });
  return 'estimate' in again ? { estimate: again.estimate, low: again.printed.low, high: again.printed.high } : null;
}

/** The mean difference over the comparators' SD, where the single results cannot be standardised: the same assumption of one SD. */
function dividedBySd({ results }: FindingFacts, { measure, effect }: GradeEvidence): PrintedEstimate | null {
  const sd = measure === 'MD' ? pooledComparatorSd(results) : null;
  return sd === null ? null : { estimate: effect.estimate / sd, low: effect.low / sd, high: effect.high / sd };
}

/** The effect in minimal important differences: by the one MID of the scale, or each result by its instrument's own. */
function midUnits(facts: FindingFacts, evidence: GradeEvidence): BackExpression | null {
  const { outcome, results, analysis } = facts;
  if (evidence.measure === 'MD') {
    const mid = outcome.thresholdSmall;
    if (mid === null || mid === 0) return null;
    const size = Math.abs(mid);
    const { estimate, low, high } = evidence.effect;
    return inMids(
      { estimate: estimate / size, low: low / size, high: high / size },
      outcome,
      size,
      GRADE_ROW.midOfScale(formatCompact(size), outcome.scaleUnit ?? ''),
    );
  }
  const parts = results.flatMap(({ standardised, instrument, slope }) =>
    standardised?.state === 'estimated' &&
    standardised.measure === 'MD' &&
    instrument !== null &&
    instrument.mid !== null &&
    instrument.mid > 0
      ? [
          {
            difference: standardised.estimate,
            standardError: standardised.standardError,
            mid: instrument.mid * Math.abs(slope || 1),
          },
        ]
      : [],
  );
  if (parts.length === 0 || parts.length < results.length || analysis === null) return null;
  const pooled = pooledInMidUnits(parts, { profile: evidence.pooled?.profile ?? 'grove', level: evidence.level });
  return inMids(
    { estimate: pooled.estimate, low: pooled.printed.low, high: pooled.printed.high },
    outcome,
    1,
    GRADE_ROW.midOfInstruments,
  );
}

function inMids(effect: PrintedEstimate, { better }: Outcome, mid: number, note: string): BackExpression {
  const numbers = lowerOrHigher(effect, 'MID');
  // The reading speaks of people who gain: an effect towards harm has none.
  const isBenefit = effect.estimate !== 0 && effect.estimate < 0 === (better === 'lower');
  const printed = Number(SHOWN.twoDecimals(Math.abs(effect.estimate)));
  return {
    kind: 'MID units',
    mid,
    effect,
    text: isBenefit ? GRADE_ROW.midUnits(numbers, readMidUnits(printed)) : numbers,
    note,
  };
}

const THUMB = [
  [0.8, 'large'],
  [0.5, 'moderate'],
  [0.2, 'small'],
] as const;

function ruleOfThumb({ effect }: GradeEvidence): BackExpression {
  const size = Math.abs(effect.estimate);
  const word = THUMB.find(([from]) => size >= from)?.[1] ?? 'very small';
  return { kind: 'rule of thumb', text: GRADE_ROW.thumb(word), note: GRADE_ROW.thumbNote };
}
