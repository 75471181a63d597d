import type { Paint } from './paint.ts';
import type { PlacedText } from './placed-text.ts';

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
      style={style.tabular === true ? { fontVariantNumeric: 'tabular-nums' } : undefined}
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
