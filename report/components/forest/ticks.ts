import { formatCompact } from '../../../engine/text/format-number.ts';
import { widthOf, type TextStyle } from '../text/fit-text.ts';
import { toAxis, type Domain } from './domain.ts';

export type Tick = Readonly<{ value: number; label: string; /** Pixels from the left edge of the plot. */ x: number }>;

const PIXELS_PER_TICK = 40;
const LABEL_GAP = 10;
const NICE_STEPS = [1, 2, 5] as const;
/** Below this ratio of the ends a logarithmic axis reads best with evenly stepped numbers. */
const NARROW_RATIO = 4;
const LOG_MULTIPLES = [
  [1, 1.5, 2, 3, 4, 5, 7],
  [1, 2, 3, 5],
  [1, 2, 5],
  [1, 3],
] as const;
const TICK_DECIMALS = 10;

/** Position of a printed value in a plot `width` pixels wide; outside the domain the result lies outside too. */
export function positionOf(domain: Domain, value: number, width: number): number {
  return ((toAxis(domain.kind, value) - domain.low) / (domain.high - domain.low)) * width;
}

/** Round tick values with labels that do not touch; the value of no effect is among them whenever it is in sight. */
export function chooseTicks(domain: Domain, width: number, style: TextStyle): readonly Tick[] {
  const most = Math.max(2, Math.floor(width / PIXELS_PER_TICK));
  const candidates = domain.kind === 'log' ? logCandidates(domain) : stepCandidates(domain.low, domain.high);
  let last: readonly Tick[] = [];
  for (const values of candidates) {
    const ticks = values
      .filter((value) => toAxis(domain.kind, value) >= domain.low && toAxis(domain.kind, value) <= domain.high)
      .map((value) => ({ value, label: formatCompact(value, TICK_DECIMALS), x: positionOf(domain, value, width) }));
    if (ticks.length > 0) last = ticks;
    if (ticks.length >= 2 && ticks.length <= most && areApart(ticks, style)) return ticks;
  }
  return last.slice(0, 1);
}

function areApart(ticks: readonly Tick[], style: TextStyle): boolean {
  return ticks.every((tick, index) => {
    const next = ticks[index + 1];
    if (next === undefined) return true;
    return next.x - tick.x >= (widthOf(tick.label, style) + widthOf(next.label, style)) / 2 + LABEL_GAP;
  });
}

/** Evenly stepped values from fine to coarse. */
function* stepCandidates(low: number, high: number): Generator<readonly number[]> {
  const start = Math.floor(Math.log10((high - low) / 20));
  for (let power = start; power <= start + 3; power += 1) {
    for (const factor of NICE_STEPS) yield multiples(low, high, factor, power);
  }
}

/** Multiples of factor × 10^power, each computed by one division or product so that it prints without a tail. */
function multiples(low: number, high: number, factor: number, power: number): readonly number[] {
  const scale = 10 ** Math.abs(power);
  const value = (index: number): number => (power < 0 ? (index * factor) / scale : index * factor * scale);
  const step = value(1);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => value(first + index) + 0);
}

/** Values of a logarithmic axis from fine to coarse. */
function* logCandidates(domain: Domain): Generator<readonly number[]> {
  const low = Math.exp(Math.max(domain.low, -600));
  const high = Math.exp(Math.min(domain.high, 600));
  if (high / low < NARROW_RATIO) yield* stepCandidates(low, high);
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  for (const set of LOG_MULTIPLES) {
    yield decades(first, last, 1).flatMap((power) => set.map((multiple) => scaled(multiple, power)));
  }
  for (let step = 1; step <= 256; step *= 2) yield decades(first, last, step).map((power) => scaled(1, power));
}

function scaled(multiple: number, power: number): number {
  return power < 0 ? multiple / 10 ** -power : multiple * 10 ** power;
}

function decades(first: number, last: number, step: number): readonly number[] {
  const from = Math.floor(first / step) * step;
  return Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, index) => from + index * step);
}
