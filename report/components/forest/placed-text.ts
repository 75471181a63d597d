import { widthOf, type TextStyle } from '../text/fit-text.ts';

export type Tone = 'ink' | 'muted';

/** One line of text in SVG user units; `y` is its baseline. Several spans make one line set on common edges. */
export type PlacedText = Readonly<{
  y: number;
  spans: readonly PlacedSpan[];
  style: TextStyle;
  tone: Tone;
  /** The whole text where the line shows only part of it. */
  full?: string;
}>;

export type PlacedSpan = Readonly<{ text: string; x: number; anchor: 'start' | 'middle' | 'end' }>;

export type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;

export function placeText(
  text: string,
  x: number,
  y: number,
  anchor: PlacedSpan['anchor'],
  style: TextStyle,
  tone: Tone = 'ink',
): PlacedText {
  return { y, spans: [{ text, x, anchor }], style, tone };
}

export function textOf(placed: PlacedText): string {
  return placed.spans.map((span) => span.text).join('');
}

/** The room a line takes: its measured width, the font's ascent and descent. */
export function boxOf(placed: PlacedText): Box {
  const edges = placed.spans.map((span) => {
    const width = widthOf(span.text, placed.style);
    const left = span.anchor === 'start' ? span.x : span.anchor === 'end' ? span.x - width : span.x - width / 2;
    return [left, left + width] as const;
  });
  return {
    left: Math.min(...edges.map(([left]) => left)),
    right: Math.max(...edges.map(([, right]) => right)),
    top: placed.y - placed.style.size * 0.8,
    bottom: placed.y + placed.style.size * 0.22,
  };
}

/** Two decimals are finer than any screen or printer, and keep the markup short and the same on every machine. */
export function pixel(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
