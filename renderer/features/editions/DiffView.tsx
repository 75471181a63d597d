import type { ReactNode } from 'react';
import type { EditionComparison } from '../../../api/contract/editions.ts';
import { DIFF, EDITIONS } from './phrases.ts';

type Diff = EditionComparison['diff'];

/** A comparison in the words of the review: the paragraph first, then each list that is not empty. */
export function DiffView({ comparison }: Readonly<{ comparison: EditionComparison }>) {
  const { before, after, diff, paragraph, byEngine } = comparison;
  return (
    <div className="diff">
      <p className="quiet">{EDITIONS.comparing(before, after)}</p>
      <section aria-labelledby="diff-paragraph">
        <h3 id="diff-paragraph">{DIFF.paragraph}</h3>
        <p className="diff-paragraph">{paragraph}</p>
      </section>
      <Lines title={DIFF.conclusions} lines={diff.conclusions.map(({ sentence }) => sentence)} />
      <Lines
        title={DIFF.studies}
        lines={diff.studies.map(
          ({ label, change, reason }) => `${label}: ${DIFF[change]}${reason === null ? '' : `, ${reason}`}`,
        )}
      />
      <ResultTable title={DIFF.results} results={diff.results} />
      <BeforeAfter
        title={DIFF.ratings}
        rows={diff.ratings.map((rating) => ({
          key: rating.findingId,
          what: rating.title,
          note: rating.domains.join('; '),
          before: rating.before,
          after: rating.after,
        }))}
      />
      <BeforeAfter
        title={DIFF.bias}
        rows={diff.bias.map((change) => ({
          key: `${change.studyResultId} ${change.question}`,
          what: `${change.title}, ${change.question}`,
          note: '',
          before: change.before,
          after: change.after,
        }))}
      />
      <Lines title={DIFF.needLook} lines={diff.needLook.map(({ title }) => title)} />
      <BeforeAfter
        title={DIFF.numbers}
        rows={diff.numbers.map((number) => ({
          key: `${number.measurementId} ${number.field}`,
          what: DIFF.number(number),
          note: '',
          before: number.before,
          after: number.after,
        }))}
      />
      <Lines title={DIFF.findings} lines={diff.findings.map(({ title, change }) => `${title}: ${DIFF[change]}`)} />
      <BeforeAfter
        title={DIFF.facts}
        rows={diff.facts.map((fact) => ({
          key: `${fact.table} ${fact.id} ${fact.field ?? ''}`,
          what: DIFF.fieldOf(fact.what, fact.field),
          note: fact.field === null ? DIFF.kinds[fact.kind] : '',
          before: fact.before,
          after: fact.after,
        }))}
      />
      {byEngine === null || byEngine.results.length === 0 ? null : (
        <ResultTable title={DIFF.byEngine} lead={DIFF.byEngineLead} results={byEngine.results} />
      )}
    </div>
  );
}

function Lines({ title, lines }: Readonly<{ title: string; lines: readonly string[] }>) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="diff-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

type ResultProps = Readonly<{ title: string; lead?: string; results: Diff['results'] }>;

function ResultTable({ title, lead, results }: ResultProps) {
  return (
    <BeforeAfter
      title={title}
      {...(lead === undefined ? {} : { lead })}
      rows={results.map((result) => ({
        key: result.analysisId,
        what: result.title,
        note: DIFF.studiesMoved(result.studiesIn, result.studiesOut),
        before: result.before?.text ?? null,
        after: result.after?.text ?? null,
      }))}
    />
  );
}

type Row = Readonly<{ key: string; what: string; note: string; before: string | null; after: string | null }>;

function BeforeAfter({ title, lead, rows }: Readonly<{ title: string; lead?: string; rows: readonly Row[] }>) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      {lead === undefined ? null : <p className="small quiet">{lead}</p>}
      <table className="table diff-table">
        <thead>
          <tr>
            <th scope="col">{DIFF.columns.what}</th>
            <th scope="col">{DIFF.columns.before}</th>
            <th scope="col">{DIFF.columns.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.what}
                {row.note === '' ? null : <span className="detail quiet">{row.note}</span>}
              </th>
              <td>{row.before ?? DIFF.none}</td>
              <td className="medium">{row.after ?? DIFF.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Section({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
