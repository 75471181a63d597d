import { formatCount } from '../../../engine/text/format-number.ts';
import { REPORT } from '../phrases.ts';
import { DOCUMENT } from './phrases.ts';
import type { ReportInput } from '../report-input.ts';

export type Contents = readonly Readonly<{
  id: string;
  title: string;
  entries: readonly Readonly<{ id: string; title: string }>[];
}>[];

/** What the report is about, what it rests on, and what it holds. */
export function TitlePage({ input, contents }: Readonly<{ input: ReportInput; contents: Contents }>) {
  return (
    <header className="title-page">
      <p className="kind">{REPORT.kind}</p>
      {input.judgementsToReview === 0 ? null : <p className="draft">{DOCUMENT.draft(input.judgementsToReview)}</p>}
      <h1>{input.title}</h1>
      {input.question === '' ? null : <p className="question">{input.question}</p>}
      <dl className="title-facts">
        {factsOf(input).map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <nav className="contents" aria-label={REPORT.contents}>
        <ol>
          {contents.map(({ id, title, entries }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
              {entries.length === 0 ? null : (
                <ol>
                  {entries.map((entry) => (
                    <li key={entry.id}>
                      <a href={`#${entry.id}`}>{entry.title}</a>
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

function factsOf(input: ReportInput): readonly (readonly [string, string])[] {
  const included = input.studies.filter((study) => study.status === 'included');
  const randomised = included.reduce((sum, study) => sum + (study.nRandomised ?? 0), 0);
  const unknown = included.filter((study) => study.nRandomised === null).length;
  return [
    [REPORT.included, formatCount(included.length)],
    [REPORT.randomised, REPORT.randomisedCount(formatCount(randomised), unknown)],
    [REPORT.analysed, formatCount(input.analyses.length)],
    ...(input.edition === null
      ? []
      : [
          [
            REPORT.edition,
            DOCUMENT.editionLine(input.edition.number, input.edition.label, input.edition.at.slice(0, 10)),
          ] as const,
        ]),
    ...(input.date === null ? [] : [[REPORT.date, input.date] as const]),
    [REPORT.source, REPORT.revision(input.fileName, input.revision)],
    [REPORT.engine, REPORT.engineName(input.engineVersion)],
  ];
}
