import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { RobAnalysis } from '../../../api/contract/rob.ts';
import { BiasSummaryPlot } from '../../../report/components/rob/BiasSummaryPlot.tsx';
import { BiasShareTable, BiasTable } from '../../../report/components/rob/BiasTable.tsx';
import { pagesOfRows } from '../../../report/components/pages-of-rows.ts';
import { TrafficLightPlot } from '../../../report/components/rob/TrafficLightPlot.tsx';
import { copiedTable } from '../../widgets/copying/copy-to-clipboard.ts';
import { CopyPlot } from '../../widgets/copying/CopyPlot.tsx';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { EmptyState } from '../../widgets/StatePage.tsx';
import { useWidth } from '../../widgets/use-width.ts';
import { setPalette, usePalette } from './palette.ts';
import { PLOTS } from './phrases.ts';
import './plots.css';

export type PlotKind = 'traffic-light' | 'summary';

type Props = Readonly<{
  kind: PlotKind;
  analyses: readonly RobAnalysis[];
  filter: string;
  onFilter: (id: string) => void;
  onAssess: (studyResultId: string) => void;
}>;

/** The widest a summary is drawn: longer bars say no more. */
const WIDEST = 880;

/** Traffic lights or summary of one analysis, with the same in a table. Results of several outcomes never share a plot unnamed. */
export function PlotsPane({ kind, analyses, filter, onFilter, onAssess }: Props) {
  const palette = usePalette();
  const frame = useRef<HTMLDivElement>(null);
  const behind = useRef<HTMLDetailsElement>(null);
  const width = useWidth(frame);
  const [weighting, setWeighting] = useState<'weighted' | 'unweighted'>('weighted');
  const [page, setPage] = useState(0);
  const [active, setActive] = useState<string | null>(null);
  const begun = analyses.find(({ bias }) => bias !== null);
  const analysis = analyses.find(({ id }) => id === filter) ?? begun ?? analyses[0];
  if (!analysis) return null;
  const { title, rows, bias } = analysis;
  const pages = pagesOfRows(rows.length);
  const shownPage = pages[page] ?? pages[0]!;
  const bars = analysis[weighting];
  const first = rows[0]?.studyResultId;
  const look = { palette, interactive: true, activeRowId: active, width: Math.min(WIDEST, width ?? WIDEST) };

  const walk = (event: KeyboardEvent): void => {
    const marks = [...(frame.current?.querySelectorAll<SVGElement>('[data-row-id][tabindex]') ?? [])];
    const at = marks.findIndex((mark) => mark === (event.target as Element).closest('[data-row-id]'));
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = marks[at + step];
    const id = marks[at]?.getAttribute('data-row-id') ?? null;
    if (at !== -1 && event.key === 'Enter' && kind === 'traffic-light' && id !== null) onAssess(id);
    if (step === 0 || at === -1 || next === undefined) return;
    event.preventDefault();
    setActive(next.getAttribute('data-row-id'));
    next.focus();
  };

  const choose = (event: MouseEvent): void => {
    const id = (event.target as Element).closest('[data-row-id]')?.getAttribute('data-row-id');
    if (kind === 'traffic-light' && id != null) onAssess(id);
  };

  return (
    <div className="rob-plots">
      <div className="rob-plot-tools">
        <ChoiceInput
          label={PLOTS.analysis}
          options={analyses.map((candidate) => ({ id: candidate.id, label: candidate.title }))}
          value={analysis.id}
          onChange={(id) => {
            setPage(0);
            onFilter(id);
          }}
        />
        <Segments
          label={PLOTS.colours}
          options={[
            { id: 'cochrane', label: PLOTS.cochrane },
            { id: 'colour-blind', label: PLOTS.colourBlind },
          ]}
          value={palette}
          onChange={setPalette}
        />
        {kind === 'summary' ? (
          <Segments
            label={PLOTS.weight}
            options={[
              { id: 'weighted', label: PLOTS.weighted },
              { id: 'unweighted', label: PLOTS.unweighted },
            ]}
            value={weighting}
            onChange={setWeighting}
          />
        ) : pages.length > 1 ? (
          <ChoiceInput
            label={PLOTS.page}
            options={pages.map((part, i) => ({ id: String(i), label: PLOTS.pageOption(part.first + 1, part.last) }))}
            value={String(page)}
            onChange={(id) => setPage(Number(id))}
          />
        ) : null}
        {bias === null ? null : (
          <CopyPlot
            plot={title}
            frame={frame}
            table={() => {
              const table = behind.current?.querySelector('table') ?? null;
              return table === null ? null : copiedTable(table);
            }}
          />
        )}
      </div>
      {bias === null ? (
        <EmptyState title={PLOTS.none}>
          {first === undefined ? null : (
            <Button kind="primary" onPress={() => onAssess(first)}>
              {PLOTS.assess}
            </Button>
          )}
        </EmptyState>
      ) : (
        <>
          <div
            className="rob-plot-frame"
            role="presentation"
            data-kind={kind}
            ref={frame}
            onKeyDown={walk}
            onClick={choose}
          >
            {kind === 'traffic-light' ? (
              <TrafficLightPlot title={title} rows={rows} bias={bias} page={shownPage} {...look} />
            ) : bars === null ? (
              <p>{PLOTS.noWeights}</p>
            ) : (
              <BiasSummaryPlot
                title={title}
                bars={bars}
                k={rows.length}
                isWeighted={weighting === 'weighted'}
                {...look}
              />
            )}
          </div>
          <details className="rob-plot-table" ref={behind}>
            <summary>{PLOTS.table}</summary>
            {kind === 'traffic-light' ? (
              <BiasTable title={title} rows={rows} bias={bias} />
            ) : bars === null ? null : (
              <BiasShareTable title={title} bars={bars} k={rows.length} isWeighted={weighting === 'weighted'} />
            )}
          </details>
        </>
      )}
    </div>
  );
}
