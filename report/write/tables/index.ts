import type { ReportInput } from '../../components/report-input.ts';
import { cleanText } from '../clean-text.ts';
import { dataDictionary, type DataTable } from './data-table.ts';
import { ratingTables } from './rating-tables.ts';
import { resultTables } from './result-tables.ts';
import { studyTables } from './study-tables.ts';

export type { DataCell, DataColumn, DataTable } from './data-table.ts';

/** Everything a report rests on as tidy tables, the data dictionary last. */
export function dataTables(input: ReportInput): readonly DataTable[] {
  const clean = cleanText(input);
  const tables = [...studyTables(clean), ...resultTables(clean), ...ratingTables(clean)];
  return [...tables, dataDictionary(tables)];
}
