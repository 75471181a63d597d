import type { ReactNode } from 'react';
import { paintOf, type Paint, type PaintName } from '../forest/paint.ts';
import { LABEL_TEXT, TICK_TEXT, type PlotArea } from './plot-area.ts';

type Props = Readonly<{
  area: PlotArea;
  title: string;
  description: string;
  xLabel: string;
  yLabel: string;
  paint: PaintName;
  children: (paint: Paint) => ReactNode;
}>;

/** Axes of a scatter plot round its marks: one self-contained SVG, on screen and in files. */
export function PlotFrame({ area, title, description, xLabel, yLabel, paint, children }: Props) {
  const colours = paintOf(paint);
  const { left, right, top, bottom } = area;
  const middle = (top + bottom) / 2;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="diagnostic-plot"
      role="img"
      aria-label={`${title}. ${description}`}
      width={area.width}
      height={area.height}
      viewBox={`0 0 ${area.width} ${area.height}`}
      fontFamily="'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif"
      fill={colours.ink}
    >
      <title>{title}</title>
      <desc>{description}</desc>
      {paint === 'file' ? <rect width={area.width} height={area.height} fill={colours.paper} /> : null}
      {children(colours)}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={colours.rule} />
      <line x1={left} x2={left} y1={top} y2={bottom} stroke={colours.rule} />
      {area.xTicks.map((tick) => (
        <g key={tick.label}>
          <line x1={left + tick.x} x2={left + tick.x} y1={bottom} y2={bottom + 4} stroke={colours.rule} />
          <text x={left + tick.x} y={bottom + 16} textAnchor="middle" fontSize={TICK_TEXT.size} fill={colours.muted}>
            {tick.label}
          </text>
        </g>
      ))}
      {area.yTicks.map((tick) => (
        <g key={tick.label}>
          <line x1={left - 4} x2={left} y1={area.y(tick.value)} y2={area.y(tick.value)} stroke={colours.rule} />
          <text x={left - 7} y={area.y(tick.value) + 4} textAnchor="end" fontSize={TICK_TEXT.size} fill={colours.muted}>
            {tick.label}
          </text>
        </g>
      ))}
      <text
        x={(left + right) / 2}
        y={area.height - 3}
        textAnchor="middle"
        fontSize={LABEL_TEXT.size}
        fill={colours.muted}
      >
        {xLabel}
      </text>
      <text
        transform={`translate(${LABEL_TEXT.size} ${middle}) rotate(-90)`}
        textAnchor="middle"
        fontSize={LABEL_TEXT.size}
        fill={colours.muted}
      >
        {yLabel}
      </text>
    </svg>
  );
}
