import { formatCompact } from '../../../engine/text/format-number.ts';
import { useHead, useItem } from '../../views/hooks.ts';
import type { CellAddress } from '../../views/types.ts';
import { EXTRACTION, FIELDS, STATES } from './phrases.ts';

/** Under the grid: what the selected cell is, how its text was read, and the quote it rests on. */
export function SourceStrip({ address }: Readonly<{ address: CellAddress | null }>) {
  return (
    <section className="source-strip" aria-label="Source of the selected cell">
      {address === null ? <p className="quiet">{EXTRACTION.selectCell}</p> : <SelectedCell address={address} />}
    </section>
  );
}

function SelectedCell({ address }: Readonly<{ address: CellAddress }>) {
  const row = useItem('extraction', address.measurementId);
  const head = useHead('extraction');
  if (row === null) return null;
  const cell = row.cells[address.field];
  const source = cell?.sourceId == null ? undefined : head?.sources[cell.sourceId];
  const isEmpty = cell === undefined || cell.text === '';
  return (
    <>
      <div className="strip-what">
        <p className="medium ellipsis">{`${row.studyLabel} · ${FIELDS[address.field].long}`}</p>
        <p className="quiet ellipsis" title={`${row.armLabel}, ${row.outcome}, ${row.time}`}>
          {`${row.armLabel}, ${row.outcome}, ${row.time}`}
        </p>
        <p className="small quiet">{EXTRACTION.edit}</p>
      </div>
      <div className="strip-value">
        <p className="strip-number number">{isEmpty ? '–' : cell.text}</p>
        <p className="small quiet">
          {isEmpty
            ? EXTRACTION.emptyCell
            : `${STATES[cell.state]}. ${cell.number === null ? '' : EXTRACTION.readAs(formatCompact(cell.number, 6))}`}
        </p>
      </div>
      <div className="strip-quote">
        {cell?.flag == null ? null : (
          <p className="strip-flag">
            <strong>{EXTRACTION.flags[cell.flag.severity]}</strong> {cell.flag.message}
          </p>
        )}
        {isEmpty ? null : source?.quote == null ? (
          <p className="quiet">{EXTRACTION.noQuote}</p>
        ) : (
          <blockquote>{source.quote}</blockquote>
        )}
        {source === undefined ? null : <p className="small quiet">{source.label}</p>}
      </div>
    </>
  );
}
