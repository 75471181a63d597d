import { formatLevel } from '../text/format-interval.ts';
import type { GradeEvidence } from './evidence.ts';
import {
  judgedIntervalLevels,
  nearestThreshold,
  type IntervalFinding,
  type JudgedInterval,
  type Limits,
} from './interval-against-thresholds.ts';
import { DOMAIN, IMPRECISION } from './phrases.ts';
import { SHOWN } from './rounding.ts';
import type { GradeSettings } from './settings.ts';
import type { RatedTarget } from './target.ts';
import type { DomainProposal, ProposalAlternative } from './types.ts';
import { input, isPerThousand, limitsText, midText, thresholdText } from './words.ts';

/**
 * Imprecision: first where the interval lies against the thresholds of the target; then, only where that asks for nothing, whether
 * there is enough information (grade.md 3.4).
 *
 * Source: GRADE guidance 34 (Zeng L et al 2022), J Clin Epidemiol 150:216-224, doi:10.1016/j.jclinepi.2022.07.014; GRADE
 * guidelines 6, doi:10.1016/j.jclinepi.2011.01.012. Golden: none; acceptance checklist C34 and C35.
 */
export function proposeImprecision(
  evidence: GradeEvidence,
  target: RatedTarget,
  settings: GradeSettings,
): DomainProposal {
  const { scale, effect } = evidence;
  const limits = { low: scale.shown(effect.low), high: scale.shown(effect.high) };
  const judged = judgedIntervalLevels(limits, target, scale);
  const second = judged.levels === 0 ? informationStep(evidence, settings) : null;
  const rare = judged.levels > 0 ? rareEvents(evidence, settings) : null;
  const levels = rare ? 0 : judged.levels + (second?.levels ?? 0);
  const interval = `${IMPRECISION.interval(formatLevel(evidence.level), limitsText(limits.low, limits.high, scale))} ${findingText(judged, evidence)}`;
  const reason = rare ?? (second === null ? interval : `${interval}; ${second.reason}`);
  const printed = evidence.pooled?.printed.method;
  const other = otherInterval(evidence, target, judged.levels);
  const footnoteReason = `${second !== null && second.levels > 0 ? second.reason : reason}${other && printed ? ` (${IMPRECISION.methodNote(printed)})` : ''}`;
  const questions = [
    judged.isBorderline && !rare ? borderlineQuestion(limits, target, evidence) : null,
    other?.question ?? null,
    judged.levels === 1 && !rare ? farQuestion(evidence, settings) : null,
  ].filter((question) => question !== null);
  return {
    domain: 'imprecision',
    state: 'proposed',
    levels,
    ruleId: `imprecision.${rare ? 'rare' : second !== null && second.ruleId ? second.ruleId : ruleOf(target)}@1`,
    inputs: inputsOf(evidence, target),
    sentence: sentence(levels, reason),
    footnote:
      levels > 0
        ? DOMAIN.down('imprecision', levels, footnoteReason)
        : judged.isBorderline
          ? DOMAIN.borderline('imprecision', reason)
          : null,
    isBorderline: judged.isBorderline && !rare,
    question: questions.length === 0 ? null : questions.join(' '),
    alternatives: other?.alternatives ?? [],
  };
}

function ruleOf(target: RatedTarget): string {
  if (target.kind === 'MID')
    return target.claim === 'important' ? 'interval.mid-important' : 'interval.mid-little-or-none';
  return `interval.${target.kind}`;
}

function sentence(levels: number, reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return `${text}: ${levels === 0 ? 'no level down' : `${IMPRECISION.levels(levels)} down`}.`;
}

function findingText(
  { finding, zones }: Readonly<{ finding: IntervalFinding; zones: number }>,
  { scale }: GradeEvidence,
): string {
  switch (finding) {
    case 'excludes null':
      return IMPRECISION.excludesNull;
    case 'includes null':
      return IMPRECISION.includesNull;
    case 'null and both MIDs':
      return IMPRECISION.bothMids(midText(scale));
    case 'both large':
      return IMPRECISION.bothLarge;
    case 'stays beyond MID':
      return IMPRECISION.stays(midText(scale));
    case 'within MID':
      return IMPRECISION.within(midText(scale));
    case 'crosses MID':
      return IMPRECISION.crosses(midText(scale));
    case 'crosses both MIDs':
      return IMPRECISION.crossesBoth(midText(scale));
    case 'zones':
      return IMPRECISION.zones(zones);
  }
}

type Step = Readonly<{ levels: 0 | 1 | 2; reason: string; ruleId: string | null }>;

/** Step 2: too little information, checked where it is short or the effect implausibly large. Null when there is nothing to say. */
function informationStep(evidence: GradeEvidence, settings: GradeSettings): Step | null {
  const { informationNeed: need } = evidence;
  const isLarge = isLargeEffect(evidence, settings);
  const span = spanOf(evidence, settings);
  if (need.state === 'unknown')
    return isLarge ? { levels: 0, reason: IMPRECISION.informationUnknown(need.reason), ruleId: null } : null;
  const available = need.unit === 'events' ? evidence.events : evidence.participants;
  if (available === null) return null;
  const [n, required] = [SHOWN.people(available), SHOWN.people(need.required)];
  if (available >= need.required) {
    return { levels: 0, reason: IMPRECISION.informationReached(n, required, need.unit), ruleId: null };
  }
  if (available < settings.farBelowShare * need.required) {
    return { levels: 2, reason: IMPRECISION.informationFar(n, required, need.unit), ruleId: 'information-far' };
  }
  const missing = IMPRECISION.informationMissing(n, required, need.unit);
  if (isLarge && span.isFar)
    return {
      levels: 2,
      reason: `${missing} and ${IMPRECISION.span(SHOWN.twoDecimals(span.ratio))}`,
      ruleId: 'information-span',
    };
  return { levels: 1, reason: missing, ruleId: 'information' };
}

function isLargeEffect({ measure, effect }: GradeEvidence, settings: GradeSettings): boolean {
  if (measure === 'SMD') return Math.abs(effect.estimate) >= settings.largeStandardised;
  const isRatio = measure === 'RR' || measure === 'OR' || measure === 'PETO' || measure === 'HR' || measure === 'IRR';
  return isRatio && Math.abs(effect.estimate) >= Math.log(settings.largeRatio);
}

/** Upper over lower limit of a ratio, and whether it is wider than sufficient information could leave it. */
function spanOf(
  { measure, effect }: GradeEvidence,
  settings: GradeSettings,
): Readonly<{ ratio: number; isFar: boolean }> {
  const ratio = Math.exp(effect.high - effect.low);
  const limit =
    measure === 'RR'
      ? settings.farRiskRatioSpan
      : measure === 'OR' || measure === 'PETO'
        ? settings.farOddsRatioSpan
        : Infinity;
  return { ratio, isFar: ratio > limit };
}

/** Step 3: events so rare, and so many people, that a wide relative interval is narrow in people. */
function rareEvents(evidence: GradeEvidence, settings: GradeSettings): string | null {
  const { scale, baselineRisk, effect, measure, participants } = evidence;
  const isRelative =
    scale.name === 'relative' && (measure === 'RR' || measure === 'OR' || measure === 'PETO' || measure === 'HR');
  if (
    !isRelative ||
    baselineRisk === null ||
    participants === null ||
    participants < settings.narrowAbsoluteParticipants
  )
    return null;
  const perThousand = (value: number) => 1000 * baselineRisk * (Math.exp(value) - 1);
  const [low, high] = [perThousand(effect.low), perThousand(effect.high)];
  if (Math.max(Math.abs(low), Math.abs(high)) > settings.narrowAbsolutePer1000) return null;
  return IMPRECISION.veryRare(`${SHOWN.perThousand(low)} to ${SHOWN.perThousand(high)}`, SHOWN.people(participants));
}

type Other = Readonly<{ question: string; alternatives: readonly ProposalAlternative[] }>;

/** Both intervals of a random-effects model, when they would be rated differently. */
function otherInterval(evidence: GradeEvidence, target: RatedTarget, printedLevels: number): Other | null {
  const { pooled, scale } = evidence;
  // With two studies Knapp-Hartung has one degree of freedom: its interval informs nobody.
  if (pooled === null || pooled.knappHartung === null || pooled.k < 3) return null;
  const { wald, knappHartung } = pooled;
  const of = (interval: Limits): JudgedInterval =>
    judgedIntervalLevels({ low: scale.shown(interval.low), high: scale.shown(interval.high) }, target, scale);
  const [a, b] = [of(wald), of(knappHartung)];
  if (a.levels === b.levels && a.levels === printedLevels) return null;
  const alternative = (label: string, interval: Limits, judged: JudgedInterval): ProposalAlternative => ({
    label,
    levels: judged.levels,
    sentence: `${IMPRECISION.interval(formatLevel(evidence.level), limitsText(scale.shown(interval.low), scale.shown(interval.high), scale))} ${findingText(judged, evidence)}`,
  });
  return {
    question: IMPRECISION.intervalsDisagree(IMPRECISION.levels(a.levels), IMPRECISION.levels(b.levels)),
    alternatives: [alternative('Wald', wald, a), alternative('Knapp–Hartung', knappHartung, b)],
  };
}

function borderlineQuestion(limits: Limits, target: RatedTarget, { scale }: GradeEvidence): string {
  const nearest = nearestThreshold(limits, target, scale);
  const name =
    nearest === null || nearest === scale.none
      ? 'no effect'
      : isPerThousand(scale) || scale.name === 'natural units'
        ? thresholdText(nearest, scale)
        : scale.format(nearest);
  return IMPRECISION.borderline(name);
}

function farQuestion(
  { informationNeed: need, participants, events }: GradeEvidence,
  settings: GradeSettings,
): string | null {
  if (need.state === 'unknown') return null;
  const available = need.unit === 'events' ? events : participants;
  if (available === null || available >= settings.farBelowShare * need.required) return null;
  return IMPRECISION.farQuestion(SHOWN.people(available), SHOWN.people(need.required), need.unit);
}

function inputsOf(evidence: GradeEvidence, target: RatedTarget): DomainProposal['inputs'] {
  const { scale, effect, informationNeed: need } = evidence;
  const { labels } = IMPRECISION;
  const number = (id: string, label: string, value: number) =>
    input(id, label, value, Number.isFinite(value) ? scale.format(value) : '∞');
  const available = need.state === 'known' && need.unit === 'events' ? evidence.events : evidence.participants;
  return [
    input('target', labels.target, target.kind, target.claim ?? target.kind),
    number('estimate', labels.estimate, scale.shown(effect.estimate)),
    number('ci.low', labels.low, scale.shown(effect.low)),
    number('ci.high', labels.high, scale.shown(effect.high)),
    ...(scale.small
      ? [
          input(
            'mid',
            labels.mid,
            scale.small.increase,
            scale.thresholds.isFallback ? effectFallback(scale.small) : thresholdText(scale.small.increase, scale),
          ),
        ]
      : []),
    ...(scale.large
      ? [input('large', labels.large, scale.large.increase, thresholdText(scale.large.increase, scale))]
      : []),
    ...(need.state === 'known'
      ? [input('ois', labels.required, need.required, `${SHOWN.people(need.required)} ${need.unit}`)]
      : []),
    ...(available === null ? [] : [input('information', labels.available, available, SHOWN.people(available))]),
  ];
}

function effectFallback({ decrease, increase }: Readonly<{ decrease: number; increase: number }>): string {
  return `${SHOWN.twoDecimals(decrease)} or ${SHOWN.twoDecimals(increase)}`;
}
