import { useRef, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react';
import type { PlotLook } from '../../../../report/components/diagnostics/PlotFrame.tsx';
import { copiedTable, type Copied } from '../../../widgets/copying/copy-to-clipboard.ts';
import { CopyPlot } from '../../../widgets/copying/CopyPlot.tsx';
import { useWidth } from '../../../widgets/use-width.ts';
import { DIAGNOSTICS } from './phrases.ts';

type Props = Readonly<{
  /** What the plot is called. */
  name: string;
  /** Rows of the plot's marks in the order the arrow keys take; none for a curve or a cloud. */
  ids?: readonly string[];
  widest?: number;
  children: (look: PlotLook & Readonly<{ width: number }>) => ReactNode;
}>;

const WIDEST = 560;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** A plot as wide as its place, whose marks the pointer and the arrow keys read out as sentences under it. */
export function DiagnosticFigure({ name, ids = [], widest = WIDEST, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [activeRowId, setActiveRowId] = useState<string | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const markOf = (event: SyntheticEvent): Element | null => (event.target as Element).closest('[data-row-id]');
  const read = (event: SyntheticEvent): void => setSentence(markOf(event)?.getAttribute('aria-label') ?? null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const id = markOf(event)?.getAttribute('data-row-id') ?? null;
    const next = id === null ? undefined : ids[targetIndex(event.key, ids.indexOf(id), ids.length)];
    if (next === undefined) return;
    event.preventDefault();
    setActiveRowId(next);
    const mark = frame.current?.querySelector<SVGElement>(`[data-row-id="${CSS.escape(next)}"]`);
    mark?.focus({ preventScroll: true });
    mark?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <div
        className="diagnostic-figure"
        role="presentation"
        ref={frame}
        onPointerOver={read}
        onPointerLeave={() => setSentence(null)}
        onFocus={read}
        onBlur={() => setSentence(null)}
        onKeyDown={onKeyDown}
      >
        {width === null ? null : children({ width: Math.min(widest, width), interactive: ids.length > 0, activeRowId })}
      </div>
      <div className="diagnostic-line" ref={line}>
        <p className="diagnostic-sentence small" data-empty={sentence === null ? 'true' : undefined}>
          {ids.length === 0 ? null : (sentence ?? DIAGNOSTICS.hint)}
        </p>
        <CopyPlot plot={name} frame={frame} table={() => tableBehind(line.current)} />
      </div>
    </>
  );
}

/** The numbers behind a plot stand after it. */
function tableBehind(line: Element | null): Copied | null {
  let next = line?.nextElementSibling ?? null;
  while (next !== null && !next.matches('.numbers-behind')) next = next.nextElementSibling;
  const table = next?.querySelector('table') ?? null;
  return table === null ? null : copiedTable(table);
}

function targetIndex(key: string, index: number, count: number): number {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  return step === undefined ? -1 : index + step;
}
