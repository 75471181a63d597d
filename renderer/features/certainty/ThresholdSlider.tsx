import { useCallback, useState } from 'react';
import { formatCompact } from '../../../engine/text/format-number.ts';
import type { ThresholdSweep } from '../../../api/contract/certainty.ts';
import type { ContractClient } from '../../connection/types.ts';
import { useFetched } from '../analysis/diagnostics/use-fetched.ts';
import { measured } from '../../../report/components/certainty/benefit-phrases.ts';
import { CERTAINTY_SCREEN, SLIDER } from './phrases.ts';
import type { CertaintyItem } from './RatingDetail.tsx';
import './rating-forms.css';

/** Stops of the slider across the range that was worked out. */
const STOPS = 200;

/** Which suggestions another smallest important effect would give; the backend has worked them all out, so it answers at once. */
export function ThresholdSlider({ item }: Readonly<{ item: CertaintyItem }>) {
  const { row } = item;
  const request = useCallback((client: ContractClient) => client.certainty.sweep({ findingId: row.findingId }), [row]);
  const fetched = useFetched(row.kind === 'effect' ? request : null);
  if (fetched.state !== 'ready' || fetched.result.sweep === null) return null;
  return (
    <section aria-labelledby="slider-title">
      <h3 id="slider-title">{CERTAINTY_SCREEN.sections.slider}</h3>
      <Sweep sweep={fetched.result.sweep} />
    </section>
  );
}

function Sweep({ sweep }: Readonly<{ sweep: ThresholdSweep }>) {
  const [stop, setStop] = useState<number | null>(null);
  const { from, to, ranges, present, unit } = sweep;
  const span = to - from;
  const start = present === null ? STOPS / 2 : Math.round((STOPS * (present - from)) / span);
  const threshold = stop === null ? (present ?? from + span / 2) : from + (span * stop) / STOPS;
  const range = ranges.find((candidate) => threshold <= candidate.to) ?? ranges.at(-1);
  const ends = ranges.slice(0, -1).map((candidate) => formatCompact(candidate.to, 2));
  const shown = (value: number): string => measured(formatCompact(value, 2), unit);
  if (range === undefined) return <p className="quiet">{SLIDER.none}</p>;
  const down = range.domains
    .filter(({ levels }) => (levels ?? 0) > 0)
    .map(({ domain, levels }) => `${domain} (${levels ?? 0})`);
  return (
    <div className="sweep">
      <p className="small quiet">{SLIDER.lead(unit)}</p>
      <div className="sweep-ranges" aria-hidden="true">
        {ranges.map((candidate) => (
          <span
            key={candidate.from}
            className="sweep-range"
            data-current={candidate === range ? 'true' : undefined}
            style={{ inlineSize: `${(100 * (candidate.to - candidate.from)) / span}%` }}
            title={`${SLIDER.levels[candidate.level]} · ${shown(candidate.from)} – ${shown(candidate.to)}`}
          >
            {SLIDER.levels[candidate.level]}
          </span>
        ))}
      </div>
      <input
        type="range"
        aria-label={SLIDER.label}
        min={0}
        max={STOPS}
        value={stop ?? start}
        aria-valuetext={SLIDER.at(shown(threshold), SLIDER.levels[range.level], range.claim)}
        onChange={(event) => setStop(Number(event.currentTarget.value))}
      />
      <p aria-live="polite">
        <span className="medium">{SLIDER.at(shown(threshold), SLIDER.levels[range.level], range.claim)}.</span>{' '}
        {down.length === 0 ? SLIDER.noneDown : SLIDER.domains(down.join(', '))}
      </p>
      <p className="small quiet">
        {present === null ? '' : `${SLIDER.present(shown(present))}. `}
        {ends.length === 0 ? SLIDER.never : SLIDER.changesAt(ends.join(', '))}
      </p>
    </div>
  );
}
