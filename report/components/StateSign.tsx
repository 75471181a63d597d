import type { ReactNode } from 'react';
import type { AvailabilityState } from '../../engine/review/records/index.ts';

const ring = 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0 -12z';

/**
 * Drawn, not typed: few fonts hold these signs. They differ in shape, so that the table reads in grey. One path each, as a
 * large review has thousands of them.
 */
const SIGNS: Readonly<Record<AvailabilityState, ReactNode>> = {
  usable: <path d="M8 1.25a6.75 6.75 0 1 1 0 13.5a6.75 6.75 0 1 1 0 -13.5z" />,
  'partly reported': <path d={`${ring}M8 2a6 6 0 0 1 0 12z`} fillRule="evenodd" stroke="currentColor" strokeWidth={1.5} />,
  'measured, not reported': <path d={ring} fill="none" stroke="currentColor" strokeWidth={1.5} />,
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
  ongoing: <path d="M3 8h.01M8 8h.01M13 8h.01" stroke="currentColor" strokeWidth={2.8} strokeLinecap="round" />,
};

/** The sign of a state; `label` null where the word stands beside it. */
export function StateSign({ state, label }: Readonly<{ state: AvailabilityState; label: string | null }>) {
  const name = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className="state-sign" viewBox="0 0 16 16" width={12} height={12} fill="currentColor" {...name}>
      {SIGNS[state]}
    </svg>
  );
}
