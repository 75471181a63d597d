import type { CheckedResult, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, fixed } from './wording.ts';

/** One arm keeps less than the first share of those randomised, another more than the second (T). */
const FEW = 0.5;
const MOST = 0.8;

/** E8, medium: nearly everybody is analysed in one arm and not half of them in another. */
export function unevenLoss({ arms, unit, design }: CheckedResult): readonly CheckFinding[] {
  if (unit !== 'person' || design === 'crossover' || arms.length < 2) return [];
  const kept = arms.map(({ n, nRandomised, counts }) =>
    counts === 'raw' && n !== null && nRandomised !== null && nRandomised.value > 0
      ? n.value / nRandomised.value
      : null,
  );
  if (!kept.some((share) => share !== null && share >= MOST && share <= 1)) return [];
  return arms.flatMap((arm, at): readonly CheckFinding[] => {
    const share = kept[at] ?? null;
    if (share === null || share >= FEW || share <= 0 || arm.n === null || arm.nRandomised === null) return [];
    return [
      {
        check: 'E8',
        severity: 'medium',
        fields: [`arms[${at}].n`, `arms[${at}].nRandomised`],
        message: `${capitalise(armField(arm, 'number analysed', arm.n))} is less than half of those randomised, while another arm keeps nearly all: a digit may be missing, or people were lost unevenly.`,
        arithmetic: `${asPrinted(arm.n)} / ${asPrinted(arm.nRandomised)} = ${fixed(100 * share, 0)}%`,
      },
    ];
  });
}
