import type { GradeEvidence } from './evidence.ts';
import type { Scale } from './judged-scale.ts';
import { asPrinted, magnitudeOf, reaches } from './magnitude.ts';
import { TARGET } from './phrases.ts';
import { SHOWN } from './rounding.ts';
import type { GradeSettings } from './settings.ts';
import type { Target, TargetKind } from './types.ts';

/** The part of the judged scale that the claim is about. A MID belongs to the important side, so to "little or none" its ends do not. */
export type Zone = Readonly<{ low: number; high: number; endsBelong: boolean }>;

/** The target with what the rules need of it. */
export type RatedTarget = Target & Readonly<{ zone: Zone }>;

/**
 * What certainty is about, and which part of the scale the claim holds. With a MID: an estimate at or beyond it claims an
 * important effect, one short of it little or none. Under the null target the claim is the sign; an estimate near no effect is
 * rated against the MID instead, since nobody claims a sign there.
 *
 * Source: GRADE guidelines 32 (Zeng L et al 2021), J Clin Epidemiol 137:163-175, doi:10.1016/j.jclinepi.2021.03.026; Core GRADE 2
 * (2025), BMJ 389. Golden: none; acceptance checklist C34 and C35.
 *
 * @param chosen the reviewer's target; null takes the MID when a threshold is set, else the null
 */
export function targetOf(evidence: GradeEvidence, chosen: TargetKind | null, settings: GradeSettings): RatedTarget {
  const { scale, better } = evidence;
  const estimate = asPrinted(scale.shown(evidence.effect.estimate), scale);
  const hasMid = scale.small !== null && !scale.thresholds.isFallback;
  const wanted = chosen ?? (hasMid ? 'MID' : 'null');
  const isNearNull =
    wanted === 'null' && hasMid && Math.abs(estimate - scale.none) < settings.nearNullShare * scale.small!.increase;
  const kind = isNearNull ? 'MID' : scale.small === null ? 'null' : wanted;
  const direction =
    estimate === scale.none ? 'none' : estimate < scale.none === (better === 'lower') ? 'benefit' : 'harm';
  const isImportant = scale.small !== null && reaches(estimate, scale.small);
  return {
    kind,
    setBy: chosen !== null && chosen === kind ? 'reviewer' : 'default',
    thresholds: scale.thresholds,
    claim: kind === 'MID' ? (isImportant ? 'important' : 'little or none') : null,
    magnitude: magnitudeOf(estimate, scale),
    direction,
    zone: zoneOf(kind, estimate, scale),
    sentence: sentenceOf(kind, isImportant, isNearNull, scale),
  };
}

function zoneOf(kind: TargetKind, estimate: number, scale: Scale): Zone {
  const isBelow = estimate < scale.none;
  if (kind === 'null' || scale.small === null) {
    return isBelow
      ? { low: -Infinity, high: scale.none, endsBelong: true }
      : { low: scale.none, high: Infinity, endsBelong: true };
  }
  if (!reaches(estimate, scale.small))
    return { low: scale.small.decrease, high: scale.small.increase, endsBelong: false };
  if (kind === 'MID') {
    return isBelow
      ? { low: -Infinity, high: scale.small.decrease, endsBelong: true }
      : { low: scale.small.increase, high: Infinity, endsBelong: true };
  }
  const inner = [scale.small, scale.moderate, scale.large]
    .filter((pair) => pair !== null && reaches(estimate, pair))
    .at(-1)!;
  const outer = [scale.moderate, scale.large].find((pair) => pair !== null && !reaches(estimate, pair)) ?? null;
  return isBelow
    ? { low: outer?.decrease ?? -Infinity, high: inner.decrease, endsBelong: true }
    : { low: inner.increase, high: outer?.increase ?? Infinity, endsBelong: true };
}

/** Whether an interval leaves the zone; touching its end does not. */
export function leaves({ low, high }: Readonly<{ low: number; high: number }>, zone: Zone): boolean {
  return low < zone.low || high > zone.high;
}

/** Whether a point estimate lies elsewhere than the claim. */
export function isOutside(value: number, { low, high, endsBelong }: Zone): boolean {
  return endsBelong ? value < low || value > high : value <= low || value >= high;
}

function sentenceOf(kind: TargetKind, isImportant: boolean, isNearNull: boolean, scale: Scale): string {
  const { small } = scale;
  if (kind === 'null' || small === null) return TARGET.null;
  const mid =
    scale.name === 'relative'
      ? TARGET.ratios(scale.format(small.decrease), scale.format(small.increase))
      : TARGET.mid(SHOWN.asTyped(small.increase), scale.unit);
  if (kind === 'range') return TARGET.range(mid);
  const sentence = isImportant ? TARGET.important(mid) : TARGET.littleOrNone(mid);
  return isNearNull ? `${sentence} ${TARGET.nearNull}` : sentence;
}
