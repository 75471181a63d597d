import type { ForestColumn } from '../../engine/review/derived.ts';

/** Id of the setting that holds the columns of every forest plot of a review. */
export const FOREST_COLUMNS_SETTING = 'forest plot';

/** What that setting holds. */
export type ForestColumnsValue = Readonly<{ columns: readonly ForestColumn[] }>;

/** Id of the setting that holds the order and the subgroups of one analysis: a `ForestSetting`. */
export const forestSettingId = (analysisId: string) => `${FOREST_COLUMNS_SETTING} ${analysisId}`;

export type { ForestColumn, ForestSetting } from '../../engine/review/derived.ts';
