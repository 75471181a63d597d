import type { Scale } from './judged-scale.ts';
import { IMPRECISION, withUnit } from './phrases.ts';
import type { ProposalInput } from './types.ts';

/** "−1.36 to −0.19", or per 1000 "76 fewer to 18 fewer per 1000"; limits on the judged scale. */
export function limitsText(low: number, high: number, scale: Scale): string {
  if (!isPerThousand(scale)) return `${limit(low, scale)} to ${limit(high, scale)}`;
  return `${moreOrFewer(low, scale)} to ${moreOrFewer(high, scale)} ${scale.unit}`;
}

/** "76 fewer", "37 more", "no difference"; per 1000. */
export function moreOrFewer(value: number, scale: Scale): string {
  if (!Number.isFinite(value)) return value < 0 ? '∞ fewer' : '∞ more';
  const size = scale.format(Math.abs(value));
  return Number(size) === 0 ? 'no difference' : `${size} ${value < 0 ? 'fewer' : 'more'}`;
}

export function isPerThousand(scale: Scale): boolean {
  return scale.name === 'per 1000' || scale.name === 'per 1000 person-years';
}

function limit(value: number, scale: Scale): string {
  return Number.isFinite(value) ? scale.format(value) : value < 0 ? '−∞' : '∞';
}

/** "−0.77 (−1.36 to −0.19)" */
export function effectText(effect: Readonly<{ estimate: number; low: number; high: number }>, scale: Scale): string {
  const shown = {
    estimate: scale.shown(effect.estimate),
    low: scale.shown(effect.low),
    high: scale.shown(effect.high),
  };
  const estimate = isPerThousand(scale) ? moreOrFewer(shown.estimate, scale) : limit(shown.estimate, scale);
  return `${estimate} (${limitsText(shown.low, shown.high, scale)})`;
}

/** "the MID of 1 point", or for the fallback the two ratios. */
export function midText(scale: Scale): string {
  const { small } = scale;
  if (small === null) return IMPRECISION.labels.mid;
  if (scale.thresholds.isFallback)
    return `the ratios of ${scale.format(small.decrease)} and ${scale.format(small.increase)}`;
  return `the MID of ${thresholdText(small.increase, scale)}`;
}

/** "1 point", "10 per 1000" */
export function thresholdText(value: number, scale: Scale): string {
  return withUnit(String(Math.abs(value)), scale.unit);
}

export function input(id: string, label: string, value: ProposalInput['value'], shown: string): ProposalInput {
  return { id, label, value, shown };
}
