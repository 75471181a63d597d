import { formatCompact, formatPercent } from '../../../../engine/text/format-number.ts';
import { formatProbability } from '../../../../engine/text/format-probability.ts';
import { measured } from '../../../../report/components/certainty/benefit-phrases.ts';
import { formatPrinted } from '../../../../report/components/numbers.ts';
import { useHead, useItem } from '../../../views/hooks.ts';
import type { FindingItem } from '../CellPanel.tsx';
import { BenefitSection } from '../benefit/BenefitSection.tsx';
import { PANEL } from '../phrases.ts';
import { BaselineRisks } from './BaselineRisks.tsx';
import { RouteLink } from './RouteLink.tsx';

/** What an effect rests on: the model, the studies in it, the baseline risks, and what it means against the threshold. */
export function EffectReceipt({ item }: Readonly<{ item: FindingItem }>) {
  const { row, narrative } = item;
  const benefit = useItem('findings', row.findingId)?.benefit ?? [];
  if (row.analysisId === null) {
    return (
      <>
        <p>{PANEL.noAnalysis}</p>
        {narrative === null ? null : <p className="panel-note">{narrative}</p>}
      </>
    );
  }
  return (
    <>
      {item.thresholds.isBinary && row.kind === 'effect' ? <BaselineRisks item={item} /> : null}
      <AgainstThreshold item={item} />
      <BenefitSection contrasts={benefit} />
      <Members analysisId={row.analysisId} />
      {row.backExpressions.length === 0 ? null : (
        <section aria-label={PANEL.expressions}>
          <h3>{PANEL.expressions}</h3>
          <ul className="panel-list">
            {row.backExpressions.map(({ kind, text, note }) => (
              <li key={kind}>
                {text}
                <span className="detail">{note}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function AgainstThreshold({ item }: Readonly<{ item: FindingItem }>) {
  const { againstThreshold, unit } = item.row;
  if (againstThreshold === null || againstThreshold.probabilityBeyond === null) return null;
  const threshold = measured(formatCompact(Math.abs(againstThreshold.threshold)), unit ?? '');
  return (
    <section aria-label={PANEL.against}>
      <h3>{PANEL.against}</h3>
      <p>{PANEL.againstOf(formatProbability(againstThreshold.probabilityBeyond), threshold)}</p>
      {againstThreshold.probabilityNewSetting === null ? null : (
        <p>{PANEL.againstNew(formatProbability(againstThreshold.probabilityNewSetting))}</p>
      )}
    </section>
  );
}

function Members({ analysisId }: Readonly<{ analysisId: string }>) {
  const head = useHead(`analysis:${analysisId}`);
  if (head === null) return null;
  const { analysis } = head;
  return (
    <section aria-label={PANEL.members}>
      <h3>{PANEL.members}</h3>
      <table className="table">
        <tbody>
          {analysis.rows.map((row) => (
            <tr key={row.studyResultId}>
              <th scope="row">{row.label}</th>
              <td className="numeric">{formatPrinted(row)}</td>
              <td className="numeric quiet">{row.weightPercent === null ? '' : formatPercent(row.weightPercent, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{analysis.methodSentence}</p>
      <p>
        <RouteLink screen="analyses" item={analysisId}>
          {PANEL.openAnalysis}
        </RouteLink>
      </p>
    </section>
  );
}
