import { useCallback, useState } from 'react';
import { lastItemOf, navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { AnalysisDetail } from './AnalysisDetail.tsx';
import type { ChooseRow } from './AnalysisTabs.tsx';
import { AnalysisList } from './AnalysisList.tsx';
import { ANALYSIS } from './phrases.ts';
import './analysis.css';

export function AnalysesScreen({ selected }: Readonly<{ selected: string | null }>) {
  const list = useView('analyses');
  const [chosenRow, setChosenRow] = useState<Readonly<{ analysisId: string; rowId: string }> | null>(null);
  const chooseRow = useCallback<ChooseRow>(
    (analysisId, rowId) => setChosenRow(rowId === null ? null : { analysisId, rowId }),
    [],
  );
  if (list.state === 'loading') return <LoadingState what={ANALYSIS.title} />;
  if (list.state === 'failed') return <FailedState {...list} />;
  const { order, items } = list.view;
  const id =
    [selected, lastItemOf('analyses')].find((candidate) => candidate !== null && items[candidate] !== undefined) ??
    order[0];
  if (id === undefined) {
    return (
      <div>
        <header className="screen-head">
          <h1>{ANALYSIS.title}</h1>
        </header>
        <EmptyState title={ANALYSIS.empty}>
          <Button kind="primary" onPress={() => navigate('protocol', 'plan')}>
            {ANALYSIS.plan}
          </Button>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="analyses">
      <AnalysisList order={order} selected={id} />
      <AnalysisDetail
        key={id}
        id={id}
        chosenRow={chosenRow?.analysisId === id ? chosenRow.rowId : null}
        onChooseRow={chooseRow}
      />
    </div>
  );
}
