import { halfUnit } from './rounding.ts';
import type { CheckedArm, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed } from './wording.ts';

/**
 * E11 for a percentage without its count, medium: no whole number of events among n prints as this percentage. Says
 * nothing once n reaches 10^(decimals + 2), where every percentage can be had, nor of counts by event or of a model.
 */
export function percentageOfWholeEvents(arm: CheckedArm, at: number): CheckFinding[] {
  const { percent, n, events, personTime } = arm;
  if (percent === null || n === null || events !== null || personTime !== null) return [];
  if (arm.estimation !== 'raw' || arm.counts !== 'raw') return [];
  if (percent.state !== 'reported' || percent.qualifier !== '=' || percent.decimals === null) return [];
  if (!Number.isInteger(n.value) || n.value < 1 || n.value >= 10 ** (percent.decimals + 2)) return [];
  if (percent.value < 0 || percent.value > 100) return [];
  const target = (percent.value * n.value) / 100;
  const half = (halfUnit(percent) * n.value) / 100 + 1e-9 * Math.max(1, target);
  if (Math.ceil(target - half) <= Math.floor(target + half)) return [];
  const shares = [Math.floor(target), Math.ceil(target)].map(
    (whole) => `${whole}/${asPrinted(n)} = ${fixed((100 * whole) / n.value, (percent.decimals ?? 0) + 1)}%`,
  );
  return [
    {
      check: 'E11',
      severity: 'medium',
      fields: [`arms[${at}].percent`, `arms[${at}].n`],
      message: `${capitalise(armField(arm, 'percentage', percent))} is not that of any whole number of ${asPrinted(n)} people: it may have another denominator, or one of the two is mistyped.`,
      arithmetic: `${asPrinted(percent)}% × ${asPrinted(n)} = ${computed(target)}; ${shares.join(', ')}`,
    },
  ];
}
