import { memo, useRef, type MouseEvent } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { NumbersTable } from '../../../report/components/NumbersTable.tsx';
import { useHead } from '../../views/hooks.ts';
import type { AnalysisResult, HeadOf } from '../../views/types.ts';
import { DiagnosticsPanel } from './diagnostics/DiagnosticsPanel.tsx';
import { DIAGNOSTICS } from './diagnostics/phrases.ts';
import { LeftOutTable } from './LeftOutTable.tsx';
import { copiedTable } from '../../widgets/copy-to-clipboard.ts';
import { CopyButton } from './CopyButton.tsx';
import { ANALYSIS, COPY } from './phrases.ts';
import { PlotWalk } from './PlotWalk.tsx';
import { WHAT_IF } from './what-if/phrases.ts';
import { WhatIfPanel } from './what-if/WhatIfPanel.tsx';

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
      <TabPanel className="analysis-panel" id="plot">
        <PlotPanel id={id} chosenRow={chosenRow} onChooseRow={onChooseRow} />
      </TabPanel>
      <TabPanel className="analysis-panel" id="numbers">
        <NumbersPanel id={id} onChooseRow={onChooseRow} />
      </TabPanel>
      <TabPanel className="analysis-panel" id="diagnostics">
        <DiagnosticsPanel id={id} />
      </TabPanel>
      <TabPanel className="analysis-panel" id="what-if">
        <TrialPanel id={id} />
      </TabPanel>
    </Tabs>
  );
});

function PlotPanel({ id, chosenRow, onChooseRow }: Omit<Props, 'title'>) {
  const head = useHead(`analysis:${id}`);
  const findings = useHead('findings');
  if (head === null) return null;
  const { analysis } = head;
  return (
    <>
      <PlotWalk
        analysis={analysis}
        sides={sidesOf(analysis, findings)}
        chosenRow={chosenRow}
        onChooseRow={(rowId) => onChooseRow(id, rowId)}
      />
      <LeftOutTable analysisId={id} leftOut={analysis.leftOut} />
    </>
  );
}

function TrialPanel({ id }: Pick<Props, 'id'>) {
  const head = useHead(`analysis:${id}`);
  const findings = useHead('findings');
  return <WhatIfPanel id={id} sides={head === null ? null : sidesOf(head.analysis, findings)} />;
}

function NumbersPanel({ id, onChooseRow }: Pick<Props, 'id' | 'onChooseRow'>) {
  const panel = useRef<HTMLDivElement>(null);
  const head = useHead(`analysis:${id}`);
  const findings = useHead('findings');
  if (head === null) return null;
  const sides = sidesOf(head.analysis, findings);
  // A pointer's short cut; the keyboard opens receipts from the plot.
  const chooseRowAt = (event: MouseEvent): void => {
    const rowId = (event.target as Element).closest('[data-row-id]')?.getAttribute('data-row-id');
    if (rowId != null) onChooseRow(id, rowId);
  };
  return (
    <div role="presentation" onClick={chooseRowAt} ref={panel}>
      <div className="plot-tools">
        <CopyButton
          label={COPY.table}
          what={() => {
            const table = panel.current?.querySelector('table');
            return table ? copiedTable(table) : null;
          }}
        />
      </div>
      <NumbersTable analysis={head.analysis} {...(sides === null ? {} : { sides })} />
    </div>
  );
}

/** Names of the two groups compared. */
export type Sides = Readonly<{ intervention: string; comparator: string }>;

/** The names of both sides, as the Summary of Findings prints them for the comparison of this analysis. */
function sidesOf(analysis: AnalysisResult, findings: HeadOf<'findings'> | null): Sides | null {
  const ids = [analysis.analysisId, analysis.parentId];
  const comparison = findings?.summaryOfFindings.comparisons.find(({ rows }) =>
    rows.some((row) => row.analysisId !== null && ids.includes(row.analysisId)),
  );
  return comparison ?? null;
}
