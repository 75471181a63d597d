import { useRef } from 'react';
import { ForestPlot } from '../../../../report/components/ForestPlot.tsx';
import type { AnalysisResult, Sides } from '../../../views/types.ts';
import { useWidth } from '../../../widgets/use-width.ts';
import { NumbersTable } from '../../../../report/components/NumbersTable.tsx';
import { CopyPlot } from '../../../widgets/copying/CopyPlot.tsx';
import { renderedTable } from '../../../widgets/copying/rendered-table.ts';
import { analysisInWords } from '../copying.ts';
import type { ForestColumn } from '../../../../report/components/forest/cells.ts';
import { WHAT_IF } from './phrases.ts';

type Props = Readonly<{ saved: AnalysisResult; tried: AnalysisResult | null; sides: Sides }>;

/** Narrower than this, a plot has no room for its columns: two stand one above the other. */
const NARROWEST = 460;
/** The weights stand beside the boxes. */
const COLUMNS: readonly ForestColumn[] = [];
const GAP = 24;

/** The saved plot and the trial's, side by side where there is room. */
export function ComparedPlots({ saved, tried, sides }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 'compared plots');
  const half = width === null ? null : (width - GAP) / 2;
  const each = width === null || half === null ? null : tried !== null && half >= NARROWEST ? half : width;
  return (
    <div className="what-if-plots" ref={frame} data-side-by-side={each !== width ? 'true' : undefined}>
      {each === null ? null : (
        <>
          <ComparedPlot caption={WHAT_IF.saved} analysis={saved} width={each} sides={sides} hasFooter={false} />
          {tried === null ? null : (
            <ComparedPlot caption={WHAT_IF.trial} analysis={tried} width={each} sides={sides} hasFooter />
          )}
        </>
      )}
    </div>
  );
}

type PlotProps = Readonly<{
  caption: string;
  analysis: AnalysisResult;
  width: number;
  sides: Sides;
  hasFooter: boolean;
}>;

function ComparedPlot({ caption, analysis, width, sides, hasFooter }: PlotProps) {
  const frame = useRef<HTMLElement>(null);
  return (
    <figure ref={frame}>
      <figcaption>
        {caption}
        <CopyPlot
          plot={caption}
          frame={frame}
          words={() => analysisInWords(analysis)}
          table={() => renderedTable(<NumbersTable analysis={analysis} sides={sides} />)}
        />
      </figcaption>
      <ForestPlot analysis={analysis} width={width} columns={COLUMNS} hasFooter={hasFooter} sides={sides} />
    </figure>
  );
}
