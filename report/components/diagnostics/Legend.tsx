import type { ReactNode } from 'react';
import type { Paint } from '../forest/paint.ts';
import { widthOf } from '../text/fit-text.ts';
import { LABEL_TEXT } from './plot-area.ts';

/** `key` draws at the left end of its place, around height `y`. */
export type LegendItem = Readonly<{ label: string; key: (x: number, y: number) => ReactNode }>;

const LINE = 18;
const FIRST_LINE = 10;
const KEY_WIDTH = 18;
const KEY_GAP = 5;
const ITEM_GAP = 14;

/** Where each label of a legend stands, in as many lines as the width needs. */
function places(labels: readonly string[], width: number): readonly Readonly<{ x: number; line: number }>[] {
  let x = 0;
  let line = 0;
  return labels.map((label) => {
    const taken = KEY_WIDTH + KEY_GAP + Math.ceil(widthOf(label, LABEL_TEXT));
    if (x > 0 && x + taken > width) {
      x = 0;
      line += 1;
    }
    const place = { x, line };
    x += taken + ITEM_GAP;
    return place;
  });
}

/** Height to keep free over a plot for a legend of these labels. */
export function legendHeight(labels: readonly string[], width: number): number {
  const lines = 1 + (places(labels, width).at(-1)?.line ?? 0);
  return lines * LINE + 2;
}

/** Keys with their words over the plot. */
export function Legend({
  items,
  width,
  colours,
}: Readonly<{ items: readonly LegendItem[]; width: number; colours: Paint }>) {
  const placed = places(
    items.map(({ label }) => label),
    width,
  );
  return items.map(({ label, key }, i) => {
    const x = placed[i]?.x ?? 0;
    const y = FIRST_LINE + LINE * (placed[i]?.line ?? 0);
    return (
      <g key={label}>
        {key(x, y)}
        <text x={x + KEY_WIDTH + KEY_GAP} y={y + 4} fill={colours.muted}>
          {label}
        </text>
      </g>
    );
  });
}
