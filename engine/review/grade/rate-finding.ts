import {
  certaintyLevel,
  certaintyName,
  certaintySymbol,
  startingLevel,
  type StartingLevel,
} from '../../grade/certainty.ts';
import { proposeIndirectness } from '../../grade/indirectness.ts';
import type { GradeProposal } from '../../grade/propose.ts';
import { footnoteOf } from '../../grade/reason.ts';
import {
  GRADE_DOMAINS,
  type Certainty,
  type DomainProposal,
  type GradedCertainty,
  type Rating,
  type UpgradeProposal,
} from '../../grade/types.ts';
import type { FindingFacts } from './finding-facts.ts';
import { GRADE_ROW } from './phrases.ts';
import { gradeJudgement, QUESTIONS, readAnswers, readLevels } from './question-set.ts';
import type { JudgementStanding } from '../judgements/types.ts';
import type { Judgement } from '../records/index.ts';

/** What is suggested for a row: by the rules, or for a narrative row nothing beyond what was typed. */
export type RowProposal = Readonly<{
  domains: readonly DomainProposal[];
  upgrades: readonly UpgradeProposal[];
  start: StartingLevel;
  provisionalReason: string | null;
}>;

/** The suggestions of a row without a pooled estimate: the reviewer rates it by hand. */
export function narrativeProposal(facts: FindingFacts): RowProposal {
  const { results, settings, judgements, eligible } = facts;
  const unknown = results.filter(({ riskOfBias }) => (riskOfBias?.overallLevel ?? null) === null).length;
  const isIncomplete = results.length === 0 || unknown / results.length > settings.unknownRiskOfBiasShare;
  const provisionalReason = isIncomplete
    ? results.length === 0
      ? GRADE_ROW.narrativeNoResult
      : GRADE_ROW.narrativeRob(unknown, results.length)
    : null;
  const notRated = (domain: DomainProposal['domain']): DomainProposal => {
    const reason = domain === 'risk of bias' && provisionalReason !== null ? provisionalReason : GRADE_ROW.notEstimated;
    return {
      domain,
      state: 'not rated',
      levels: null,
      ruleId: `${domain.replaceAll(' ', '-')}.by-hand@1`,
      inputs: [],
      sentence: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
      footnote: null,
      isBorderline: false,
      question: null,
      alternatives: [],
    };
  };
  const isRandomised = eligible.every(({ study }) => study.design !== 'not randomised');
  return {
    domains: GRADE_DOMAINS.map((domain) =>
      domain === 'indirectness'
        ? proposeIndirectness({ answers: readAnswers(judgements), hints: { indirectness: [], publicationBias: [] } })
        : notRated(domain),
    ),
    upgrades: [],
    start: startingLevel(isRandomised ? 'randomised' : 'mixed', settings),
    provisionalReason,
  };
}

export type StandingOf = (judgement: Judgement) => JudgementStanding | null;

/** Suggestions and human ratings together: levels, state and footnotes of one row. */
export function rateRow(
  proposal: RowProposal | GradeProposal,
  judgements: readonly Judgement[],
  standingOf: StandingOf,
): GradedCertainty {
  const { provisionalReason, start } = proposal;
  const domains = proposal.domains.map((suggested): Rating => {
    const judgement = confirmed(judgements, suggested.domain);
    const isProvisional = suggested.domain === 'risk of bias' && provisionalReason !== null;
    return rating(suggested, judgement, standingOf, suggested.domain, isProvisional);
  });
  const upgrades = proposal.upgrades.map((suggested): Rating<UpgradeProposal> =>
    rating(suggested, confirmed(judgements, suggested.reason), standingOf, suggested.reason, false),
  );
  const held = heldOf(judgements);
  const down = sum(domains);
  const up = sum(upgrades);
  const level = certaintyLevel(start.level, down, up, held?.levels ?? 0);
  const unrated = domains.flatMap(({ levels, proposal: { domain } }) => (levels === null ? [domain] : []));
  const openReason = provisionalReason ?? (unrated.length > 0 ? GRADE_ROW.unrated(unrated) : null);
  const unconfirmed = domains.flatMap(({ final, proposal: { domain } }) => (final === null ? [domain] : []));
  return {
    state: openReason !== null ? 'provisional' : unconfirmed.length > 0 ? 'suggested' : 'rated',
    level,
    name: certaintyName(level),
    symbol: certaintySymbol(level),
    start: start.level,
    startReason: start.reason,
    down,
    up,
    held,
    domains,
    upgrades,
    unconfirmed,
    provisionalReason: openReason,
    staleCount: [...domains, ...upgrades].filter(({ state }) => state === 'stale').length,
  };
}

type Confirmed = Readonly<{ judgement: Judgement; levels: number }>;

function confirmed(judgements: readonly Judgement[], question: string): Confirmed | null {
  const judgement = gradeJudgement(judgements, question);
  const levels = readLevels(judgement?.final);
  return judgement && levels !== null && levels >= 0 ? { judgement, levels } : null;
}

function rating<Proposal extends DomainProposal | UpgradeProposal>(
  proposal: Proposal,
  given: Confirmed | null,
  standingOf: StandingOf,
  question: Parameters<typeof footnoteOf>[0],
  isProvisional: boolean,
): Rating<Proposal> {
  if (given === null) {
    return {
      proposal,
      judgementId: null,
      final: null,
      rationale: null,
      author: null,
      state: 'unconfirmed',
      levels: proposal.levels,
      isOverridden: false,
      footnote: null,
    };
  }
  const { judgement, levels } = given;
  const standing = standingOf(judgement)?.state ?? 'current';
  const rationale = judgement.rationale?.trim() ? judgement.rationale.trim() : null;
  return {
    proposal,
    judgementId: judgement.id,
    final: levels,
    rationale,
    author: judgement.author,
    state: standing === 'current' && isProvisional ? 'provisional' : standing,
    levels,
    isOverridden: levels !== proposal.levels,
    footnote: footnote(proposal, question, levels, rationale),
  };
}

/** Every level down or up has its reason in print, and so has a serious domain that was left as it is. */
function footnote(
  proposal: DomainProposal | UpgradeProposal,
  question: Parameters<typeof footnoteOf>[0],
  levels: number,
  rationale: string | null,
): string | null {
  const wasSerious = (proposal.levels ?? 0) > 0 || ('isBorderline' in proposal && proposal.isBorderline);
  if (levels === proposal.levels && rationale === null) return proposal.footnote;
  if (rationale === null) return levels > 0 ? footnoteOf(question, levels, GRADE_ROW.movedSince) : null;
  return levels > 0 || wasSerious ? footnoteOf(question, levels, rationale) : null;
}

function heldOf(judgements: readonly Judgement[]): GradedCertainty['held'] {
  const judgement = gradeJudgement(judgements, QUESTIONS.held);
  const levels = readLevels(judgement?.final);
  if (!judgement || levels === null || levels === 0 || Math.abs(levels) > 1) return null;
  return { levels, rationale: judgement.rationale ?? '', judgementId: judgement.id };
}

function sum(ratings: readonly Readonly<{ levels: number | null }>[]): number {
  return ratings.reduce((total, { levels }) => total + (levels ?? 0), 0);
}

/** Footnotes of the certainty cell in the order of the domains. */
export function certaintyNotes(certainty: Certainty): readonly string[] {
  if (certainty.state === 'not rated') return [];
  const notes = [...certainty.domains, ...certainty.upgrades].flatMap(({ footnote: note }) => note ?? []);
  return certainty.held ? [...notes, GRADE_ROW.heldNote(certainty.held.levels, certainty.held.rationale)] : notes;
}
