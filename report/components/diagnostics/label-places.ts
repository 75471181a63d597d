import { widthOf } from '../text/fit-text.ts';
import { LABEL_TEXT } from './plot-area.ts';

export type LabelledPoint = Readonly<{ id: string; label: string; x: number; y: number }>;
export type LabelPlace = Readonly<{ label: string; x: number; y: number; anchor: 'start' | 'end' }>;

type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;

const GAP = 7;
const HALF_LINE = 6;

/**
 * Places for the labels of points, first come first served: right of its point, else left of it, else none, so that no
 * label covers another or leaves the frame.
 */
export function placeLabels(points: readonly LabelledPoint[], frame: Box): ReadonlyMap<string, LabelPlace> {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }));
  const places = new Map<string, LabelPlace>();
  for (const { id, label, x, y } of points) {
    const width = widthOf(label, LABEL_TEXT);
    for (const anchor of ['start', 'end'] as const) {
      const left = anchor === 'start' ? x + GAP : x - GAP - width;
      const box = { left, right: left + width, top: y - HALF_LINE, bottom: y + HALF_LINE };
      const isInside =
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top - HALF_LINE &&
        box.bottom <= frame.bottom;
      if (!isInside || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      places.set(id, { label, x: anchor === 'start' ? x + GAP : x - GAP, y: y + 4, anchor });
      break;
    }
  }
  return places;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
