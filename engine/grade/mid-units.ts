import { EngineInputError } from '../errors.ts';
import { analysePairwise } from '../pool/pairwise.ts';
import type { PairwiseResult, ProfileName } from '../pool/types.ts';
import { requireFinite, requirePositive } from '../preconditions.ts';

/** How to read a mean effect in MID units. */
export type MidReading =
  | 'many may gain an important benefit'
  | 'an appreciable number may gain an important benefit'
  | 'few may gain an important benefit';

/**
 * Mean differences on several instruments, each divided by its own minimal important difference, and pooled: MD_i / MID_i with
 * standard error SE_i / MID_i.
 *
 * Source: Johnston BC et al (2010), Health Qual Life Outcomes 8:116, doi:10.1186/1477-7525-8-116. Golden: none; a division, then the
 * pooling that has reference values.
 *
 * @throws EngineInputError too-few-studies, not-positive (mid, standardError), not-finite
 */
export function pooledInMidUnits(
  studies: readonly Readonly<{ difference: number; standardError: number; mid: number }>[],
  options: Readonly<{ profile?: ProfileName; level?: number }> = {},
): PairwiseResult {
  if (studies.length === 0)
    throw new EngineInputError('too-few-studies', 'There is no study to pool in MID units.', 'studies');
  for (const { difference, standardError, mid } of studies) {
    requireFinite(difference, 'difference');
    requirePositive(standardError, 'standardError');
    requirePositive(mid, 'mid');
  }
  return analysePairwise(
    studies.map(({ difference, mid }) => difference / mid),
    studies.map(({ standardError, mid }) => (standardError / mid) ** 2),
    { profile: options.profile ?? 'grove', level: options.level ?? 0.95 },
  );
}

/**
 * Above 1 MID many gain, from 0.5 an appreciable number, below few. Source: after Johnston BC et al (2010),
 * doi:10.1186/1477-7525-8-116. Golden: none; a rule.
 */
export function readMidUnits(midUnits: number): MidReading {
  const size = Math.abs(midUnits);
  if (size > 1) return 'many may gain an important benefit';
  return size >= 0.5 ? 'an appreciable number may gain an important benefit' : 'few may gain an important benefit';
}
