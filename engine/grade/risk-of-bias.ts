import { normalCdf } from '../math/distributions/normal.ts';
import type { GradeEvidence, GradeStudy } from './evidence.ts';
import { DOMAIN, IMPRECISION, RISK_OF_BIAS } from './phrases.ts';
import { SHOWN } from './rounding.ts';
import type { GradeSettings } from './settings.ts';
import { subsetEffect, type SubsetEffect } from './subset.ts';
import { isOutside, type RatedTarget } from './target.ts';
import type { DomainProposal, ProposalAlternative } from './types.ts';
import { effectText, input } from './words.ts';

/** The proposal, and the studies the row should rest on where low- and high-risk results disagree. */
export type RiskOfBiasProposal = DomainProposal &
  Readonly<{ restrictedTo: readonly GradeStudy[] | null; unassessed: number; isIncomplete: boolean }>;

type Counting = 'low' | 'high';

/**
 * Risk of bias by the weights of the printed model and by what changes without the high-risk results (grade.md 3.1). Some concerns
 * count as low, except, by default, where they come from blinding (D2, D4) in a subjective outcome; the reviewer may say otherwise.
 *
 * Source: Core GRADE 4 (Guyatt G et al 2025), BMJ 389; the shares are settings. Golden: none; acceptance checklist C35.
 */
export function proposeRiskOfBias(
  evidence: GradeEvidence,
  target: RatedTarget,
  settings: GradeSettings,
): RiskOfBiasProposal {
  const { studies } = evidence;
  const unassessed = studies.filter((study) => study.riskOfBias === null);
  const unknownShare = weightOf(unassessed);
  const isIncomplete = unknownShare > settings.unknownRiskOfBiasShare;
  if (isIncomplete) {
    const reason = RISK_OF_BIAS.incomplete(unassessed.length, studies.length);
    return {
      ...proposalOf(null, 'incomplete', reason, shareInputs(evidence, null), null),
      restrictedTo: null,
      unassessed: unassessed.length,
      isIncomplete,
    };
  }
  const mapping = evidence.answers.someConcernsCountAs;
  const decided = decide(evidence, target, settings, mapping);
  const others = (['low', 'high'] as const).filter((counting) => counting !== mapping);
  const alternatives = others.flatMap((counting): readonly ProposalAlternative[] => {
    const other = decide(evidence, target, settings, counting);
    if (other.levels === decided.levels && (mapping !== null || other.high.share === decided.high.share)) return [];
    return [
      {
        label: counting === 'low' ? RISK_OF_BIAS.concernsAsLow : RISK_OF_BIAS.concernsAsHigh,
        levels: other.levels,
        sentence: other.reason,
      },
    ];
  });
  return {
    ...proposalOf(
      decided.levels,
      decided.rule,
      decided.reason,
      [...shareInputs(evidence, mapping), ...decidedInputs(evidence, decided)],
      decided.question,
    ),
    alternatives,
    restrictedTo: decided.rule === 'low-risk-subset' ? decided.lowRisk : null,
    unassessed: unassessed.length,
    isIncomplete,
  };
}

type Decision = Readonly<{
  levels: 0 | 1 | 2;
  rule: string;
  reason: string;
  question: string | null;
  high: Readonly<{ share: number; studies: readonly GradeStudy[] }>;
  lowRisk: readonly GradeStudy[];
  without: SubsetEffect | null;
  differenceP: number | null;
}>;

function decide(
  evidence: GradeEvidence,
  target: RatedTarget,
  settings: GradeSettings,
  mapping: Counting | null,
): Decision {
  const assessed = evidence.studies.filter((study) => study.riskOfBias !== null);
  const highRisk = assessed.filter((study) => countsAsHigh(study, evidence, mapping));
  const lowRisk = assessed.filter((study) => !highRisk.includes(study));
  const share = assessed.length === 0 ? 0 : weightOf(highRisk) / (weightOf(assessed) || 1);
  const without = highRisk.length === 0 || lowRisk.length === 0 ? null : subsetEffect(evidence, lowRisk);
  const base = {
    high: { share, studies: highRisk },
    lowRisk,
    without,
    differenceP: differenceP(evidence, without, highRisk),
    question: null,
  };
  if (highRisk.length === 0) return { ...base, levels: 0, rule: 'weights', reason: RISK_OF_BIAS.none };
  const shareText = RISK_OF_BIAS.share(SHOWN.share(share));
  const withoutText = without && effectText(without, evidence.scale);
  if (share <= settings.highRiskShareLow) return { ...base, levels: 0, rule: 'weights', reason: shareText };
  const crosses = without !== null && isAcross(without.estimate, evidence, target);
  if (share >= settings.highRiskShareHigh) {
    const several = highRisk.filter((study) => (study.highDomains ?? 0) >= 2);
    if (weightOf(several) > weightOf(highRisk) / 2)
      return { ...base, levels: 2, rule: 'several-domains', reason: `${shareText}, and ${RISK_OF_BIAS.mostlySeveral}` };
    if (crosses && without && withoutText)
      return {
        ...base,
        levels: 2,
        rule: 'restricted-crosses',
        reason: `${shareText}, and ${RISK_OF_BIAS.restrictedCrosses(without.k, withoutText)}`,
      };
    return {
      ...base,
      levels: 1,
      rule: 'weights',
      reason:
        without && withoutText ? `${shareText}; without them ${RISK_OF_BIAS.left(without.k, withoutText)}` : shareText,
    };
  }
  if (without === null || withoutText === null) {
    return {
      ...base,
      levels: 0,
      rule: 'between',
      reason: `${shareText}; ${RISK_OF_BIAS.noLowRisk}`,
      question: RISK_OF_BIAS.question,
    };
  }
  const high = subsetEffect(evidence, highRisk);
  if (high !== null && differs(without, high, evidence, target)) {
    return {
      ...base,
      levels: 0,
      rule: 'low-risk-subset',
      reason: `${shareText}; ${RISK_OF_BIAS.restrictedDiffers(without.k, withoutText)}`,
    };
  }
  const similar = `${shareText}; ${RISK_OF_BIAS.restrictedSimilar(without.k, withoutText)}`;
  const isBorderline = share >= settings.highRiskShareBorderline;
  return {
    ...base,
    levels: 0,
    rule: isBorderline ? 'between-borderline' : 'between',
    reason: similar,
    question: isBorderline ? RISK_OF_BIAS.question : null,
  };
}

function countsAsHigh(study: GradeStudy, { isSubjective }: GradeEvidence, mapping: Counting | null): boolean {
  if (study.riskOfBias === 'high') return true;
  if (study.riskOfBias !== 'some concerns') return false;
  return mapping === null ? isSubjective && study.hasConcernsFromBlinding : mapping === 'high';
}

/** Low- and high-risk estimates on opposite sides of the target's threshold, or further apart than the MID. */
function differs(low: SubsetEffect, high: SubsetEffect, { scale }: GradeEvidence, { zone }: RatedTarget): boolean {
  const [a, b] = [scale.shown(low.estimate), scale.shown(high.estimate)];
  if (isOutside(a, zone) !== isOutside(b, zone)) return true;
  if (scale.small === null) return false;
  const distance = scale.name === 'relative' ? Math.abs(Math.log(a / b)) : Math.abs(a - b);
  return distance > (scale.name === 'relative' ? Math.abs(Math.log(scale.small.decrease)) : scale.small.increase);
}

function isAcross(estimate: number, { scale }: GradeEvidence, { zone }: RatedTarget): boolean {
  return isOutside(scale.shown(estimate), zone);
}

/** Two-sided z test between the subsets: for the reader; it decides nothing. */
function differenceP(
  evidence: GradeEvidence,
  low: SubsetEffect | null,
  highRisk: readonly GradeStudy[],
): number | null {
  if (low === null) return null;
  const high = subsetEffect(evidence, highRisk);
  if (high === null) return null;
  const z = Math.abs(low.estimate - high.estimate) / Math.hypot(low.standardError, high.standardError);
  return 2 * normalCdf(z, { upper: true });
}

function shareInputs({ studies }: GradeEvidence, mapping: Counting | null): DomainProposal['inputs'] {
  const { labels } = RISK_OF_BIAS;
  const share = (level: GradeStudy['riskOfBias']) => weightOf(studies.filter((study) => study.riskOfBias === level));
  const entry = (id: string, label: string, value: number) => input(id, label, value, SHOWN.share(value));
  return [
    entry('weight.low', labels.low, share('low')),
    entry('weight.some-concerns', labels.concerns, share('some concerns')),
    entry('weight.high', labels.high, share('high')),
    entry('weight.unknown', labels.unknown, share(null)),
    ...(mapping === null ? [] : [input('mapping', labels.mapping, mapping, mapping)]),
  ];
}

function decidedInputs(evidence: GradeEvidence, { high, without, differenceP: p }: Decision): DomainProposal['inputs'] {
  const { labels } = RISK_OF_BIAS;
  const left =
    high.studies.length === 0
      ? null
      : without === null
        ? RISK_OF_BIAS.nothingLeft
        : RISK_OF_BIAS.left(without.k, effectText(without, evidence.scale));
  return [
    input('weight.counted-high', labels.counted, high.share, SHOWN.share(high.share)),
    ...(left === null ? [] : [input('without-high', labels.without, without?.estimate ?? null, left)]),
    ...(p === null ? [] : [input('difference.p', labels.difference, p, SHOWN.pValue(p))]),
  ];
}

function proposalOf(
  levels: number | null,
  rule: string,
  reason: string,
  inputs: DomainProposal['inputs'],
  question: string | null,
): DomainProposal {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return {
    domain: 'risk of bias',
    state: levels === null ? 'not rated' : 'proposed',
    levels,
    ruleId: `risk-of-bias.${rule}@1`,
    inputs,
    sentence:
      levels === null
        ? `${text}.`
        : `${text}: ${levels === 0 ? 'no level down' : `${IMPRECISION.levels(levels)} down`}.`,
    footnote:
      levels !== null && levels > 0
        ? DOMAIN.down('risk of bias', levels, reason)
        : question === null
          ? null
          : DOMAIN.borderline('risk of bias', reason),
    isBorderline: question !== null,
    question,
    alternatives: [],
  };
}

function weightOf(studies: readonly GradeStudy[]): number {
  return studies.reduce((sum, study) => sum + study.weight, 0);
}
