import { EngineInputError } from '../errors.ts';
import { requireCount, requireFinite, requireNonNegative, requirePositive } from '../preconditions.ts';
import { bracketed, operand } from './operand.ts';
import { conversion } from './conversion.ts';
import type { Conversion } from './types.ts';

function requireGroups(count: number): void {
  if (count === 0) throw new EngineInputError('too-few-studies', 'There is no group to combine.', 'groups');
}

/**
 * Any number of groups as one; equal to applying `combineMeans` one after the other.
 * Formula: N = Σn; M = Σ(n m)/N; SD = √((Σ(n-1)s² + Σ n (m-M)²)/(N-1)).
 * Errors: `not-positive`, `out-of-range`, `not-finite`. Source: Handbook 6.5.2.10.
 * Golden: 07_conversions.json (combine_arms_cont).
 */
export function combineGroups(
  groups: readonly Readonly<{ n: number; mean: number; sd: number }>[],
): Readonly<{ mean: Conversion; sd: Conversion; n: number }> {
  requireGroups(groups.length);
  let n = 0;
  let sum = 0;
  groups.forEach((group, i) => {
    requirePositive(group.n, `n[${i}]`);
    requireFinite(group.mean, `mean[${i}]`);
    requireNonNegative(group.sd, `sd[${i}]`);
    n += group.n;
    sum += group.n * group.mean;
  });
  requirePositive(n - 1, 'total n - 1');
  const mean = sum / n;
  let squares = 0;
  for (const group of groups) squares += (group.n - 1) * group.sd ** 2 + group.n * (group.mean - mean) ** 2;
  const within = groups.map((group) => `${operand(group.n - 1)} × ${operand(group.sd)}²`).join(' + ');
  const between = groups.map((group) => `${operand(group.n)} × ${bracketed(group.mean - mean)}²`).join(' + ');
  return {
    n,
    mean: conversion(
      { id: 'combined-groups-mean', text: 'Σ(n M) / N' },
      mean,
      `(${groups.map((group) => `${operand(group.n)} × ${bracketed(group.mean)}`).join(' + ')}) / ${operand(n)}`,
    ),
    sd: conversion(
      { id: 'combined-groups-sd', text: '√((Σ(n−1)SD² + Σ n (M − M̄)²) / (N−1))' },
      Math.sqrt(squares / (n - 1)),
      `√((${within} + ${between}) / ${operand(n - 1)})`,
    ),
  };
}

/**
 * Any number of groups with a binary outcome as one: events and participants added up.
 * Errors: `out-of-range` when a group has more events than participants. Source: Handbook 23.3.4.
 * Golden: 07_conversions.json (combine_arms_bin).
 */
export function combineCounts(
  groups: readonly Readonly<{ events: number; n: number }>[],
): Readonly<{ events: Conversion; n: Conversion }> {
  requireGroups(groups.length);
  let events = 0;
  let n = 0;
  groups.forEach((group, i) => {
    requireCount(group.events, group.n, `events[${i}]`, `n[${i}]`);
    events += group.events;
    n += group.n;
  });
  return {
    events: conversion(
      { id: 'combined-events', text: 'Σ events' },
      events,
      groups.map((group) => operand(group.events)).join(' + '),
    ),
    n: conversion({ id: 'combined-n', text: 'Σ n' }, n, groups.map((group) => operand(group.n)).join(' + ')),
  };
}
