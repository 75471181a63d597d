import { ChevronDown } from 'lucide-react';
import { Button, CheckboxGroup, Dialog, DialogTrigger, Label, Popover } from 'react-aria-components';
import { FOREST_COLUMNS } from '../../../report/components/forest/cells.ts';
import { useHead } from '../../views/hooks.ts';
import type { AnalysisResult } from '../../views/types.ts';
import { CheckInput } from '../../widgets/CheckInput.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { PLOT_LAYOUT } from './phrases.ts';
import { usePlotLayout } from './use-plot-layout.ts';

const ORDERS = ['year', 'label', 'effect', 'precision'] as const;
/** Stands for no subgroups in a list whose entries are ids. */
const NONE = 'none';

/** How the plot is laid out, here and in every report: order of the studies, subgroups, columns. */
export function PlotLayoutButton({ analysisId }: Readonly<{ analysisId: string }>) {
  return (
    <DialogTrigger>
      <Button className="button" data-kind="quiet">
        {PLOT_LAYOUT.title}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover plot-layout" placement="bottom end" offset={4}>
        <Dialog aria-label={PLOT_LAYOUT.title}>
          <LayoutOf analysisId={analysisId} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Reads the analysis itself, so that an edit repaints this only while it is open. */
function LayoutOf({ analysisId }: Readonly<{ analysisId: string }>) {
  const head = useHead(`analysis:${analysisId}`);
  return head === null ? null : <LayoutChoices analysis={head.analysis} />;
}

function LayoutChoices({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  const { arrange, showColumns } = usePlotLayout(analysis);
  const { order, subgroupsBy, choices, columns } = analysis.forest;
  return (
    <>
      <ChoiceInput
        label={PLOT_LAYOUT.order}
        value={order}
        options={ORDERS.map((id) => ({ id, label: PLOT_LAYOUT.orders[id] }))}
        onChange={(id) => arrange({ order: ORDERS.find((known) => known === id) ?? 'year' })}
      />
      {choices.length === 0 ? (
        <p className="quiet small">{PLOT_LAYOUT.noChoices}</p>
      ) : (
        <ChoiceInput
          label={PLOT_LAYOUT.subgroups}
          value={subgroupsBy ?? NONE}
          options={[
            { id: NONE, label: PLOT_LAYOUT.noSubgroups },
            ...choices.map(({ id, name, subgroups }) => ({ id, label: PLOT_LAYOUT.subgroupOption(name, subgroups) })),
          ]}
          onChange={(id) => arrange({ subgroupsBy: id === NONE ? null : id })}
        />
      )}
      <CheckboxGroup
        value={[...columns]}
        onChange={(next) => showColumns(FOREST_COLUMNS.filter((column) => next.includes(column)))}
      >
        <Label className="field-label">{PLOT_LAYOUT.columns}</Label>
        {FOREST_COLUMNS.map((column) => (
          <CheckInput key={column} value={column}>
            {PLOT_LAYOUT.names[column]}
          </CheckInput>
        ))}
      </CheckboxGroup>
    </>
  );
}
