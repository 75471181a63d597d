import { useCallback } from 'react';
import { useView } from '../../views/hooks.ts';
import { FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { AnalysisTabs, type ChooseRow } from './AnalysisTabs.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { ANALYSIS, PURPOSES } from './phrases.ts';
import { PoolingOptions } from './options/PoolingOptions.tsx';
import { ReceiptPanel } from './ReceiptPanel.tsx';

type Props = Readonly<{ id: string; chosenRow: string | null; onChooseRow: ChooseRow }>;

/** One analysis: its figures, the plot as the centre, the numbers behind it, and the receipt of the chosen study. */
export function AnalysisDetail({ id, chosenRow, onChooseRow }: Props) {
  const state = useView(`analysis:${id}`);
  const close = useCallback(() => onChooseRow(id, null), [id, onChooseRow]);
  if (state.state === 'loading') return <LoadingState what={ANALYSIS.title} />;
  if (state.state === 'failed') return <FailedState {...state} />;
  const { analysis, pooling, hasMultiArmStudies } = state.view.head;
  const isPooled = analysis.state.kind === 'pooled';
  const row = analysis.rows.find((candidate) => candidate.studyResultId === chosenRow) ?? null;
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
          {isPooled || hasMultiArmStudies ? (
            <PoolingOptions analysisId={id} isPooled={isPooled} measure={analysis.scale.measure} {...pooling} />
          ) : null}
        </div>
        <p className="quiet">{kind.join(' · ')}</p>
        <KeyFigures analysis={analysis} />
      </header>
      <AnalysisTabs id={id} title={analysis.title} chosenRow={chosenRow} onChooseRow={onChooseRow} />
      <ReceiptPanel analysisId={id} row={row} onClose={close} />
    </section>
  );
}
