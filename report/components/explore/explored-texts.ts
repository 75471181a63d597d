import type { AbsoluteEffectRow } from '../../../engine/review/derived.ts';
import { formatFixed } from '../../../engine/text/format-number.ts';
import { looksUneven } from '../certainty/looks-uneven.ts';
import { EXPLORE } from './phrases.ts';

export type Per = 100 | 1000;

/** Everything a row says at one baseline risk, as printed: the page's script only puts these words in their places. */
export type ExploredTexts = Readonly<{
  risk: string;
  comparator: string;
  intervention: string;
  interval: string;
  difference: string;
  /** People of a hundred with the event, whole, for the icons. */
  icons: readonly [comparator: number, intervention: number];
}>;

export function exploredTexts(
  baselineRisk: number,
  effect: AbsoluteEffectRow['effect'],
  per: Per,
): ExploredTexts | null {
  if (effect.state !== 'estimated') return null;
  const { comparator, intervention, difference } = effect;
  const size = shown(Math.abs(difference.estimate), per);
  const out = String(per);
  const isUneven = looksUneven(
    shown(comparator, per),
    shown(intervention.estimate, per),
    size,
    difference.estimate < 0,
  );
  return {
    risk: EXPLORE.riskOf(shown(1000 * baselineRisk, per), out),
    comparator: EXPLORE.riskOf(shown(comparator, per), out),
    intervention: EXPLORE.riskOf(shown(intervention.estimate, per), out),
    interval: EXPLORE.interval(shown(intervention.low, per), shown(intervention.high, per)),
    difference:
      Number(size) === 0
        ? EXPLORE.same
        : `${EXPLORE.difference(size, difference.estimate < 0, out)}${isUneven ? EXPLORE.rounding : ''}`,
    icons: [Math.round(comparator / 10), Math.round(intervention.estimate / 10)],
  };
}

/** Per 1000 as it is, or per 100 with one decimal where whole people would say too little. */
function shown(perThousand: number, per: Per): string {
  if (per === 1000) return formatFixed(perThousand, perThousand > 0 && perThousand < 10 ? 1 : 0);
  return formatFixed(perThousand / 10, perThousand < 100 ? 1 : 0);
}
