import { ChevronDown } from 'lucide-react';
import { Button, Checkbox, CheckboxGroup, DialogTrigger, Popover } from 'react-aria-components';
import { FOREST_COLUMNS, type ForestColumn } from '../../../report/components/forest/cells.ts';
import { PLOT_COLUMNS } from './phrases.ts';

type Props = Readonly<{ columns: readonly ForestColumn[]; onChange: (columns: readonly ForestColumn[]) => void }>;

/** Which columns stand beside the plot. */
export function PlotColumns({ columns, onChange }: Props) {
  return (
    <DialogTrigger>
      <Button className="button" data-kind="quiet">
        {PLOT_COLUMNS.title}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover plot-columns" placement="bottom end" offset={4}>
        <CheckboxGroup
          aria-label={PLOT_COLUMNS.title}
          value={[...columns]}
          onChange={(next) => onChange(FOREST_COLUMNS.filter((column) => next.includes(column)))}
        >
          {FOREST_COLUMNS.map((column) => (
            <Checkbox key={column} value={column} className="check">
              <span className="check-box" aria-hidden="true" />
              {PLOT_COLUMNS.names[column]}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </Popover>
    </DialogTrigger>
  );
}
