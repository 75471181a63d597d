import type { AnalysisRiskOfBias } from '../../../engine/review/rob/analysis-bias.ts';
import { PlotSvg, type PlotLook } from '../diagnostics/PlotFrame.tsx';
import { lookAmong, markProps } from '../diagnostics/marks.ts';
import type { PageOfRows } from '../pages-of-rows.ts';
import { ellipsise, widthOf, type TextStyle } from '../text/fit-text.ts';
import type { JudgementPalette } from './judgement-paint.ts';
import { keyOf } from './judgement-key.ts';
import { JudgementSymbol } from './JudgementSymbol.tsx';
import { nameOfMark, ROB_PLOT } from './phrases.ts';
import { marksOf, type BiasRow } from './rows.ts';

const LABEL: TextStyle = { size: 12 };
const HEADING: TextStyle = { size: 12, weight: 600 };
const SMALL: TextStyle = { size: 11 };
const ROW = 28;
const RADIUS = 10;
const COLUMN = 40;
const TOP = 40;
const GAP = 16;
const LEGEND_LINE = 20;
const LARGEST_LABEL = 220;

type Props = PlotLook &
  Readonly<{
    title: string;
    rows: readonly BiasRow[];
    bias: AnalysisRiskOfBias;
    palette?: JudgementPalette;
    /** Rows of this page, from `first` to before `last`; all of them by default. */
    page?: PageOfRows;
    /** Whether letters and signs are explained below; a document does it once. Default true. */
    hasKey?: boolean;
  }>;

/**
 * Traffic-light plot: one row for each result, one column for each domain and the overall judgement. Self-contained SVG, the same
 * on screen and in files; colour is never the only cue. Rows carry `data-row-id`, the id of their study result.
 */
export function TrafficLightPlot({ title, rows, bias, palette = 'cochrane', page, hasKey = true, ...given }: Props) {
  const { first, last } = page ?? { first: 0, last: rows.length };
  const shown = rows.slice(first, last);
  const look = lookAmong(
    given,
    shown.map(({ studyResultId }) => studyResultId),
  );
  const { columns } = bias;
  const hasOutcomes = new Set(rows.map(({ outcome }) => outcome)).size > 1;
  const columnWidth = (texts: readonly string[]) =>
    Math.min(LARGEST_LABEL, Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, LABEL)))) + 2);
  const labelWidth = columnWidth([ROB_PLOT.study, ...rows.map(({ label }) => label)]);
  const outcomeWidth = hasOutcomes ? columnWidth([ROB_PLOT.outcome, ...rows.map(({ outcome }) => outcome)]) + GAP : 0;
  const left = labelWidth + GAP + outcomeWidth;
  const columnX = (i: number) => left + COLUMN * i + COLUMN / 2 + (i === columns.length - 1 ? GAP : 0);
  const key = keyOf(rows.flatMap((row) => marksOf(bias, row)));
  const legendTop = TOP + shown.length * ROW + GAP;
  const legend = columns.map(({ letter, title: domain }) => `${letter}  ${domain}`);
  const keyLeft = Math.ceil(Math.max(...legend.map((line) => widthOf(line, SMALL)))) + 40;
  const keyWidth = 24 + Math.max(...key.map((mark) => widthOf(nameOfMark(mark), SMALL)));
  const width = Math.ceil(Math.max(columnX(columns.length - 1) + COLUMN / 2, keyLeft + keyWidth) + 8);
  const isPart = shown.length < rows.length;
  const keyLines = hasKey ? Math.max(legend.length, key.length) : 0;
  const height = legendTop + keyLines * LEGEND_LINE + (isPart ? LEGEND_LINE : 0) + 8;
  const firstId = shown[0]?.studyResultId;

  return (
    <PlotSvg
      width={width}
      height={height}
      title={ROB_PLOT.trafficLight(title)}
      description={ROB_PLOT.caption(rows.length, false)}
      look={look}
    >
      {(colours) => (
        <>
          <text x={0} y={TOP - 16} fontSize={SMALL.size} fill={colours.muted}>
            {ROB_PLOT.study}
          </text>
          {hasOutcomes ? (
            <text x={labelWidth + GAP} y={TOP - 16} fontSize={SMALL.size} fill={colours.muted}>
              {ROB_PLOT.outcome}
            </text>
          ) : null}
          {columns.map(({ letter }, i) => (
            <text
              key={letter}
              x={columnX(i)}
              y={TOP - 16}
              textAnchor="middle"
              fontSize={HEADING.size}
              fontWeight={HEADING.weight}
            >
              {letter}
            </text>
          ))}
          <line x1={0} x2={width} y1={TOP - 6} y2={TOP - 6} stroke={colours.rule} />
          {shown.map((row, index) => {
            const y = TOP + index * ROW + ROW / 2;
            const marks = marksOf(bias, row);
            const said = ROB_PLOT.rowSentence(
              row.label,
              columns.map(({ title: domain }, i) => `${domain}: ${nameOfMark(marks[i] ?? null)}`),
            );
            return (
              <g key={row.studyResultId} {...markProps(look, row.studyResultId, said, firstId)}>
                {look.interactive ? (
                  <rect
                    className="plot-row-ground"
                    x={0}
                    y={y - ROW / 2}
                    width={width}
                    height={ROW}
                    fill="transparent"
                  />
                ) : null}
                <text x={0} y={y + 4} fontSize={LABEL.size}>
                  {ellipsise(row.label, labelWidth, LABEL)}
                </text>
                {hasOutcomes ? (
                  <text x={labelWidth + GAP} y={y + 4} fontSize={LABEL.size} fill={colours.muted}>
                    {ellipsise(row.outcome, outcomeWidth - GAP, LABEL)}
                  </text>
                ) : null}
                {columns.map(({ letter }, i) => (
                  <JudgementSymbol
                    key={letter}
                    mark={marks[i] ?? null}
                    x={columnX(i)}
                    y={y}
                    radius={RADIUS}
                    palette={palette}
                    outline={colours.rule}
                  />
                ))}
              </g>
            );
          })}
          <line x1={0} x2={width} y1={legendTop - 8} y2={legendTop - 8} stroke={colours.faint} />
          {hasKey ? (
            <>
              {columns.map(({ letter, title: domain }, i) => (
                <text
                  key={letter}
                  x={0}
                  y={legendTop + i * LEGEND_LINE + 12}
                  fontSize={SMALL.size}
                  fill={colours.muted}
                >
                  <tspan fontWeight={600} fill={colours.ink}>
                    {letter}
                  </tspan>
                  <tspan x={20}>{domain}</tspan>
                </text>
              ))}
              {key.map((mark, i) => (
                <g key={String(mark)}>
                  <JudgementSymbol
                    mark={mark}
                    x={keyLeft + 8}
                    y={legendTop + i * LEGEND_LINE + 8}
                    radius={7}
                    palette={palette}
                    outline={colours.rule}
                  />
                  <text
                    x={keyLeft + 24}
                    y={legendTop + i * LEGEND_LINE + 12}
                    fontSize={SMALL.size}
                    fill={colours.muted}
                  >
                    {nameOfMark(mark)}
                  </text>
                </g>
              ))}
            </>
          ) : null}
          {isPart ? (
            <text x={0} y={height - 8} fontSize={SMALL.size} fill={colours.muted}>
              {ROB_PLOT.rows(first + 1, last, rows.length)}
            </text>
          ) : null}
        </>
      )}
    </PlotSvg>
  );
}
