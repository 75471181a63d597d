import type { FindingRow } from '../../../engine/review/derived.ts';
import type { ReportInput } from '../../components/report-input.ts';
import { number, tableOf, text, yesNo, type DataTable } from './data-table.ts';

const PRINTED = 'as printed: ratios exponentiated';

/** Rows of the Summary of Findings with their certainty, domain by domain, and every judgement with its history. */
export function ratingTables({ summaryOfFindings, judgements, judgementHistory }: ReportInput): readonly DataTable[] {
  const findings = summaryOfFindings.comparisons.flatMap((comparison) =>
    comparison.rows.map((row) => ({ comparison, row })),
  );
  const absolute = findings.flatMap(({ row }) => row.absolute.map((effect) => ({ row, effect })));
  const domains = findings.flatMap(({ row }) => domainsOf(row).map((rating) => ({ row, rating })));
  return [
    tableOf('findings', 'One row a row of the Summary of Findings.', findings, [
      text('finding_id', 'Key of the row', ({ row }) => row.findingId),
      text(
        'comparison',
        'Intervention and comparator',
        ({ comparison }) => `${comparison.intervention} / ${comparison.comparator}`,
      ),
      text('outcome', 'Outcome', ({ row }) => row.outcome),
      text('detail', 'Scale, direction and follow-up', ({ row }) => row.outcomeDetail),
      text('kind', 'effect, narrative or no data', ({ row }) => row.kind),
      text('analysis_id', 'Analysis the row rests on', ({ row }) => row.analysisId),
      number('studies', 'Studies with a number', 'studies', ({ row }) => row.studies),
      number('eligible', 'Studies eligible', 'studies', ({ row }) => row.studiesEligible),
      number('participants', 'Participants', 'participants', ({ row }) => row.participants),
      text('measure', 'Effect measure', ({ row }) => row.measure),
      number('estimate', 'Effect', PRINTED, ({ row }) => effectOf(row)?.estimate ?? null),
      number('low', 'Lower limit', PRINTED, ({ row }) => effectOf(row)?.low ?? null),
      number('high', 'Upper limit', PRINTED, ({ row }) => effectOf(row)?.high ?? null),
      text('certainty_state', 'rated, suggested, provisional or not rated', ({ row }) => row.certainty.state),
      text('certainty', 'Certainty; only of a row that reviewers have rated', ({ row }) =>
        row.certainty.state === 'rated' ? row.certainty.name : null,
      ),
      yesNo('is_exploratory', 'Whether the row is exploratory', ({ row }) => row.isExploratory),
      text('sentence', 'The row in words', ({ row }) => row.sentence),
    ]),
    tableOf('absolute_effects', 'One row a row of the Summary of Findings at one baseline risk.', absolute, [
      text('finding_id', 'Key of the row', ({ row }) => row.findingId),
      text('outcome', 'Outcome', ({ row }) => row.outcome),
      text('baseline', 'Name of the baseline risk', ({ effect }) => effect.label),
      yesNo('is_reference', 'Whether the rating is proposed at this risk', ({ effect }) => effect.isReference),
      number('baseline_risk', 'Risk with the comparator', 'proportion', ({ effect }) => effect.baselineRisk),
      number('comparator', 'With the comparator', 'per 1000', ({ effect: { effect } }) =>
        effect.state === 'estimated' ? effect.comparator : null,
      ),
      number('intervention', 'With the intervention', 'per 1000', ({ effect: { effect } }) =>
        effect.state === 'estimated' ? effect.intervention.estimate : null,
      ),
      number('difference', 'Difference', 'per 1000', ({ effect: { effect } }) =>
        effect.state === 'estimated' ? effect.difference.estimate : null,
      ),
      number('difference_low', 'Lower limit of the difference', 'per 1000', ({ effect: { effect } }) =>
        effect.state === 'estimated' ? effect.difference.low : null,
      ),
      number('difference_high', 'Upper limit of the difference', 'per 1000', ({ effect: { effect } }) =>
        effect.state === 'estimated' ? effect.difference.high : null,
      ),
    ]),
    tableOf('certainty_domains', 'One row a GRADE domain of a row of the Summary of Findings.', domains, [
      text('finding_id', 'Key of the row', ({ row }) => row.findingId),
      text('outcome', 'Outcome', ({ row }) => row.outcome),
      text('domain', 'Domain', ({ rating }) => rating.proposal.domain),
      text('rule', 'Rule that made the suggestion', ({ rating }) => rating.proposal.ruleId),
      number('suggested', 'Levels down suggested', 'levels', ({ rating }) => rating.proposal.levels),
      number('final', 'Levels down rated by the reviewers', 'levels', ({ rating }) => rating.final),
      text('state', 'Whether the rating still stands', ({ rating }) => rating.state),
      text('reason', 'Why the suggestion', ({ rating }) => rating.proposal.sentence),
      text('rationale', 'Why the reviewers rated otherwise', ({ rating }) => rating.rationale),
      text('author', 'Who rated', ({ rating }) => rating.author),
    ]),
    tableOf('judgements', 'One row a judgement of a reviewer as it stands.', judgements, [
      text('judgement_id', 'Key of the judgement', (judgement) => judgement.judgementId),
      text('subject', 'What was judged', (judgement) => judgement.subject),
      text('subject_id', 'Key of what was judged', (judgement) => judgement.subjectId),
      text(
        'question_set',
        'Questions and their version',
        (judgement) => `${judgement.questionSet} ${judgement.questionSetVersion}`,
      ),
      text('question', 'Question', (judgement) => judgement.question),
      text('answer', 'Answer', (judgement) => judgement.answer),
      text('proposal', 'What the rules proposed', (judgement) => judgement.proposal),
      text('final', 'Final judgement', (judgement) => judgement.final),
      text('rationale', 'Support for the judgement', (judgement) => judgement.rationale),
      text('source', 'Source of the support', (judgement) => judgement.source),
      text('author', 'Who judged', (judgement) => judgement.author),
      text('role', 'single, first, second or consensus', (judgement) => judgement.role),
    ]),
    tableOf('judgement_history', 'One row a change of a judgement, oldest first.', judgementHistory, [
      { name: 'at', description: 'When it was made', unit: null, type: 'date', of: (change) => change.at },
      text('actor', 'Who made it', (change) => change.actor),
      text('subject', 'What was judged', (change) => change.subject),
      text('question_set', 'Questions', (change) => change.questionSet),
      text('question', 'Question', (change) => change.question),
      text('before', 'Answer before', (change) => change.before),
      text('after', 'Answer after', (change) => change.after),
      text('rationale', 'Support given', (change) => change.rationale),
    ]),
  ];
}

function effectOf(row: FindingRow) {
  return row.relative ?? row.difference;
}

function domainsOf({ certainty }: FindingRow) {
  return certainty.state === 'not rated' ? [] : certainty.domains;
}
