import {
  GRADE_DOMAINS,
  UPGRADE_REASONS,
  type DomainProposal,
  type ProposalInput,
  type UpgradeProposal,
} from '../../grade/types.ts';
import { makeFingerprint } from '../judgements/fingerprint.ts';
import type { Fingerprint, SeenItem } from '../judgements/types.ts';
import type { FindingFacts } from './finding-facts.ts';
import { GRADE_ROW } from './phrases.ts';
import { QUESTIONS } from './question-set.ts';

/** What the rules and the row say about a finding, as a judgement of it would see them. */
export type RowAsSeen = Readonly<{
  domains: readonly DomainProposal[];
  upgrades: readonly UpgradeProposal[];
  /** Level before anything is held back, with the levels each domain takes. */
  level: string;
  levels: readonly SeenItem[];
  proposedStatement: string | null;
  numbersSentence: string;
  defaultTarget: string;
}>;

/** What a judgement of this question would be made on now; null for a question the set does not know. */
export function groundOf(facts: FindingFacts, row: RowAsSeen, question: string): Fingerprint | null {
  const domain = row.domains.find((proposal) => proposal.domain === question);
  if (domain) {
    const upstream =
      domain.domain === 'indirectness'
        ? []
        : [
            ...thresholdFacts(facts),
            ...memberFacts(facts),
            ...(domain.domain === 'risk of bias' ? biasFacts(facts) : []),
          ];
    return makeFingerprint({
      rule: domain.ruleId,
      proposal: levelsText(domain.levels),
      seen: seenOf(domain.inputs),
      facts: upstream,
    });
  }
  const upgrade = row.upgrades.find((proposal) => proposal.reason === question);
  if (upgrade)
    return makeFingerprint({
      rule: upgrade.ruleId,
      proposal: levelsText(upgrade.levels),
      seen: seenOf(upgrade.inputs),
      facts: memberFacts(facts),
    });
  switch (question) {
    case QUESTIONS.statement:
      return makeFingerprint({
        rule: 'statement@1',
        proposal: row.proposedStatement,
        seen: [item('numbers', GRADE_ROW.numbers, row.numbersSentence)],
      });
    case QUESTIONS.held:
      return makeFingerprint({
        rule: 'held@1',
        proposal: null,
        seen: [item('level', GRADE_ROW.levelBefore, row.level), ...row.levels],
      });
    case QUESTIONS.target:
      return makeFingerprint({
        rule: 'target@1',
        proposal: row.defaultTarget,
        seen: thresholdFacts(facts).filter(({ key }) => key.startsWith('threshold')),
      });
    default:
      // A typed fact, such as a difference in population, rests on nothing the program derives.
      return isTyped(question) ? makeFingerprint({ rule: 'typed@1', proposal: null, seen: [] }) : null;
  }
}

function isTyped(question: string): boolean {
  const known: readonly string[] = [...Object.values(QUESTIONS), ...GRADE_DOMAINS, ...UPGRADE_REASONS];
  return question.startsWith('indirectness: ') || known.includes(question);
}

function seenOf(inputs: readonly ProposalInput[]): readonly SeenItem[] {
  return inputs.map(({ id, label, shown }) => item(id, label, shown));
}

function item(key: string, label: string, value: SeenItem['value']): SeenItem {
  return { key, label, value };
}

/** Exact numbers of every member: a change too small to be displayed only touches the judgement. */
function memberFacts({ results, analysis }: FindingFacts): readonly SeenItem[] {
  return results.map(({ effect }, i) => {
    const { estimate, standardError, nIntervention, nComparator, eventsIntervention, eventsComparator } = effect;
    const numbers = [estimate, standardError, nIntervention, nComparator, eventsIntervention, eventsComparator].map(
      (number) => number ?? '–',
    );
    return item(`member ${effect.studyResultId}`, GRADE_ROW.member(analysis?.rows[i]?.label ?? ''), numbers.join(' '));
  });
}

function biasFacts({ results, analysis }: FindingFacts): readonly SeenItem[] {
  return results.map(({ effect, riskOfBias }, i) => {
    const domains = riskOfBias?.domains.map(({ final }) => final ?? '–').join(' ') ?? '';
    return item(
      `risk of bias ${effect.studyResultId}`,
      GRADE_ROW.bias(analysis?.rows[i]?.label ?? ''),
      `${riskOfBias?.overallLevel ?? '–'} ${domains}`.trim(),
    );
  });
}

function thresholdFacts({
  outcome,
  analysis,
  baselineRisks,
  referenceSd,
  judgements,
}: FindingFacts): readonly SeenItem[] {
  // Only thresholds in points, held against a standardised difference, are divided by it.
  const isDivided = analysis?.scale.measure === 'SMD' && outcome.scaleUnit !== null;
  const target = judgements.find(({ question }) => question === QUESTIONS.target)?.answer ?? null;
  return [
    item('threshold.small', GRADE_ROW.thresholdItem('small'), outcome.thresholdSmall),
    item('threshold.moderate', GRADE_ROW.thresholdItem('moderate'), outcome.thresholdModerate),
    item('threshold.large', GRADE_ROW.thresholdItem('large'), outcome.thresholdLarge),
    item('target', GRADE_ROW.questions['target']!, target),
    item('baseline', GRADE_ROW.baseline, outcome.kind === 'continuous' ? null : (baselineRisks[0]?.risk.risk ?? null)),
    item('reference SD', GRADE_ROW.referenceSdItem, isDivided ? (referenceSd?.value ?? null) : null),
  ];
}

export function levelsText(levels: number | null): string {
  return levels === null ? 'not rated' : String(levels);
}
