import type { ReactNode } from 'react';
import { paintOf, type Paint, type PaintName } from '../forest/paint.ts';
import { ellipsise } from '../text/fit-text.ts';
import { LABEL_TEXT, TICK_TEXT, type PlotArea } from './plot-area.ts';

/** How every diagnostic plot is shown. */
export type PlotLook = Readonly<{
  width?: number;
  /** 'theme': the page's variables. 'file': plain colours and a white ground. */
  paint?: PaintName;
  /** On screen: each mark takes the focus and says its numbers. */
  interactive?: boolean;
  /** The mark in the tab order when interactive; the first by default. Arrow keys are the page's matter. */
  activeRowId?: string | null;
}>;

type FrameProps = Readonly<{
  width: number;
  height: number;
  title: string;
  description: string;
  look: PlotLook;
  children: (paint: Paint) => ReactNode;
}>;

/** White round a plot in a file of its own: what stands at its edge is then not at the edge of the paper. */
const FILE_MARGIN = 8;

export const FONT_FAMILY = "'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif";

/** One self-contained SVG, on screen and in files: a picture, or on screen a group of marks to walk. */
export function PlotSvg({ width, height, title, description, look, children }: FrameProps) {
  const paint = look.paint ?? 'theme';
  const colours = paintOf(paint);
  const sheet = sheetOf(width, height, paint);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="diagnostic-plot"
      role={look.interactive ? 'group' : 'img'}
      aria-label={`${title}. ${description}`}
      width={sheet.width}
      height={sheet.height}
      viewBox={sheet.viewBox}
      fontFamily={FONT_FAMILY}
      fontSize={LABEL_TEXT.size}
      fontWeight={400}
      fill={colours.ink}
      style={{ fontVariantNumeric: 'normal', letterSpacing: 'normal' }}
    >
      {look.interactive ? null : <title>{title}</title>}
      <desc>{description}</desc>
      {paint !== 'theme' ? <rect {...sheet.ground} fill={colours.paper} /> : null}
      {children(colours)}
    </svg>
  );
}

/** The paper of a plot of that size: the plot itself on screen, with a margin in a file. */
export function sheetOf(width: number, height: number, paint: PaintName) {
  const margin = paint === 'theme' ? 0 : FILE_MARGIN;
  const ground = { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin };
  return {
    width: ground.width,
    height: ground.height,
    viewBox: `${ground.x} ${ground.y} ${ground.width} ${ground.height}`,
    ground,
  };
}

type AxesProps = Omit<FrameProps, 'width' | 'height'> & Readonly<{ area: PlotArea; xLabel: string; yLabel: string }>;

/** A scatter plot: its axes round its marks. */
export function PlotFrame({ area, xLabel, yLabel, children, ...frame }: AxesProps) {
  return (
    <PlotSvg {...frame} width={area.width} height={area.height}>
      {(colours) => (
        <>
          {children(colours)}
          <Axes area={area} xLabel={xLabel} yLabel={yLabel} colours={colours} />
        </>
      )}
    </PlotSvg>
  );
}

function Axes({
  area,
  xLabel,
  yLabel,
  colours,
}: Readonly<{ area: PlotArea; xLabel: string; yLabel: string; colours: Paint }>) {
  const { left, right, top, bottom } = area;
  return (
    <g fill={colours.muted} stroke="none" style={{ pointerEvents: 'none' }}>
      <path d={`M${left} ${top}V${bottom}H${right}`} fill="none" stroke={colours.rule} />
      {area.xTicks.map((tick) => (
        <g key={tick.label}>
          <line x1={left + tick.x} x2={left + tick.x} y1={bottom} y2={bottom + 4} stroke={colours.rule} />
          <text x={left + tick.x} y={bottom + 16} textAnchor="middle" style={TABULAR}>
            {tick.label}
          </text>
        </g>
      ))}
      {area.yTicks.map((tick) => (
        <g key={tick.label}>
          <line x1={left - 4} x2={left} y1={tick.y} y2={tick.y} stroke={colours.rule} />
          <text x={left - 7} y={tick.y + 4} textAnchor="end" fontSize={TICK_TEXT.size} style={TABULAR}>
            {tick.label}
          </text>
        </g>
      ))}
      <text x={(left + right) / 2} y={area.height - 5} textAnchor="middle">
        {ellipsise(xLabel, right - left, LABEL_TEXT)}
      </text>
      <text transform={`translate(${LABEL_TEXT.size} ${(top + bottom) / 2}) rotate(-90)`} textAnchor="middle">
        {ellipsise(yLabel, bottom - top, LABEL_TEXT)}
      </text>
    </g>
  );
}

export const TABULAR = { fontVariantNumeric: 'tabular-nums' } as const;
