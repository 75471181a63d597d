import type { AnalysisResult } from '../../engine/review/derived.ts';
import { ForestAxis } from './forest/ForestAxis.tsx';
import { ForestRow, ForestSummary } from './forest/ForestRows.tsx';
import { ForestText } from './forest/ForestText.tsx';
import { describePlot } from './forest/describe.ts';
import { layoutForest, type ForestOptions } from './forest/layout.ts';
import { paintOf, type PaintName } from './forest/paint.ts';
import { FOREST } from './phrases.ts';
import type { JudgementPalette } from './rob/judgement-paint.ts';

type Props = ForestOptions &
  Readonly<{
    analysis: AnalysisResult;
    /** 'theme': the colours are the page's variables (`--text`, `--accent` …). 'file': plain colours and a white ground. */
    paint?: PaintName;
    /** On screen: each row is a group that takes the focus and says its numbers. */
    interactive?: boolean;
    /** The row in the tab order when interactive; the first by default. Arrow keys are the page's matter. */
    activeRowId?: string | null;
    /** Colours of the judgements of risk of bias. */
    judgements?: JudgementPalette;
  }>;

/**
 * One analysis as a forest plot: a self-contained SVG element, the same on screen, in reports and in files. Rows carry
 * `data-row-id`, the id of their study result.
 */
export function ForestPlot({
  analysis,
  paint = 'theme',
  interactive = false,
  activeRowId = null,
  judgements = 'cochrane',
  ...options
}: Props) {
  const layout = layoutForest(analysis, options);
  const colours = paintOf(paint);
  const title = FOREST.title(analysis.title);
  const description = describePlot(analysis);
  const tabStop = layout.rows.some((row) => row.id === activeRowId) ? activeRowId : layout.rows[0]?.id;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="forest-plot"
      role={interactive ? 'group' : 'img'}
      aria-label={`${title}. ${description}`}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      fontFamily="'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif"
      fontWeight={400}
      fill={colours.ink}
      // Text is measured with proportional figures except where a line asks for tabular ones.
      style={{ fontVariantNumeric: 'normal', letterSpacing: 'normal' }}
    >
      {interactive ? null : <title>{title}</title>}
      <desc>{description}</desc>
      {paint !== 'theme' ? <rect width={layout.width} height={layout.height} fill={colours.paper} /> : null}
      {layout.heading.map((text, index) => (
        <ForestText key={index} placed={text} colours={colours} />
      ))}
      {layout.rules.map(({ y, strong }) => (
        <line key={y} x1={0} x2={layout.width} y1={y} y2={y} stroke={strong ? colours.rule : colours.faint} />
      ))}
      {layout.axis === null ? null : <ForestAxis axis={layout.axis} colours={colours} />}
      {layout.blockHeadings.map((text) => (
        <ForestText key={text.y} placed={text} colours={colours} />
      ))}
      {[...layout.rows, ...layout.subtotals]
        .toSorted((a, b) => a.ground.top - b.ground.top)
        .map((mark) =>
          'kind' in mark ? (
            <ForestSummary key={mark.ground.top} mark={mark} colours={colours} interactive={interactive} />
          ) : (
            <ForestRow
              key={mark.id}
              row={mark}
              colours={colours}
              judgements={judgements}
              tabIndex={interactive ? (mark.id === tabStop ? 0 : -1) : null}
            />
          ),
        )}
      {layout.summary.map((mark) => (
        <ForestSummary key={mark.kind} mark={mark} colours={colours} interactive={interactive} />
      ))}
      {layout.footer.map((text, index) => (
        <ForestText key={index} placed={text} colours={colours} />
      ))}
    </svg>
  );
}
