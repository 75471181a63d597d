import { memo, useRef, type MouseEvent } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components';
import { NumbersTable } from '../../../report/components/NumbersTable.tsx';
import { useHead } from '../../views/hooks.ts';
import { DiagnosticsPanel } from './diagnostics/DiagnosticsPanel.tsx';
import { DIAGNOSTICS } from './diagnostics/phrases.ts';
import { InNoComparison } from './InNoComparison.tsx';
import { LeftOutTable } from './LeftOutTable.tsx';
import { CopyButton } from '../../widgets/copying/CopyButton.tsx';
import { copiedTable } from '../../widgets/copying/copy-to-clipboard.ts';
import { COPY } from '../../widgets/copying/phrases.ts';
import { Later } from '../../widgets/Later.tsx';
import { LaterPanel } from '../../widgets/LaterPanel.tsx';
import { ANALYSIS } from './phrases.ts';
import { PlotWalk } from './PlotWalk.tsx';
import { PooledReceipt } from './PooledReceipt.tsx';
import { plotTerms } from './terms.ts';
import { WHAT_IF } from './what-if/phrases.ts';
import { WhatIfPanel } from './what-if/WhatIfPanel.tsx';
import { TermList } from '../../widgets/TermList.tsx';

/** Opens the receipt of a row of an analysis; null closes it. */
export type ChooseRow = (analysisId: string, rowId: string | null) => void;

type Props = Readonly<{ id: string; title: string; chosenRow: string | null; onChooseRow: ChooseRow }>;

/**
 * The plot and its numbers as tabs. The panels read the analysis themselves, so that an edit repaints what is in them and not
 * the tabs, whose bookkeeping costs as much as the plot.
 */
export const AnalysisTabs = memo(function AnalysisTabs({ id, title, chosenRow, onChooseRow }: Props) {
  return (
    <Tabs className="tabs analysis-tabs">
      <TabList className="tab-list" aria-label={title}>
        <Tab className="tab" id="plot">
          {ANALYSIS.plotTab}
        </Tab>
        <Tab className="tab" id="numbers">
          {ANALYSIS.numbersTab}
        </Tab>
        <Tab className="tab" id="diagnostics">
          {DIAGNOSTICS.tab}
        </Tab>
        <Tab className="tab" id="what-if">
          {WHAT_IF.tab}
        </Tab>
      </TabList>
      <LaterPanel className="analysis-panel" id="plot">
        <PlotPanel id={id} chosenRow={chosenRow} onChooseRow={onChooseRow} />
      </LaterPanel>
      <LaterPanel className="analysis-panel" id="numbers">
        <NumbersPanel id={id} onChooseRow={onChooseRow} />
      </LaterPanel>
      <LaterPanel className="analysis-panel" id="diagnostics">
        <DiagnosticsPanel id={id} />
      </LaterPanel>
      <LaterPanel className="analysis-panel" id="what-if">
        <WhatIfPanel id={id} />
      </LaterPanel>
    </Tabs>
  );
});

function PlotPanel({ id, chosenRow, onChooseRow }: Omit<Props, 'title'>) {
  const head = useHead(`analysis:${id}`);
  if (head === null) return null;
  const { analysis, sides, inNoComparison } = head;
  return (
    <>
      <PlotWalk
        analysis={analysis}
        sides={sides}
        chosenRow={chosenRow}
        onChooseRow={(rowId) => onChooseRow(id, rowId)}
      />
      <TermList ids={plotTerms(analysis)} />
      <LeftOutTable analysisId={id} leftOut={analysis.leftOut} />
      <InNoComparison studies={inNoComparison} />
    </>
  );
}

function NumbersPanel({ id, onChooseRow }: Pick<Props, 'id' | 'onChooseRow'>) {
  const panel = useRef<HTMLDivElement>(null);
  const head = useHead(`analysis:${id}`);
  if (head === null) return null;
  // A pointer's short cut; the keyboard opens receipts from the plot.
  const chooseRowAt = (event: MouseEvent): void => {
    const rowId = (event.target as Element).closest('[data-row-id]')?.getAttribute('data-row-id');
    if (rowId != null) onChooseRow(id, rowId);
  };
  return (
    <div role="presentation" onClick={chooseRowAt} ref={panel}>
      <div className="plot-tools">
        <CopyButton
          label={COPY.copyTable}
          what={() => {
            const table = panel.current?.querySelector('table');
            return table ? copiedTable(table) : null;
          }}
        />
      </div>
      <NumbersTable analysis={head.analysis} sides={head.sides} />
      <Later>
        <PooledReceipt analysis={head.analysis} />
      </Later>
    </div>
  );
}
