import { useCallback, useState, type ReactNode } from 'react';
import {
  MOST_OUTCOMES,
  SummaryOfFindings,
  type SofCellName,
  type WrapCell,
} from '../../../report/components/SummaryOfFindings.tsx';
import { Button } from '../../widgets/Button.tsx';
import { BenefitSection } from './benefit/BenefitSection.tsx';
import { CellPanel } from './CellPanel.tsx';
import { FINDINGS_SCREEN, PANEL } from './phrases.ts';
import { useFindings } from './use-findings.ts';

type Chosen = Readonly<{ findingId: string; cell: SofCellName }>;

/** The table as it prints; each cell opens what it rests on beside it. */
export function TableTab() {
  const findings = useFindings();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const wrapCell = useCallback<WrapCell>(
    (row, cell, content) => (
      <CellButton
        isOpen={chosen?.findingId === row.findingId && chosen.cell === cell}
        onPress={() => setChosen({ findingId: row.findingId, cell })}
      >
        {content}
      </CellButton>
    ),
    [chosen],
  );
  if (findings === null) return null;
  const { summary, items } = findings;
  const longest = Math.max(...summary.comparisons.map(({ rows }) => rows.length));
  // The first row with a study whose average difference and responders seem to disagree: both are shown under the table.
  const puzzling = summary.comparisons
    .flatMap(({ rows }) => rows.map(({ findingId }) => items[findingId]))
    .find((item) => item !== undefined && item.benefit.length > 0);
  return (
    <div className="findings-split" data-open={chosen === null ? undefined : 'true'}>
      <div className="findings-page" role="region" aria-label={summary.title}>
        <div className="findings-title-line">
          <h2>{summary.title}</h2>
          {longest > MOST_OUTCOMES ? (
            <Button kind="quiet" onPress={() => setShowsAll(!showsAll)}>
              {showsAll ? FINDINGS_SCREEN.showSeven : FINDINGS_SCREEN.showAll(longest)}
            </Button>
          ) : null}
        </div>
        <SummaryOfFindings summary={summary} limit={showsAll ? null : MOST_OUTCOMES} wrapCell={wrapCell} />
        {puzzling === undefined ? null : <BenefitSection contrasts={puzzling.benefit} />}
      </div>
      {chosen === null ? null : <CellPanel {...chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

/** Looks like the cell it stands in; says only on hover and focus that it can be opened. */
function CellButton({
  isOpen,
  onPress,
  children,
}: Readonly<{ isOpen: boolean; onPress: () => void; children: ReactNode }>) {
  return (
    <button type="button" className="cell-button" aria-expanded={isOpen} title={PANEL.open} onClick={onPress}>
      {children}
    </button>
  );
}
