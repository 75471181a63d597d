import { useCallback, useMemo, useState } from 'react';
import type { AbsoluteEffectRow, FindingRow } from '../../../../api/contract/certainty.ts';
import { formatCount, formatFixed } from '../../../../engine/text/format-number.ts';
import { IconArray } from '../../../../report/components/certainty/IconArray.tsx';
import { looksUneven } from '../../../../report/components/certainty/looks-uneven.ts';
import type { ContractClient } from '../../../connection/types.ts';
import { useFetched } from '../../analysis/diagnostics/use-fetched.ts';
import { INTERACTIVE } from '../phrases.ts';

/** Baseline risks that can be chosen: every half percent below ten, every percent above. */
const RISKS = [
  ...Array.from({ length: 19 }, (_, i) => (i + 1) / 200),
  ...Array.from({ length: 90 }, (_, i) => (i + 10) / 100),
];

type Props = Readonly<{
  row: FindingRow;
  sides: Readonly<{ intervention: string; comparator: string }>;
  per: 100 | 1000;
}>;

/**
 * The absolute effect at any baseline risk. The backend works out all of them at once, so that the slider answers in the same frame
 * and nothing is computed here.
 */
export function RiskExplorer({ row, sides, per }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const request = useCallback(
    (client: ContractClient) => client.certainty.absoluteAt({ findingId: row.findingId, risks: RISKS }),
    // A new row is a new effect: asked again.
    [row],
  );
  const fetched = useFetched(chosen === null ? null : request);
  const [reference] = row.absolute;
  const start = useMemo(() => nearest(reference?.baselineRisk ?? 0.1), [reference]);
  if (reference === undefined) return null;
  const found = chosen === null || fetched.state !== 'ready' ? undefined : fetched.result.effects[chosen]?.effect;
  const effect = chosen === null ? reference.effect : (found ?? reference.effect);
  const risk = chosen === null ? reference.baselineRisk : (RISKS[chosen] ?? reference.baselineRisk);
  const inputId = `risk ${row.findingId}`;
  return (
    <div className="risk-explorer">
      <div className="risk-slider">
        <label htmlFor={inputId}>{INTERACTIVE.risk}</label>
        <input
          id={inputId}
          type="range"
          min={0}
          max={RISKS.length - 1}
          value={chosen ?? start}
          aria-valuetext={INTERACTIVE.riskOf(shown(1000 * risk, per), String(per))}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <span className="number">{INTERACTIVE.riskOf(shown(1000 * risk, per), String(per))}</span>
        {chosen === null ? null : (
          <button type="button" className="link-button" onClick={() => setChosen(null)}>
            {INTERACTIVE.reset}
          </button>
        )}
      </div>
      <Effect effect={effect} sides={sides} per={per} />
    </div>
  );
}

type EffectProps = Readonly<{ effect: AbsoluteEffectRow['effect']; sides: Props['sides']; per: 100 | 1000 }>;

function Effect({ effect, sides, per }: EffectProps) {
  if (effect.state !== 'estimated') return <p className="quiet">{effect.reason}</p>;
  const { comparator, intervention, difference, numberNeededToTreat } = effect;
  const size = shown(Math.abs(difference.estimate), per);
  const isSame = Number(size) === 0;
  const word = difference.estimate < 0 ? INTERACTIVE.fewer : INTERACTIVE.more;
  return (
    <div className="risk-sides">
      <figure>
        <IconArray count={Math.round(comparator / 10)} label={INTERACTIVE.icons(sides.comparator)} />
        <figcaption>
          <span className="quiet">{INTERACTIVE.with(sides.comparator)}</span>
          <span className="risk-number">{INTERACTIVE.have(shown(comparator, per), String(per))}</span>
        </figcaption>
      </figure>
      <figure>
        <IconArray count={Math.round(intervention.estimate / 10)} label={INTERACTIVE.icons(sides.intervention)} />
        <figcaption>
          <span className="quiet">{INTERACTIVE.with(sides.intervention)}</span>
          <span className="risk-number">{INTERACTIVE.have(shown(intervention.estimate, per), String(per))}</span>
          <span className="quiet">
            {INTERACTIVE.interval(shown(intervention.low, per), shown(intervention.high, per))}
          </span>
        </figcaption>
      </figure>
      <p className="risk-difference" aria-live="polite">
        {isSame ? INTERACTIVE.same : INTERACTIVE.moreOrFewer(size, word, String(per))}
        {looksUneven(shown(comparator, per), shown(intervention.estimate, per), size, difference.estimate < 0) ? (
          <span className="detail">{INTERACTIVE.rounding}</span>
        ) : null}
        {numberNeededToTreat === null || isSame || difference.estimate < 0 ? null : (
          <span className="detail">
            {INTERACTIVE.numberNeeded(formatCount(Math.ceil(Math.abs(numberNeededToTreat))))}
          </span>
        )}
      </p>
    </div>
  );
}

/** Per 1000 as it is, or per 100 with one decimal where whole people would say too little. */
function shown(perThousand: number, per: 100 | 1000): string {
  if (per === 1000) return formatFixed(perThousand, perThousand > 0 && perThousand < 10 ? 1 : 0);
  return formatFixed(perThousand / 10, perThousand < 100 ? 1 : 0);
}

function nearest(risk: number): number {
  let best = 0;
  RISKS.forEach((candidate, index) => {
    if (Math.abs(candidate - risk) < Math.abs((RISKS[best] ?? 0) - risk)) best = index;
  });
  return best;
}
