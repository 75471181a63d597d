import type { ReactNode, SVGProps } from 'react';
import type { Paint } from '../forest/paint.ts';
import { widthOf } from '../text/fit-text.ts';
import { LABEL_TEXT } from './plot-area.ts';
import type { PlotLook } from './PlotFrame.tsx';

type MarkProps = SVGProps<SVGGElement> & Readonly<{ 'data-row-id': string }>;

/**
 * Attributes of one mark's group: its row's id and, on screen, its sentence and its place in the tab order. One mark is a
 * tab stop: the active one, or `firstId`.
 */
export function markProps(look: PlotLook, id: string, sentence: string, firstId: string | undefined): MarkProps {
  if (!look.interactive) return { className: 'plot-mark', 'data-row-id': id };
  return {
    className: 'plot-mark',
    'data-row-id': id,
    role: 'img',
    'aria-label': sentence,
    tabIndex: id === (look.activeRowId ?? firstId) ? 0 : -1,
  };
}

/** The look with an active mark only if that mark is still there. */
export function lookAmong(look: PlotLook, ids: readonly string[]): PlotLook {
  const { activeRowId } = look;
  return activeRowId != null && ids.includes(activeRowId) ? look : { ...look, activeRowId: null };
}

export type LegendItem = Readonly<{ label: string; key: (x: number, y: number) => ReactNode }>;

export const LEGEND_HEIGHT = 20;
const KEY_WIDTH = 18;
const KEY_GAP = 5;
const ITEM_GAP = 14;

/** Keys with their words in one line over the plot. `key` draws at the left end of its place, around height `y`. */
export function Legend({
  items,
  left,
  colours,
}: Readonly<{ items: readonly LegendItem[]; left: number; colours: Paint }>) {
  const y = 10;
  let x = left;
  return items.map(({ label, key }) => {
    const at = x;
    x += KEY_WIDTH + KEY_GAP + Math.ceil(widthOf(label, LABEL_TEXT)) + ITEM_GAP;
    return (
      <g key={label}>
        {key(at, y)}
        <text x={at + KEY_WIDTH + KEY_GAP} y={y + 4} fill={colours.muted}>
          {label}
        </text>
      </g>
    );
  });
}
