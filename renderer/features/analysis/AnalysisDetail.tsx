import type { MouseEvent } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { NumbersTable } from '../../../report/components/NumbersTable.tsx';
import { useHead, useView } from '../../views/hooks.ts';
import { FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { LeftOutTable } from './LeftOutTable.tsx';
import type { AnalysisResult, HeadOf } from '../../views/types.ts';
import { ANALYSIS, PURPOSES } from './phrases.ts';
import { PoolingOptions } from './options/PoolingOptions.tsx';
import { PlotWalk } from './PlotWalk.tsx';
import { ReceiptPanel } from './ReceiptPanel.tsx';

/** Names of the two groups compared. */
export type Sides = Readonly<{ intervention: string; comparator: string }>;

type Props = Readonly<{ id: string; chosenRow: string | null; onChooseRow: (rowId: string | null) => void }>;

/** One analysis: its figures, the plot as the centre, the numbers behind it, and the receipt of the chosen study. */
export function AnalysisDetail({ id, chosenRow, onChooseRow }: Props) {
  const state = useView(`analysis:${id}`);
  const findings = useHead('findings');
  if (state.state === 'loading') return <LoadingState what={ANALYSIS.title} />;
  if (state.state === 'failed') return <FailedState {...state} />;
  const { analysis, pooling } = state.view.head;
  const row = analysis.rows.find((candidate) => candidate.studyResultId === chosenRow) ?? null;
  const sides = findings === null ? null : sidesOf(analysis, findings.summaryOfFindings);
  const kind = [
    PURPOSES[analysis.purpose],
    analysis.isPlanned ? ANALYSIS.planned : ANALYSIS.postHoc,
    analysis.comparisonLabel,
    analysis.windowLabel,
    analysis.unit,
  ].filter((part) => part !== null && part !== '');
  return (
    <section className="analysis" aria-labelledby="analysis-title" data-receipt={row === null ? undefined : 'open'}>
      <header className="analysis-head">
        <div className="analysis-title-line">
          <h1 id="analysis-title">{analysis.title}</h1>
          {analysis.state.kind === 'pooled' ? <PoolingOptions analysisId={id} pooling={pooling} /> : null}
        </div>
        <p className="quiet">{kind.join(' · ')}</p>
        <KeyFigures analysis={analysis} />
      </header>
      <Tabs className="tabs analysis-tabs">
        <TabList className="tab-list" aria-label={analysis.title}>
          <Tab className="tab" id="plot">
            {ANALYSIS.plotTab}
          </Tab>
          <Tab className="tab" id="numbers">
            {ANALYSIS.numbersTab}
          </Tab>
        </TabList>
        <TabPanel className="analysis-panel" id="plot">
          <PlotWalk analysis={analysis} sides={sides} chosenRow={chosenRow} onChooseRow={onChooseRow} />
          <LeftOutTable leftOut={analysis.leftOut} />
        </TabPanel>
        <TabPanel className="analysis-panel" id="numbers">
          <div role="presentation" onClick={(event) => chooseRowAt(event, onChooseRow)}>
            <NumbersTable analysis={analysis} {...(sides === null ? {} : { sides })} />
          </div>
        </TabPanel>
      </Tabs>
      <ReceiptPanel analysisId={id} row={row} onClose={() => onChooseRow(null)} />
    </section>
  );
}

/** The names of both sides, as the Summary of Findings prints them for the comparison of this analysis. */
function sidesOf(analysis: AnalysisResult, table: HeadOf<'findings'>['summaryOfFindings']): Sides | null {
  const ids = [analysis.analysisId, analysis.parentId];
  return (
    table.comparisons.find(({ rows }) => rows.some((row) => row.analysisId !== null && ids.includes(row.analysisId))) ??
    null
  );
}

/** A pointer's short cut; the keyboard opens receipts from the plot. */
function chooseRowAt(event: MouseEvent, onChooseRow: (rowId: string) => void): void {
  const id = (event.target as Element).closest('[data-row-id]')?.getAttribute('data-row-id');
  if (id != null) onChooseRow(id);
}
