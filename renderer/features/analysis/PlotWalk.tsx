import {
  memo,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { ForestPlot } from '../../../report/components/ForestPlot.tsx';
import { NumbersTable } from '../../../report/components/NumbersTable.tsx';
import type { Copied } from '../../widgets/copying/copy-to-clipboard.ts';
import { CopyPlot } from '../../widgets/copying/CopyPlot.tsx';
import { renderedTable } from '../../widgets/copying/rendered-table.ts';
import { useWidth } from '../../widgets/use-width.ts';
import type { AnalysisResult, Sides } from '../../views/types.ts';
import { analysisInWords } from './copying.ts';
import { ANALYSIS } from './phrases.ts';
import { PlotLayoutButton } from './PlotLayoutButton.tsx';
import { usePalette } from '../rob/palette.ts';

type Props = Readonly<{
  analysis: AnalysisResult;
  sides: Sides;
  chosenRow: string | null;
  onChooseRow: (rowId: string) => void;
}>;

/** Widest plot: beyond it the eye loses the line between a study's name and its interval. */
const WIDEST = 1120;
/** Below this the domains of risk of bias give way to the plot, which is what one came for. */
const ROOM_FOR_PLOT = 232;

/**
 * The forest plot as the page's: its rows take the pointer and the arrow keys, the row in hand is read out as a sentence
 * above, and Enter or a click opens its receipt.
 */
export function PlotWalk({ analysis, sides, chosenRow, onChooseRow }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 'forest plot');
  const judgements = usePalette();
  const walkedRow = useRef<string | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);

  // The sentence above changes with every row the pointer crosses; the plot does not.
  const plot = useMemo(
    () =>
      width === null ? null : (
        <ForestPlot
          analysis={analysis}
          width={Math.min(WIDEST, width)}
          roomForPlot={ROOM_FOR_PLOT}
          interactive
          judgements={judgements}
          sides={sides}
        />
      ),
    [analysis, width, sides, judgements],
  );

  useLayoutEffect(() => {
    for (const row of rowsOf(frame.current)) {
      row.toggleAttribute('data-chosen', row.getAttribute('data-row-id') === chosenRow);
    }
    makeTabStop(frame.current, walkedRow.current);
  });
  const walkTo = (id: string): void => {
    walkedRow.current = id;
    makeTabStop(frame.current, id);
  };

  const latest = useRef({ analysis, sides });
  useLayoutEffect(() => {
    latest.current = { analysis, sides };
  });
  const words = useCallback(() => analysisInWords(latest.current.analysis), []);
  const table = useCallback(() => renderedTable(<NumbersTable {...latest.current} />), []);

  const rowOf = (event: SyntheticEvent): Element | null => (event.target as Element).closest('[data-row-id]');
  const read = (event: SyntheticEvent): void => setSentence(rowOf(event)?.getAttribute('aria-label') ?? null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const id = rowOf(event)?.getAttribute('data-row-id') ?? null;
    if (id === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChooseRow(id);
      return;
    }
    const next = neighbour(analysis, id, event.key);
    if (next === null) return;
    event.preventDefault();
    walkTo(next);
    const row = frame.current?.querySelector<SVGElement>(`[data-row-id="${CSS.escape(next)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <div className="plot-line">
        <p className="plot-sentence" data-empty={sentence === null ? 'true' : undefined}>
          {sentence ?? ANALYSIS.hint}
        </p>
        {analysis.rows.length === 0 ? null : (
          <PlotTools analysisId={analysis.analysisId} title={analysis.title} {...{ frame, words, table }} />
        )}
      </div>
      <div
        className="plot-frame"
        role="presentation"
        ref={frame}
        onPointerOver={read}
        onPointerLeave={() => setSentence(null)}
        onFocus={read}
        onBlur={() => setSentence(null)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const id = rowOf(event)?.getAttribute('data-row-id');
          if (id == null) return;
          walkTo(id);
          onChooseRow(id);
        }}
      >
        {plot}
      </div>
    </>
  );
}

type ToolsProps = Readonly<{
  analysisId: string;
  title: string;
  frame: RefObject<HTMLDivElement | null>;
  words: () => string;
  table: () => Copied | null;
}>;

/** Apart from the plot, so that an edit repaints the plot and not its buttons. */
const PlotTools = memo(function PlotTools({ analysisId, title, ...copied }: ToolsProps) {
  return (
    <div className="plot-tools">
      <CopyPlot plot={title} {...copied} />
      <PlotLayoutButton analysisId={analysisId} />
    </div>
  );
});

const rowsOf = (frame: Element | null): readonly Element[] => [...(frame?.querySelectorAll('[data-row-id]') ?? [])];

/** The row that Tab comes back to, set by hand: a plot of hundreds of rows is not drawn anew for each step of a walk. */
function makeTabStop(frame: Element | null, id: string | null): void {
  const rows = rowsOf(frame);
  const stop = rows.find((row) => row.getAttribute('data-row-id') === id) ?? rows[0];
  for (const row of rows) {
    const tabIndex = row === stop ? '0' : '-1';
    // Setting an attribute costs as much where it is what it was.
    if (row.getAttribute('tabindex') !== tabIndex) row.setAttribute('tabindex', tabIndex);
  }
}

function neighbour(analysis: AnalysisResult, id: string, key: string): string | null {
  const ids = analysis.forest.rowIds;
  const index = ids.indexOf(id);
  const target =
    key === 'ArrowDown'
      ? index + 1
      : key === 'ArrowUp'
        ? index - 1
        : key === 'Home'
          ? 0
          : key === 'End'
            ? ids.length - 1
            : -1;
  return ids[target] ?? null;
}
