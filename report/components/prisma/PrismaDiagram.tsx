import type { PrismaFlow } from '../../../engine/review/prisma-flow.ts';
import { sheetOf } from '../diagnostics/PlotFrame.tsx';
import { paintOf, type PaintName } from '../forest/paint.ts';
import { describeFlow } from './describe.ts';
import { BAND, layOut, LINE, TITLE } from './layout.ts';
import { PRISMA } from './phrases.ts';

type Props = Readonly<{ flow: PrismaFlow; paint?: PaintName }>;

/** The PRISMA 2020 flow diagram as one SVG; `describe.ts` has the table to stand beside it. */
export function PrismaDiagram({ flow, paint: paintName = 'theme' }: Props) {
  const paint = paintOf(paintName);
  const { width, height, boxes, arrows, bands } = layOut(flow);
  const sheet = sheetOf(width, height, paintName);
  const wrong = new Set<string>(
    flow.mismatches.map(({ box }) => (box === 'reports included' ? 'studies included' : box)),
  );
  return (
    <svg
      className="prisma-diagram"
      viewBox={sheet.viewBox}
      width={sheet.width}
      height={sheet.height}
      role="img"
      aria-label={`${PRISMA.title}: ${describeFlow(flow)}`}
      fontFamily="'Inter Variable', Inter, sans-serif"
    >
      <title>{PRISMA.title}</title>
      {paintName === 'theme' ? null : <rect {...sheet.ground} fill={paint.paper} />}
      {bands.map((band) => (
        <g key={band.label}>
          <rect x={BAND.x} y={band.y} width={BAND.width} height={band.height} rx={3} fill={paint.faint} />
          <text
            transform={`translate(${BAND.x + BAND.width / 2 + 4} ${band.y + band.height / 2}) rotate(-90)`}
            textAnchor="middle"
            fontSize={12}
            fontWeight={600}
            fill={paint.ink}
          >
            {band.label}
          </text>
        </g>
      ))}
      {arrows.map(({ x1, y1, x2, y2 }) => (
        <g key={`${x1} ${y1} ${x2} ${y2}`} stroke={paint.rule} fill="none" strokeWidth={1.25}>
          <line x1={x1} y1={y1} x2={x2} y2={y2} />
          <path
            d={
              x1 === x2
                ? `M${x2 - 4} ${y2 - 6}L${x2} ${y2}L${x2 + 4} ${y2 - 6}`
                : `M${x2 - 6} ${y2 - 4}L${x2} ${y2}L${x2 - 6} ${y2 + 4}`
            }
          />
        </g>
      ))}
      {boxes.map((box) => (
        <g key={box.id} data-box={box.id} data-wrong={wrong.has(box.id) ? 'true' : undefined}>
          <rect
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            rx={3}
            fill={paint.paper}
            stroke={wrong.has(box.id) ? paint.ink : paint.rule}
            strokeWidth={wrong.has(box.id) ? 2 : 1}
            strokeDasharray={wrong.has(box.id) ? '6 3' : undefined}
          />
          {box.lines.map((line) => (
            <text
              key={line.y}
              x={box.x + 10}
              y={line.y}
              fontSize={(line.isTitle ? TITLE : LINE).size}
              fontWeight={line.isTitle ? 600 : 400}
              fill={line.isTitle ? paint.ink : paint.muted}
            >
              {line.text}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}
