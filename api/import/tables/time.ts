import type { Measurement } from '../../../engine/review/records/index.ts';

/** Twelve months are 52 weeks (extraction.md 1.7). */
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: (52 / 12) * 7, y: 364 };

/** Where a printed time lies, in days: a number with its unit, baseline, or what treatment ended with. */
export function timeOf(text: string): Pick<Measurement, 'timeText' | 'timeKind' | 'timeFromDays' | 'timeToDays'> {
  const at = (days: number | null) =>
    ({
      timeText: text,
      timeKind: days === null ? 'end of treatment' : 'point',
      timeFromDays: days,
      timeToDays: days,
    }) as const;
  if (/^(?:baseline|start|pre[- ]?treatment)$/iu.test(text)) return at(0);
  const found =
    /^(?:at |after )?(\d+(?:\.\d+)?)[\s-]*(d|days?|w|wks?|weeks?|m|mo|mos|mths?|months?|y|yrs?|years?)\b\.?$/iu.exec(
      text.trim(),
    );
  const unit = DAYS[found?.[2]?.[0]?.toLowerCase() ?? ''];
  return at(found === null || unit === undefined ? null : Number(found[1]) * unit);
}
