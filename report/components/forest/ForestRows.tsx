import { ForestTexts } from './ForestText.tsx';
import type { Points, RowMark, SummaryMark } from './rows.ts';
import type { IntervalMark } from './marks.ts';
import type { Paint } from './paint.ts';
import type { JudgementPalette } from '../rob/judgement-paint.ts';
import { JudgementSymbol } from '../rob/JudgementSymbol.tsx';
import { BIAS_RADIUS, PREDICTION_HEIGHT } from './style.ts';

const toAttribute = (points: Points): string => points.map(([x, y]) => `${x},${y}`).join(' ');

/** One study: its square, its interval and its line of numbers. `tabIndex` null means the plot is a picture. */
export function ForestRow({
  row,
  colours,
  tabIndex,
  judgements,
}: Readonly<{ row: RowMark; colours: Paint; tabIndex: number | null; judgements: JudgementPalette }>) {
  const { interval, box, ground } = row;
  const focus = tabIndex === null ? {} : { role: 'img', 'aria-label': row.sentence, tabIndex };
  return (
    <g className="forest-row" data-row-id={row.id} {...focus}>
      {tabIndex === null ? null : (
        <rect
          className="forest-row-ground"
          x={ground.left}
          y={ground.top}
          width={ground.right - ground.left}
          height={ground.bottom - ground.top}
          fill="transparent"
        />
      )}
      <Interval interval={interval} stroke={colours.ink} />
      {row.arrows.map((points) => (
        <polygon key={toAttribute(points)} points={toAttribute(points)} fill={colours.ink} />
      ))}
      {box === null ? null : (
        <rect
          className="forest-box"
          x={Math.round((box.x - box.side / 2) * 100) / 100}
          y={Math.round((box.y - box.side / 2) * 100) / 100}
          width={box.side}
          height={box.side}
          fill={colours.accent}
        />
      )}
      {row.bias.map(({ x, y, mark }) => (
        <JudgementSymbol
          key={x}
          mark={mark}
          x={x}
          y={y}
          radius={BIAS_RADIUS}
          palette={judgements}
          outline={colours.rule}
        />
      ))}
      <ForestTexts texts={row.texts} colours={colours} />
    </g>
  );
}

const CLASSES: Readonly<Record<SummaryMark['kind'], string>> = {
  pooled: 'forest-pooled',
  'prediction interval': 'forest-prediction',
  subgroup: 'forest-subgroup',
};

/** The pooled estimate as a diamond, or the prediction interval as a bar, with its line of numbers. */
export function ForestSummary({
  mark,
  colours,
  interactive,
}: Readonly<{ mark: SummaryMark; colours: Paint; interactive: boolean }>) {
  const { diamond, interval } = mark;
  return (
    <g className={CLASSES[mark.kind]} {...(interactive ? { role: 'img', 'aria-label': mark.sentence } : {})}>
      {diamond === null ? null : <polygon points={toAttribute(diamond)} fill={colours.accent} />}
      {interval === null ? null : (
        <rect
          x={interval.x1}
          y={interval.y - PREDICTION_HEIGHT / 2}
          width={Math.round((interval.x2 - interval.x1) * 100) / 100}
          height={PREDICTION_HEIGHT}
          fill={colours.accent}
          opacity={0.5}
        />
      )}
      {mark.arrows.map((points) => (
        <polygon key={toAttribute(points)} points={toAttribute(points)} fill={colours.accent} />
      ))}
      <ForestTexts texts={mark.texts} colours={colours} />
    </g>
  );
}

function Interval({ interval, stroke }: Readonly<{ interval: IntervalMark; stroke: string }>) {
  return <line x1={interval.x1} x2={interval.x2} y1={interval.y} y2={interval.y} stroke={stroke} strokeWidth={1.25} />;
}
