import { formatCount } from '../../../../engine/text/format-number.ts';
import { useHead } from '../../../views/hooks.ts';
import type { FindingItem } from '../CellPanel.tsx';
import { PANEL } from '../phrases.ts';
import { RouteLink } from './RouteLink.tsx';
import { Term } from '../../../widgets/Term.tsx';

/** The studies of a row: those in it, those that could not be, and whether the information is enough. */
export function EvidenceReceipt({ item }: Readonly<{ item: FindingItem }>) {
  const { analysisId, informationSize } = item.row;
  return (
    <>
      {informationSize === null ? null : (
        <section aria-label={PANEL.information}>
          <h3>
            <Term id="informationSize">{PANEL.information}</Term>
          </h3>
          <p>
            {PANEL.informationOf(
              informationSize.available === null ? PANEL.unknown : formatCount(informationSize.available),
              formatCount(informationSize.required),
              informationSize.unit,
              informationSize.assumptions,
            )}
          </p>
        </section>
      )}
      {analysisId === null ? <p>{PANEL.noAnalysis}</p> : <Studies analysisId={analysisId} />}
    </>
  );
}

function Studies({ analysisId }: Readonly<{ analysisId: string }>) {
  const head = useHead(`analysis:${analysisId}`);
  if (head === null) return null;
  const { rows, leftOut } = head.analysis;
  return (
    <>
      <section aria-label={PANEL.members}>
        <h3>{PANEL.members}</h3>
        <ul className="panel-list">
          {rows.map((row) => (
            <li key={row.studyResultId}>
              {row.label}
              <span className="detail">{[row.time, row.instrument].filter(Boolean).join(', ')}</span>
            </li>
          ))}
        </ul>
      </section>
      {leftOut.length === 0 ? null : (
        <section aria-label={PANEL.leftOut}>
          <h3>{PANEL.leftOut}</h3>
          <ul className="panel-list">
            {leftOut.map((study, index) => (
              <li key={`${study.studyId} ${index}`}>
                {study.label}
                <span className="detail">{study.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <RouteLink screen="analyses" item={analysisId}>
          {PANEL.openAnalysis}
        </RouteLink>
      </p>
    </>
  );
}
