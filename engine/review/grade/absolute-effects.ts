import { absoluteEffect, absoluteRate, type RelativeEffect } from '../../decision/absolute-effect.ts';
import { EngineInputError } from '../../errors.ts';
import { asPrinted, magnitudeOf } from '../../grade/magnitude.ts';
import { certaintyName } from '../../grade/certainty.ts';
import { proposeCertainty, type GradeProposal } from '../../grade/propose.ts';
import { SHOWN } from '../../grade/rounding.ts';
import type { GradeEvidence } from '../../grade/evidence.ts';
import type { AbsoluteEffectRow } from '../finding-row.ts';
import type { TargetKind } from '../../grade/types.ts';
import { evidenceOf, referenceRisk } from './evidence-of-finding.ts';
import type { FindingFacts } from './finding-facts.ts';
import { GRADE_ROW } from './phrases.ts';

type Baseline = Readonly<{
  id: string | null;
  label: string;
  risk: number;
  timeText: string | null;
  source: string;
  isReference: boolean;
}>;

const MEASURES = { RR: 'RR', OR: 'OR', PETO: 'PETO', HR: 'HR', RD: 'RD' } as const;

/** Absolute effects per 1000 at every baseline risk of the finding, the reference first. Empty for differences of means. */
export function absoluteEffects(
  facts: FindingFacts,
  evidence: GradeEvidence,
  proposal: GradeProposal,
  target: TargetKind | null,
): readonly AbsoluteEffectRow[] {
  if (facts.outcome.kind === 'continuous' || facts.outcome.kind === 'ordinal') return [];
  return baselinesOf(facts).map((baseline): AbsoluteEffectRow => ({
    baselineRiskId: baseline.id,
    label: baseline.label,
    timeText: baseline.timeText,
    source: baseline.source,
    isReference: baseline.isReference,
    per: 1000,
    baselineRisk: baseline.risk,
    effect: effectAt(evidence, baseline.risk),
    otherProposal: baseline.isReference ? null : otherProposal(facts, baseline.risk, proposal, target),
  }));
}

function baselinesOf(facts: FindingFacts): readonly Baseline[] {
  if (facts.baselineRisks.length === 0) {
    const risk = referenceRisk(facts);
    return risk === null
      ? []
      : [
          {
            id: null,
            label: GRADE_ROW.medianRisk,
            risk,
            timeText: facts.window?.label ?? null,
            source: GRADE_ROW.medianRiskSource,
            isReference: true,
          },
        ];
  }
  return facts.baselineRisks.map(({ risk, source }, i) => ({
    id: risk.id,
    label: risk.label,
    risk: risk.risk,
    timeText: risk.timeText,
    source: source?.locator ?? source?.quote ?? risk.label,
    isReference: i === 0,
  }));
}

/** The absolute effect at one baseline risk, whichever the row prints. */
export function effectAt({ measure, effect, scale }: GradeEvidence, baselineRisk: number): AbsoluteEffectRow['effect'] {
  const printed = scaleOfMeasure(measure, effect);
  try {
    if (measure === 'IRR') {
      const { rate, difference } = absoluteRate(printed, baselineRisk);
      return estimated(1000 * baselineRisk, times(rate), times(difference), null, scale);
    }
    if (!(measure in MEASURES)) return { state: 'not estimable', reason: GRADE_ROW.noAbsolute };
    const absolute = absoluteEffect(MEASURES[measure as keyof typeof MEASURES], printed, baselineRisk);
    return estimated(
      1000 * baselineRisk,
      times(absolute.risk),
      times(absolute.difference),
      absolute.numberNeededToTreat,
      scale,
    );
  } catch (error) {
    if (error instanceof EngineInputError) return { state: 'not estimable', reason: error.message };
    throw error;
  }
}

function scaleOfMeasure(measure: GradeEvidence['measure'], { estimate, low, high }: RelativeEffect): RelativeEffect {
  return measure === 'RD'
    ? { estimate, low, high }
    : { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
}

const times = ({ estimate, low, high }: RelativeEffect): RelativeEffect => ({
  estimate: 1000 * estimate,
  low: 1000 * low,
  high: 1000 * high,
});

function estimated(
  comparator: number,
  intervention: RelativeEffect,
  difference: RelativeEffect,
  numberNeededToTreat: number | null,
  scale: GradeEvidence['scale'],
): AbsoluteEffectRow['effect'] {
  const isJudgedSo = scale.name === 'per 1000' || scale.name === 'per 1000 person-years';
  const per = scale.name === 'per 1000 person-years' ? GRADE_ROW.perPersonYears : GRADE_ROW.per1000;
  return {
    state: 'estimated',
    comparator,
    intervention,
    difference,
    numberNeededToTreat,
    comparatorText: `${SHOWN.perThousand(comparator)} ${per}`,
    interventionText: `${SHOWN.perThousand(intervention.estimate)} ${per} (${SHOWN.perThousand(intervention.low)} to ${SHOWN.perThousand(intervention.high)})`,
    differenceText: differenceText(difference, per),
    magnitude: isJudgedSo ? magnitudeOf(asPrinted(difference.estimate, scale), scale) : null,
  };
}

/** "50 fewer per 1000 (76 fewer to 18 fewer)" */
export function differenceText({ estimate, low, high }: RelativeEffect, per: string): string {
  return `${moreOrFewer(estimate, ` ${per}`)} (${moreOrFewer(low)} to ${moreOrFewer(high)})`;
}

function moreOrFewer(value: number, per = ''): string {
  const size = SHOWN.perThousand(Math.abs(value));
  if (Number(size) === 0) return GRADE_ROW.noDifference;
  return `${size} ${value < 0 ? GRADE_ROW.fewer : GRADE_ROW.more}${per}`;
}

/** Set when the rules would give another certainty at this baseline risk: the row may then be split. */
function otherProposal(
  facts: FindingFacts,
  risk: number,
  reference: GradeProposal,
  target: TargetKind | null,
): string | null {
  const evidence = evidenceOf(facts, risk);
  if (evidence === null) return null;
  const there = proposeCertainty(evidence, target, facts.settings);
  return there.level === reference.level ? null : GRADE_ROW.otherProposal(certaintyName(there.level));
}
