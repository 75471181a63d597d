import { memo } from 'react';
import type { FindingRow } from '../../../../api/contract/certainty.ts';
import { CertaintyCell } from '../../../../report/components/certainty/CertaintyCell.tsx';
import { sofCells } from '../../../../report/components/certainty/sof-cells.ts';
import { BenefitSection } from '../benefit/BenefitSection.tsx';
import { INTERACTIVE } from '../phrases.ts';
import type { FindingItem } from '../types.ts';
import type { Wording } from './InteractiveTab.tsx';
import { RiskExplorer } from './RiskExplorer.tsx';

type Props = Readonly<{
  row: FindingRow;
  benefit: FindingItem['benefit'];
  intervention: string;
  comparator: string;
  wording: Wording;
  /** Notes of the whole table; the row points into them. */
  notes: readonly string[];
}>;

/** One outcome to explore. */
export const InteractiveRow = memo(function InteractiveRow({
  row,
  benefit,
  intervention,
  comparator,
  wording,
  notes,
}: Props) {
  const cells = sofCells(row);
  const footnotes = row.certaintyFootnotes.map((index) => notes[index] ?? '');
  const hasRisks = row.relative !== null && row.absolute.length > 0;
  return (
    <article className="interactive-row" aria-label={[row.outcome, row.outcomeDetail].filter(Boolean).join(', ')}>
      <header>
        <h3 className="interactive-outcome">{row.outcome}</h3>
        <p className="quiet small">{row.outcomeDetail}</p>
        <div className="interactive-certainty">
          <CertaintyCell certainty={row.certainty} />
        </div>
        {footnotes.length === 0 ? null : (
          <details>
            <summary>{INTERACTIVE.footnotes}</summary>
            <ul className="panel-list">
              {footnotes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </details>
        )}
      </header>
      <div>
        <p className="interactive-sentence">{wording.isPlain ? row.sentence : row.numbersSentence}</p>
        {hasRisks ? (
          <RiskExplorer row={row} sides={{ intervention, comparator }} per={wording.per} />
        ) : cells.absolute.length > 0 && !wording.isPlain ? (
          <dl className="panel-facts">
            {cells.absolute.map((line) => (
              <div key={line.key}>
                <dt>{line.comparator}</dt>
                <dd>{line.intervention}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {row.backExpressions.map(({ kind, text, note }) => (
          <p key={kind} className="small" title={note}>
            {text}
          </p>
        ))}
        <BenefitSection contrasts={benefit} />
        <p className="small quiet">
          {cells.evidence}; {cells.eligible}
        </p>
      </div>
    </article>
  );
});
