import { useCallback } from 'react';
import type { BiasStrata } from '../../../api/contract/rob.ts';
import { formatPercent } from '../../../engine/text/format-number.ts';
import { subgroupTestSentence } from '../../../engine/text/pooled-sentence.ts';
import { formatPrinted } from '../../../report/components/numbers.ts';
import { JudgementDot } from '../../../report/components/rob/JudgementDot.tsx';
import { nameOfMark } from '../../../report/components/rob/phrases.ts';
import { navigate } from '../../app/routes.ts';
import type { ContractClient } from '../../connection/types.ts';
import { uuidV7 } from '../../connection/uuid-v7.ts';
import type { AnalysisResult } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { useFetched } from '../analysis/diagnostics/use-fetched.ts';
import { usePalette } from './palette.ts';
import { STRATA } from './phrases.ts';
import { useChangeRob } from './use-change-rob.ts';
import './plots.css';

const RESTRICTIONS = ['low only', 'not high'] as const;

/** Does the effect go with risk of bias? The strata with their test, and the analyses that leave results out for it. */
export function BiasSection({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  const request = useCallback(
    (client: ContractClient) => client.rob.stratify({ analysisId: analysis.analysisId }),
    [analysis],
  );
  const fetched = useFetched(request);
  const first = analysis.rows[0];
  if (fetched.state === 'failed') return <FailedState {...fetched} />;
  if (fetched.state !== 'ready') return <LoadingState what={STRATA.title} />;
  const { strata } = fetched.result;
  return (
    <>
      <h2>{STRATA.title}</h2>
      {strata === null || strata.strata.every(({ level }) => level === null) ? (
        <>
          <p className="diagnostic-help">{STRATA.none}</p>
          {first === undefined ? null : (
            <Button onPress={() => navigate('risk-of-bias', first.studyResultId)}>{STRATA.assess}</Button>
          )}
        </>
      ) : (
        <div className="bias-strata">
          <Strata analysis={analysis} strata={strata} />
          <Restrictions analysis={analysis} />
        </div>
      )}
    </>
  );
}

function Strata({ analysis, strata: { strata, test } }: Readonly<{ analysis: AnalysisResult; strata: BiasStrata }>) {
  const palette = usePalette();
  return (
    <>
      <table className="bias-table">
        <caption>{STRATA.caption(analysis.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{STRATA.judgement}</th>
            <th scope="col">{STRATA.results}</th>
            <th scope="col">{STRATA.weight}</th>
            <th scope="col">{analysis.scale.measure}</th>
          </tr>
        </thead>
        <tbody>
          {strata.map(({ level, k, weightPercent, printed }) => (
            <tr key={String(level)}>
              <th scope="row">
                <JudgementDot mark={level} palette={palette} label="" /> {nameOfMark(level)}
              </th>
              <td className="number">{k}</td>
              <td className="number">{formatPercent(weightPercent, 1)}</td>
              <td className="number">{printed === null ? STRATA.notPooled : formatPrinted(printed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="diagnostic-help">{STRATA.test(subgroupTestSentence(test))}</p>
    </>
  );
}

/** Add an analysis that keeps only some judgements; a sensitivity analysis cannot carry another. */
function Restrictions({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  const change = useChangeRob();
  if (analysis.parentId !== null) return null;
  const add = async (restriction: (typeof RESTRICTIONS)[number]): Promise<void> => {
    const id = uuidV7();
    const title = STRATA.added(analysis.title, STRATA.kinds[restriction]);
    if (await change({ kind: 'restrict', analysisId: analysis.analysisId, id, restriction, title }))
      navigate('analyses', id);
  };
  return (
    <section aria-label={STRATA.restrict}>
      <h3>{STRATA.restrict}</h3>
      <p className="diagnostic-help">{STRATA.restrictHelp}</p>
      <div className="judgement-buttons">
        {RESTRICTIONS.map((restriction) => (
          <Button key={restriction} onPress={() => void add(restriction)}>
            {STRATA.add(STRATA.kinds[restriction])}
          </Button>
        ))}
      </div>
    </section>
  );
}
