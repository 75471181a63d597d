import { memo } from 'react';
import type { Paint } from './paint.ts';
import type { PlacedText } from './placed-text.ts';

const TABULAR = { fontVariantNumeric: 'tabular-nums' };

/** One placed line as an SVG text element; a shortened line tells its whole text on hover. */
export function ForestText({ placed, colours }: Readonly<{ placed: PlacedText; colours: Paint }>) {
  const { style, spans, tone, y, full } = placed;
  const [only] = spans;
  if (only === undefined) return null;
  const isSingle = spans.length === 1;
  return (
    <text
      y={y}
      x={isSingle ? only.x : undefined}
      textAnchor={isSingle && only.anchor !== 'start' ? only.anchor : undefined}
      fontSize={style.size}
      fontWeight={style.weight}
      fill={tone === 'muted' ? colours.muted : undefined}
      style={style.tabular === true ? TABULAR : undefined}
    >
      {full === undefined ? null : <title>{full}</title>}
      {isSingle
        ? only.text
        : spans.map((span) => (
            <tspan key={span.x} x={span.x} textAnchor={span.anchor}>
              {span.text}
            </tspan>
          ))}
    </text>
  );
}

type Texts = Readonly<{ texts: readonly PlacedText[]; colours: Paint }>;

/** Lines of text, not drawn again while they read the same at the same places: an edit changes few of a plot's numbers. */
export const ForestTexts = memo(
  ({ texts, colours }: Texts) => texts.map((text, index) => <ForestText key={index} placed={text} colours={colours} />),
  (before, after) =>
    before.colours === after.colours &&
    before.texts.length === after.texts.length &&
    before.texts.every((text, index) => isSameText(text, after.texts[index])),
);
ForestTexts.displayName = 'ForestTexts';

function isSameText(one: PlacedText, other: PlacedText | undefined): boolean {
  return (
    other !== undefined &&
    one.y === other.y &&
    one.tone === other.tone &&
    one.full === other.full &&
    one.style.size === other.style.size &&
    one.style.weight === other.style.weight &&
    one.style.tabular === other.style.tabular &&
    one.spans.length === other.spans.length &&
    one.spans.every((span, index) => {
      const same = other.spans[index];
      return span.text === same?.text && span.x === same.x && span.anchor === same.anchor;
    })
  );
}
