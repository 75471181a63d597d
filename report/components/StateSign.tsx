import type { ReactNode } from 'react';
import type { AvailabilityState } from '../../engine/review/records/index.ts';

const ring = <circle cx={8} cy={8} r={6} fill="none" stroke="currentColor" strokeWidth={1.5} />;

/** Drawn, not typed: few fonts hold these signs. They differ in shape, so that the table reads in grey. */
const SIGNS: Readonly<Record<AvailabilityState, ReactNode>> = {
  usable: <circle cx={8} cy={8} r={6.75} />,
  'partly reported': (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 0 0 12z" />
    </>
  ),
  'measured, not reported': ring,
  'planned, not measured': <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth={1.75} />,
  'not planned': <path d="M3 8h10" stroke="currentColor" strokeWidth={1.75} />,
  unclear: (
    <path
      d="M5 5.5a3 3 0 1 1 4.2 2.8c-.8.4-1.2.9-1.2 1.7v.5M8 13v1"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
    />
  ),
  ongoing: (
    <>
      <circle cx={3} cy={8} r={1.4} />
      <circle cx={8} cy={8} r={1.4} />
      <circle cx={13} cy={8} r={1.4} />
    </>
  ),
};

/** The sign of a state; `label` null where the word stands beside it. */
export function StateSign({ state, label }: Readonly<{ state: AvailabilityState; label: string | null }>) {
  const name = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className="state-sign" viewBox="0 0 16 16" width={12} height={12} fill="currentColor" {...name}>
      {label === null ? null : <title>{label}</title>}
      {SIGNS[state]}
    </svg>
  );
}
