import { useRef } from 'react';
import { ForestPlot } from '../../../../report/components/ForestPlot.tsx';
import type { AnalysisResult, Sides } from '../../../views/types.ts';
import { useWidth } from '../../../widgets/use-width.ts';
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
          <figure>
            <figcaption>{WHAT_IF.saved}</figcaption>
            <ForestPlot analysis={saved} width={each} columns={COLUMNS} hasFooter={false} sides={sides} />
          </figure>
          {tried === null ? null : (
            <figure>
              <figcaption>{WHAT_IF.trial}</figcaption>
              <ForestPlot analysis={tried} width={each} columns={COLUMNS} sides={sides} />
            </figure>
          )}
        </>
      )}
    </div>
  );
}
