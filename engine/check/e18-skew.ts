import type { Check } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

const STRONG = 1;
const POSSIBLE = 2;

/**
 * E18, low: skew. On a scale that cannot go below its minimum, (mean − min)/SD under 1 means strong skew, under 2
 * possible skew; the mean then describes few people. Altman & Bland 1996, doi:10.1136/bmj.313.7066.1200; extraction
 * rules 6.
 * Golden: none, R has no such check; acceptance statement C19.
 */
export const checkSkew: Check = ({ result }) => {
  const min = result.instrument?.min ?? null;
  if (min === null || result.score === 'change') return [];
  return result.arms.flatMap((arm, at) => {
    const { mean, sd } = arm;
    if (mean === null || sd === null || !(sd.value > 0) || mean.value < min) return [];
    const ratio = (mean.value - min) / sd.value;
    if (ratio >= POSSIBLE) return [];
    const degree = ratio < STRONG ? 'strong skew' : 'possible skew';
    return [
      {
        check: 'E18' as const,
        severity: 'low' as const,
        fields: [`arms[${at}].mean`, `arms[${at}].sd`],
        message: `${capitalise(degree)}: ${armField(arm, 'mean', mean)} lies ${ratio < STRONG ? 'less than one SD' : 'less than two SDs'} above the lowest possible score.`,
        arithmetic: `(${asPrinted(mean)} − ${computed(min)}) / ${asPrinted(sd)} = ${fixed(ratio, 2)} < ${ratio < STRONG ? STRONG : POSSIBLE}`,
      },
    ];
  });
};
