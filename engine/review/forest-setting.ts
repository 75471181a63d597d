/** What the rows of a forest plot can be sorted by: year of the study, its label, its effect, or its standard error, the most precise first. */
export const ROW_ORDERS = ['year', 'label', 'effect', 'precision'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

/** Columns of a forest plot that a reader can do without; study, plot and estimate always stand. */
export const FOREST_COLUMN_NAMES = ['groups', 'weight', 'risk of bias'] as const;
export type ForestColumn = (typeof FOREST_COLUMN_NAMES)[number];

/** Subgroups by overall risk of bias instead of by a characteristic of the studies. */
export const BY_RISK_OF_BIAS = 'risk of bias';

/** How one analysis is laid out, on screen and wherever it is written. */
export type ForestSetting = Readonly<{
  order: RowOrder;
  /** Id of an attribute of the studies, or `BY_RISK_OF_BIAS`; null: no subgroups. */
  subgroupsBy: string | null;
}>;

/** Id of the setting that holds the columns of every forest plot of a review: `{ columns }`. */
export const FOREST_COLUMNS_SETTING = 'forest plot';

/** Id of the setting that holds a `ForestSetting` of one analysis; a sensitivity analysis without one follows its parent. */
export const forestSettingId = (analysisId: string) => `${FOREST_COLUMNS_SETTING} ${analysisId}`;

/** A stored setting; what it lacks, or holds in a file made elsewhere that is none, is as it is unless chosen. */
export function readForestSetting(value: unknown): ForestSetting {
  const { order, subgroupsBy } = fieldsOf(value);
  return {
    order: ROW_ORDERS.find((known) => known === order) ?? 'year',
    subgroupsBy: typeof subgroupsBy === 'string' ? subgroupsBy : null,
  };
}

/** The columns of a stored setting, in their order; all of them where none are stored. */
export function readForestColumns(value: unknown): readonly ForestColumn[] {
  const { columns } = fieldsOf(value);
  return Array.isArray(columns) ? FOREST_COLUMN_NAMES.filter((name) => columns.includes(name)) : FOREST_COLUMN_NAMES;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
