import type { EditionComparison, ReviewDiff } from '../../api/contract/editions.ts';

/** Facts told one by one; a protocol written anew would bury the rest. */
const MOST_FACTS = 40;

/** A comparison as lines for a terminal: the paragraph first, then every list that is not empty. */
export function diffLines({ before, after, diff, paragraph, byEngine }: EditionComparison): readonly string[] {
  return [
    TEXT.heading(before, after),
    '',
    paragraph,
    ...section(
      TEXT.studies,
      diff.studies.map(
        ({ label, change, reason }) => `${change === 'in' ? '+' : '-'} ${label}${reason ? `: ${reason}` : ''}`,
      ),
    ),
    ...section(
      TEXT.numbers,
      diff.numbers.map((number) => TEXT.number(number)),
    ),
    ...section(
      TEXT.results,
      diff.results.map((result) => TEXT.result(result)),
    ),
    ...section(
      TEXT.ratings,
      diff.ratings.map((rating) => TEXT.rating(rating)),
    ),
    ...section(
      TEXT.bias,
      diff.bias.map((change) => TEXT.biasOf(change)),
    ),
    ...section(
      TEXT.needLook,
      diff.needLook.map(({ title }) => title),
    ),
    ...section(
      TEXT.conclusions,
      diff.conclusions.map(({ sentence }) => sentence),
    ),
    ...section(
      TEXT.findings,
      diff.findings.map(({ title, change }) => `${change === 'in' ? '+' : '-'} ${title}`),
    ),
    ...section(TEXT.facts, factLines(diff.facts)),
    ...section(
      TEXT.engine,
      (byEngine?.results ?? []).map((result) => TEXT.result(result)),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function factLines(facts: ReviewDiff['facts']): readonly string[] {
  const lines = facts.slice(0, MOST_FACTS).map((fact) => TEXT.fact(fact));
  return facts.length > MOST_FACTS ? [...lines, TEXT.more(facts.length - MOST_FACTS)] : lines;
}

const TEXT = {
  heading: (before: string, after: string) => `${before} → ${after}`,
  studies: 'Studies',
  numbers: 'Numbers',
  results: 'Results',
  ratings: 'Certainty',
  conclusions: 'Conclusions that cross a threshold',
  bias: 'Risk of bias',
  needLook: 'Judgements that need a look',
  findings: 'Rows of the table',
  facts: 'Protocol and analyses',
  engine: 'By the newer engine alone',
  more: (count: number) => `and ${count} more`,
  number: ({ studyLabel, place, field, before, after }: ReviewDiff['numbers'][number]) =>
    `${studyLabel}, ${place}, ${field}: ${before ?? 'none'} → ${after ?? 'none'}`,
  result: ({ title, before, after, studiesIn, studiesOut }: ReviewDiff['results'][number]) =>
    [
      `${title}: ${before?.text ?? 'none'} → ${after?.text ?? 'none'}`,
      ...(studiesIn.length > 0 ? [`with ${studiesIn.join(', ')}`] : []),
      ...(studiesOut.length > 0 ? [`without ${studiesOut.join(', ')}`] : []),
    ].join('; '),
  rating: ({ title, before, after, domains }: ReviewDiff['ratings'][number]) =>
    `${title}: ${before} → ${after}${domains.length > 0 ? ` (${domains.join('; ')})` : ''}`,
  biasOf: ({ title, question, before, after }: ReviewDiff['bias'][number]) =>
    `${title}, ${question}: ${before ?? 'none'} → ${after ?? 'none'}`,
  fact: ({ what, field, kind, before, after }: ReviewDiff['facts'][number]) =>
    field === null ? `${what} ${kind}` : `${what}, ${field}: ${before ?? 'none'} → ${after ?? 'none'}`,
} as const;
