import { TABLES } from './phrases.ts';
import type { ReportReference } from './report-input.ts';

type Props = Readonly<{ references: readonly ReportReference[] }>;

/** Reports of every study, in the order of the studies. Only https links leave the page. */
export function References({ references }: Props) {
  if (references.length === 0) return <p>{TABLES.noReferences}</p>;
  const severalReports = new Set(
    references
      .filter((one, index) => references.findIndex(({ studyId }) => studyId === one.studyId) !== index)
      .map(({ studyId }) => studyId),
  );
  return (
    <ul className="references">
      {references.map((reference) => (
        <li key={reference.reportId}>
          <span className="term">{reference.studyLabel}</span>
          {reference.isPrimary && severalReports.has(reference.studyId) ? (
            <span className="quiet"> ({TABLES.primaryReport})</span>
          ) : null}{' '}
          {reference.citation}
          {reference.doi === null ? null : (
            <>
              {' '}
              <a href={`https://doi.org/${encodeURI(reference.doi.toWellFormed())}`}>{TABLES.doi(reference.doi)}</a>
            </>
          )}
          {reference.pmid === null ? null : (
            <>
              {' '}
              <a href={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(reference.pmid.toWellFormed())}/`}>
                {TABLES.pmid(reference.pmid)}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
