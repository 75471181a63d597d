import type { RecordChange } from '../../../api/contract/records.ts';
import {
  FOREST_COLUMNS_SETTING,
  forestSettingId,
  type ForestColumn,
  type ForestSetting,
} from '../../../api/contract/forest.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import type { AnalysisResult } from '../../views/types.ts';
import { PLOT_LAYOUT } from './phrases.ts';

type PlotLayout = Readonly<{
  arrange: (change: Partial<ForestSetting>) => void;
  showColumns: (columns: readonly ForestColumn[]) => void;
}>;

/** Stores how a plot is laid out: order and subgroups for the analysis, columns for every plot of the review. */
export function usePlotLayout({ analysisId, title, forest }: AnalysisResult): PlotLayout {
  const change = useChangeRecords();
  const store = (label: string, id: string, isStored: boolean, value: object): void => {
    const fields = { value };
    const edit: RecordChange = isStored
      ? { op: 'set', table: 'setting', id, fields }
      : { op: 'add', table: 'setting', id, fields };
    void change(label, [edit]);
  };
  return {
    arrange: (changed) => {
      const { order, subgroupsBy, stored } = forest;
      store(PLOT_LAYOUT.changed(title), forestSettingId(analysisId), stored.own, { order, subgroupsBy, ...changed });
    },
    showColumns: (columns) =>
      store(PLOT_LAYOUT.changedColumns, FOREST_COLUMNS_SETTING, forest.stored.columns, { columns }),
  };
}
