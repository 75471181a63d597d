import type { SVGProps } from 'react';
import type { AvailabilityState } from '../../engine/review/records/index.ts';
import { LIGHT_COLOURS } from './forest/paint.ts';

type Sign = Pick<SVGProps<SVGPathElement>, 'd' | 'fillRule' | 'fill' | 'strokeLinecap'> &
  Readonly<{ strokeWidth?: number }>;

const ring = 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0 -12z';

/**
 * Drawn, not typed: few fonts hold these signs. They differ in shape, so that the table reads in grey. One path each, as a
 * large review has thousands of them.
 */
const SIGNS: Readonly<Record<AvailabilityState, Sign>> = {
  usable: { d: 'M8 1.25a6.75 6.75 0 1 1 0 13.5a6.75 6.75 0 1 1 0 -13.5z' },
  'partly reported': { d: `${ring}M8 2a6 6 0 0 1 0 12z`, fillRule: 'evenodd', strokeWidth: 1.5 },
  'measured, not reported': { d: ring, fill: 'none', strokeWidth: 1.5 },
  'planned, not measured': { d: 'M3 3l10 10M13 3L3 13', strokeWidth: 1.75 },
  'not planned': { d: 'M3 8h10', strokeWidth: 1.75 },
  unclear: { d: 'M5 5.5a3 3 0 1 1 4.2 2.8c-.8.4-1.2.9-1.2 1.7v.5M8 13v1', fill: 'none', strokeWidth: 1.6 },
  ongoing: { d: 'M3 8h.01M8 8h.01M13 8h.01', strokeWidth: 2.8, strokeLinecap: 'round' },
};

/** The sign of a state; `label` null where the word stands beside it. */
export function StateSign({ state, label }: Readonly<{ state: AvailabilityState; label: string | null }>) {
  const name = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  const sign = SIGNS[state];
  return (
    <svg className="state-sign" viewBox="0 0 16 16" width={12} height={12} fill="currentColor" {...name}>
      <path {...sign} stroke={sign.strokeWidth === undefined ? undefined : 'currentColor'} />
    </svg>
  );
}

/** The same sign on paper, as a picture the browser reads once: drawings of their own take it megabytes in a large table. */
export function PrintedSign({ state, label }: Readonly<{ state: AvailabilityState; label: string }>) {
  return <img className="state-sign" src={PICTURES[state]} alt={label} width={12} height={12} />;
}

const PICTURES = Object.fromEntries(
  Object.entries(SIGNS).map(([state, sign]) => [state, `data:image/svg+xml,${encodeURIComponent(pictureOf(sign))}`]),
) as Readonly<Record<AvailabilityState, string>>;

function pictureOf({ d, fill = LIGHT_COLOURS.ink, fillRule, strokeWidth, strokeLinecap }: Sign): string {
  const stroke = strokeWidth === undefined ? '' : ` stroke="${LIGHT_COLOURS.ink}" stroke-width="${strokeWidth}"`;
  const caps = strokeLinecap === undefined ? '' : ` stroke-linecap="${strokeLinecap}"`;
  const rule = fillRule === undefined ? '' : ` fill-rule="${fillRule}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="12" height="12"><path d="${d}" fill="${fill}"${rule}${stroke}${caps}/></svg>`;
}
