import { exceedance } from '../../decision/exceedance.ts';
import type { GradeEvidence } from '../../grade/evidence.ts';
import { proposeCertainty, type GradeProposal } from '../../grade/propose.ts';
import { SHOWN } from '../../grade/rounding.ts';
import type { RatedTarget } from '../../grade/target.ts';
import { GRADE_DOMAINS, UPGRADE_REASONS, type Certainty, type Target } from '../../grade/types.ts';
import type { AgainstThreshold, FindingRow, FindingStatement, InformationSize } from '../finding-row.ts';
import { compareFingerprints, readFingerprint } from '../judgements/fingerprint.ts';
import type { Fingerprint, JudgementStanding, JudgementToReview } from '../judgements/types.ts';
import type { Judgement } from '../records/index.ts';
import { absoluteEffects } from './absolute-effects.ts';
import { backExpressions } from './back-expressions.ts';
import { comparatorMeans } from './comparator.ts';
import { designOf, evidenceOf } from './evidence-of-finding.ts';
import type { FindingFacts } from './finding-facts.ts';
import { groundOf, levelsText, type RowAsSeen } from './ground.ts';
import { GRADE_ROW } from './phrases.ts';
import { GRADE_SET, gradeJudgement, QUESTIONS, readTarget } from './question-set.ts';
import { certaintyNotes, narrativeProposal, rateRow, type RowProposal } from './rate-finding.ts';
import { statementOf } from './statement-of-finding.ts';

/** The graded parts of a row. */
export type GradedRow = Pick<
  FindingRow,
  | 'absolute'
  | 'backExpressions'
  | 'informationSize'
  | 'target'
  | 'againstThreshold'
  | 'certainty'
  | 'statement'
  | 'comparatorMeans'
  | 'design'
> &
  Readonly<{ notes: readonly string[]; certaintyNotes: readonly string[] }>;

/** A finding's rating with how its stored judgements stand, and what each question would be judged on now. */
export type GradedFinding = Readonly<{
  /** What a judgement of a question would be made on now; null for a question the set does not know. */
  ground: (question: string) => Fingerprint | null;
  /** Read again for another baseline risk or threshold, by the screens that try one out; null without a pooled effect. */
  evidence: GradeEvidence | null;
  row: GradedRow;
  standings: readonly (readonly [string, JudgementStanding])[];
  toReview: readonly JudgementToReview[];
}>;

/**
 * Suggestions, human ratings and everything else a row prints beside its effect. A row without any evidence has no rating; a
 * narrative one is rated by hand.
 *
 * @param numbersSentence the row's numbers in words, which a wording of the sentence was made on
 */
export function gradeFinding(facts: FindingFacts, kind: FindingRow['kind'], numbersSentence: string): GradedFinding {
  const evidence = kind === 'effect' ? evidenceOf(facts) : null;
  const chosen = readTarget(facts.judgements);
  const proposal = evidence ? proposeCertainty(evidence, chosen, facts.settings) : null;
  const suggested: RowProposal = proposal ?? narrativeProposal(facts);
  const asSeen = rowAsSeen(facts, suggested, proposal, numbersSentence);
  const grounds = new Map<string, Fingerprint | null>();
  const ground = (question: string) => {
    if (!grounds.has(question)) grounds.set(question, groundOf(facts, asSeen, question));
    return grounds.get(question) ?? null;
  };
  const standingOf = (judgement: Judgement): JudgementStanding | null => {
    const [before, now] = [readFingerprint(judgement.fingerprint), ground(judgement.question)];
    return before && now && compareFingerprints(before, now);
  };
  const certainty: Certainty =
    kind === 'no data'
      ? { state: 'not rated', reason: GRADE_ROW.noEvidence }
      : rateRow(suggested, facts.judgements, standingOf);
  const absolute = evidence && proposal ? absoluteEffects(facts, evidence, proposal, chosen) : [];
  const expressions = evidence ? backExpressions(facts, evidence) : [];
  const standings = facts.judgements.flatMap((judgement) => {
    const standing = judgement.questionSet === GRADE_SET && judgement.final !== null ? standingOf(judgement) : null;
    return standing ? [[judgement.id, standing] as const] : [];
  });
  return {
    ground,
    evidence,
    row: {
      absolute,
      backExpressions: expressions,
      informationSize: evidence ? informationSize(evidence) : null,
      target: proposal ? publicTarget(proposal.target) : null,
      againstThreshold: evidence ? againstThreshold(evidence) : null,
      certainty,
      statement: statementFor(facts, certainty, proposal, asSeen.proposedStatement, standingOf),
      comparatorMeans: evidence && evidence.measure === 'MD' ? comparatorMeans(facts.results) : null,
      design: facts.results.length === 0 ? null : designOf(facts.results),
      notes: [
        ...absoluteNotes(absolute),
        ...expressions.flatMap((expression) =>
          expression.kind === 'instrument units' || expression.kind === 'responders' ? [expression.note] : [],
        ),
      ],
      certaintyNotes: certaintyNotes(certainty),
    },
    standings,
    toReview: reviewsOf(facts, new Map(standings), ground),
  };
}

function rowAsSeen(
  facts: FindingFacts,
  suggested: RowProposal,
  proposal: GradeProposal | null,
  numbersSentence: string,
): RowAsSeen {
  const { domains, upgrades } = suggested;
  const rated = rateRow(
    suggested,
    facts.judgements.filter(({ question }) => question !== QUESTIONS.held),
    () => null,
  );
  return {
    domains,
    upgrades,
    level: rated.name,
    levels: rated.domains.map((rating) => ({
      key: rating.proposal.domain,
      label: rating.proposal.domain,
      value: levelsText(rating.levels),
    })),
    proposedStatement: proposal
      ? statementOf({ ...facts, target: proposal.target, certainty: ratedName(facts, suggested) })
      : facts.finding.narrative,
    numbersSentence,
    defaultTarget: proposal?.target.kind ?? 'null',
  };
}

/** The statement speaks with the certainty the row prints: the human one, with what is held back. */
function ratedName(facts: FindingFacts, suggested: RowProposal) {
  return rateRow(suggested, facts.judgements, () => null).name;
}

function publicTarget({ zone: _zone, ...target }: RatedTarget): Target {
  return target;
}

function statementFor(
  facts: FindingFacts,
  certainty: Certainty,
  proposal: GradeProposal | null,
  proposed: string | null,
  standingOf: (judgement: Judgement) => JudgementStanding | null,
): FindingStatement | null {
  const judgement = gradeJudgement(facts.judgements, QUESTIONS.statement);
  const wording = judgement?.final?.trim() ? judgement.final.trim() : null;
  // A row whose certainty is open prints no certainty in words either, unless the reviewer wrote the sentence.
  const isOpen = certainty.state === 'not rated' || certainty.state === 'provisional';
  if (wording === null && (proposed === null || (isOpen && proposal !== null))) return null;
  return {
    proposed: proposed ?? wording ?? '',
    text: wording ?? proposed ?? '',
    judgementId: judgement?.id ?? null,
    standing: judgement && standingOf(judgement),
  };
}

function informationSize({ informationNeed: need, participants, events }: GradeEvidence): InformationSize | null {
  if (need.state === 'unknown') return null;
  const available = need.unit === 'events' ? events : participants;
  return {
    required: need.required,
    available,
    unit: need.unit,
    assumptions: need.assumptions,
    isReached: available === null ? null : available >= need.required,
  };
}

/** Probability that the effect reaches the smallest important benefit; only where effect and threshold share a linear scale. */
function againstThreshold({ measure, scale, better, effect, pooled, studies }: GradeEvidence): AgainstThreshold | null {
  const { small } = scale;
  if (small === null || scale.thresholds.isFallback || (measure !== 'MD' && measure !== 'SMD' && measure !== 'RD'))
    return null;
  const threshold = better === 'lower' ? small.decrease : small.increase;
  const unit = measure === 'RD' ? 1000 : 1;
  const standardError = pooled?.printed.standardError ?? studies[0]?.standardError;
  if (standardError === undefined) return { threshold, probabilityBeyond: null, probabilityNewSetting: null };
  const beyond = exceedance(
    {
      estimate: effect.estimate,
      standardError,
      degreesOfFreedom: pooled?.printed.degreesOfFreedom ?? null,
      tauSquared: pooled?.tauSquared ?? 0,
    },
    threshold / unit,
    better === 'lower' ? 'below' : 'above',
  );
  return {
    threshold,
    probabilityBeyond: beyond.meanEffect,
    probabilityNewSetting: pooled && pooled.tauSquared > 0 ? beyond.newSetting : null,
  };
}

function absoluteNotes(absolute: FindingRow['absolute']): readonly string[] {
  const [reference] = absolute;
  if (!reference || reference.effect.state !== 'estimated') return [];
  return [
    GRADE_ROW.baselineSource(reference.label, reference.source),
    ...(absolute.some(looksUnequal) ? [GRADE_ROW.rounding] : []),
  ];
}

/** Whether a printed difference, or a limit of it, is another than the one between the printed risks. */
function looksUnequal({ effect }: FindingRow['absolute'][number]): boolean {
  if (effect.state !== 'estimated') return false;
  const { comparator, intervention, difference } = effect;
  return (['estimate', 'low', 'high'] as const).some(
    (of) => Math.abs(printed(intervention[of]) - printed(comparator) - printed(difference[of])) > 1e-6,
  );
}

const printed = (value: number): number => Math.sign(value) * Number(SHOWN.perThousand(Math.abs(value)));

function reviewsOf(
  facts: FindingFacts,
  standings: ReadonlyMap<string, JudgementStanding>,
  ground: GradedFinding['ground'],
): readonly JudgementToReview[] {
  const { finding, outcome, window } = facts;
  return facts.judgements
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((judgement): readonly JudgementToReview[] => {
      const standing = standings.get(judgement.id);
      const now = ground(judgement.question);
      if (standing?.state !== 'stale' || now === null) return [];
      return [
        {
          judgementId: judgement.id,
          subjectTable: 'finding',
          subjectId: finding.id,
          questionSet: judgement.questionSet,
          question: judgement.question,
          title: GRADE_ROW.title(
            outcome.construct,
            window?.label ?? null,
            GRADE_ROW.questions[judgement.question] ?? judgement.question,
          ),
          final: judgement.final,
          rationale: judgement.rationale,
          proposalBefore: judgement.proposal,
          proposalNow: now.proposal,
          changes: standing.changes,
          fingerprintNow: now,
        },
      ];
    });
}

/** Domains in the order of the evidence profile, then what is judged on the whole. */
function placeOf({ question }: Judgement): number {
  const place = ([...GRADE_DOMAINS, ...UPGRADE_REASONS] as readonly string[]).indexOf(question);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}
