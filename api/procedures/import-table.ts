import type {
  AddTable,
  ImportSource,
  TableAdded,
  TableByMapping,
  TableCounts,
  TableMappingInput,
  TablePreview,
  TableReading,
} from '../contract/imports.ts';
import { tableMapping } from '../contract/imports.ts';
import type { CommandReply } from '../contract/views.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { insertRecord, insertRecords, updateRecord } from '../../db/repositories/records.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { TABLE_PROBLEMS } from '../import/tables/phrases.ts';
import { readDelimited, readTables, TableFileError } from '../import/tables/read-table.ts';
import { plainName, recogniseColumns } from '../import/tables/recognise.ts';
import { mappingProblems, readRows } from '../import/tables/rows.ts';
import type { NamedTable, RowProblem, TextTable } from '../import/tables/types.ts';
import { readSource } from './import-references.ts';
import { keptImports } from './kept-imports.ts';
import type { Session, WindowCommand } from './session.ts';
import { unchanged } from './unchanged.ts';
import { tableRecords, type TableRecords } from './table-records.ts';

const SAMPLE_ROWS = 50;
const NAMED_PROBLEMS = 200;

type KeptTable = Readonly<{ name: string; tables: readonly NamedTable[] }>;
const kept = keptImports<KeptTable>();

/** Read a table and propose how its columns are to be read. Nothing is written. Throws ImportFileError, TableFileError. */
export async function previewTable(
  session: Session,
  source: ImportSource,
  sheet: string | null,
): Promise<TablePreview> {
  const { name, bytes, text } = readSource(source);
  const tables =
    bytes === null ? [{ sheet: null, table: readDelimited(text), hiddenRows: 0 }] : await readTables(bytes);
  return previewOf(session, { name, tables }, kept.keep(session, { name, tables }), sheet);
}

/** Another sheet of a workbook that was read. Null where it is forgotten. */
export function previewSheet(session: Session, importId: string, sheet: string | null): TablePreview | null {
  const file = kept.find(session, importId);
  return file === null ? null : previewOf(session, file, importId, sheet);
}

function previewOf(
  session: Session,
  { name, tables }: KeptTable,
  importId: string,
  sheet: string | null,
): TablePreview {
  const chosen = tables.find((candidate) => candidate.sheet === sheet) ?? tables[0];
  if (chosen === undefined) throw new TableFileError(TABLE_PROBLEMS.empty);
  const { table } = chosen;
  const remembered = rememberedMapping(session, table);
  return {
    importId,
    fileName: name,
    sheets: tables.flatMap((candidate) => candidate.sheet ?? []),
    sheet: chosen.sheet,
    header: table.header,
    sample: table.rows
      .slice(0, SAMPLE_ROWS)
      .map(({ line, cells }) => ({ line, cells: table.header.map((_, at) => cells[at] ?? '') })),
    rowCount: table.rows.length,
    hiddenRowCount: chosen.hiddenRows,
    mapping:
      remembered ?? withOnlyOutcome(session, { ...recogniseColumns(table), roles: [...recogniseColumns(table).roles] }),
    isRemembered: remembered !== null,
  };
}

/** In a review of one outcome, a table that names none is about that one. */
function withOnlyOutcome(session: Session, mapping: TableMappingInput): TableMappingInput {
  const { outcome } = session.snapshot();
  const [only] = outcome.values();
  return mapping.roles.includes('outcome') || only === undefined || outcome.size > 1
    ? mapping
    : { ...mapping, outcome: only.construct };
}

export type ReadTableResult = Readonly<{ kind: 'read'; reading: TableReading }> | Readonly<{ kind: 'forgotten' }>;

/** What a mapping makes of a table. Nothing is written. */
export function readTable(session: Session, input: TableByMapping, now: () => Date): ReadTableResult {
  const table = tableOf(session, input);
  if (table === null) return { kind: 'forgotten' };
  const made = recordsOf(session, table, input.mapping, { actor: '', now });
  const problemLines = new Set(made.problems.map(({ line }) => line));
  const rows = readRows(table, input.mapping).rows.filter(({ line }) => !problemLines.has(line));
  return {
    kind: 'read',
    reading: {
      mappingProblems: made.mappingProblems,
      rowProblems: made.problems.slice(0, NAMED_PROBLEMS),
      rowProblemCount: made.problems.length,
      sample: rows.slice(0, SAMPLE_ROWS).flatMap(({ line, study, outcome, instrument, time, measurements }) =>
        measurements.map(({ armLabel, comparatorLabel, values }) => ({
          line,
          study,
          outcome,
          instrument,
          time,
          arm: comparatorLabel === null ? armLabel : `${armLabel} vs ${comparatorLabel}`,
          values: values.map(({ field, text }) => ({ field, text })),
        })),
      ),
      counts: made.counts,
    },
  };
}

export type AddTableResult =
  | Readonly<{ kind: 'done'; added: TableAdded; reply: CommandReply }>
  | Readonly<{ kind: 'forgotten' }>
  | Readonly<{ kind: 'refused'; reason: string }>;

/** Add a table in one step of the history, and remember how its columns were read. */
export function addTable(
  session: Session,
  input: WindowCommand & AddTable,
  by: Readonly<{ actor: string; now: () => Date }>,
): AddTableResult {
  const table = tableOf(session, input);
  const file = kept.find(session, input.importId);
  if (table === null || file === null) return { kind: 'forgotten' };
  const { mappingProblems: wrong, problems, records, counts } = recordsOf(session, table, input.mapping, by);
  const [first] = problems;
  if (wrong[0] !== undefined) return { kind: 'refused', reason: wrong[0] };
  if (first !== undefined && !input.leaveOutProblems)
    return { kind: 'refused', reason: PHRASES.rowProblem(first, problems.length) };
  const added = { ...counts, leftOut: problems.length };
  if (counts.values === 0 && counts.rows === 0 && counts.characteristics === 0)
    return { kind: 'done', added, reply: unchanged(session, input) };
  const mappings = rememberedWith(session, table, input.mapping);
  const reply = session.run(input, PHRASES.command(counts, file.name), (db) => {
    insertRecords(db, records);
    if (session.snapshot().setting.has(SETTING)) updateRecord(db, 'setting', SETTING, { value: mappings });
    else insertRecord(db, 'setting', { id: SETTING, value: mappings });
  });
  return { kind: 'done', added, reply };
}

function recordsOf(
  session: Session,
  table: TextTable,
  mapping: TableMappingInput,
  { actor, now }: Readonly<{ actor: string; now: () => Date }>,
): TableRecords & Readonly<{ mappingProblems: readonly string[] }> {
  const wrong = mappingProblems(mapping, table.header);
  if (wrong.length > 0)
    return {
      mappingProblems: wrong,
      records: {},
      problems: [],
      counts: { studies: 0, rows: 0, values: 0, characteristics: 0 },
    };
  const { rows, problems } = readRows(table, mapping);
  const made = tableRecords(rows, {
    index: reviewIndexOf(session.derived()),
    mapping,
    actor,
    newId: uuidv7Sequence(now()),
  });
  const all: readonly RowProblem[] = [...problems, ...made.problems].toSorted((a, b) => a.line - b.line);
  return { ...made, problems: all, mappingProblems: [] };
}

function tableOf(
  session: Session,
  { importId, sheet }: Readonly<{ importId: string; sheet: string | null }>,
): TextTable | null {
  const tables = kept.find(session, importId)?.tables;
  return (tables?.find((candidate) => candidate.sheet === sheet) ?? tables?.[0])?.table ?? null;
}

/** The setting that remembers mappings, the newest first, by the names of the columns. */
const SETTING = 'table mappings';
const MOST_REMEMBERED = 20;
type Remembered = Readonly<{ columns: readonly string[]; mapping: unknown }>;

function rememberedIn(session: Session): readonly Remembered[] {
  const value = session.snapshot().setting.get(SETTING)?.value;
  return Array.isArray(value) ? (value as readonly Remembered[]) : [];
}

function rememberedMapping(session: Session, { header }: TextTable): TableMappingInput | null {
  const columns = JSON.stringify(header.map(plainName));
  const known = rememberedIn(session).find((entry) => JSON.stringify(entry.columns) === columns);
  const mapping = tableMapping.safeParse(known?.mapping);
  return mapping.success ? mapping.data : null;
}

function rememberedWith(session: Session, { header }: TextTable, mapping: TableMappingInput): readonly Remembered[] {
  const columns = header.map(plainName);
  const others = rememberedIn(session).filter((entry) => JSON.stringify(entry.columns) !== JSON.stringify(columns));
  return [{ columns, mapping }, ...others].slice(0, MOST_REMEMBERED);
}

const PHRASES = {
  rowProblem: ({ line, column, reason }: RowProblem, count: number) =>
    `Row ${line}${column === '' ? '' : `, ${column}`}: ${reason}${count > 1 ? ` ${count - 1} more ${count === 2 ? 'row has' : 'rows have'} a problem.` : ''}`,
  command: ({ rows, values, characteristics }: TableCounts, name: string) => {
    if (rows > 0) return `Import ${rows} ${rows === 1 ? 'row' : 'rows'} of results from ${name}`;
    return values > 0
      ? `Import ${values} ${values === 1 ? 'value' : 'values'} from ${name}`
      : `Import ${characteristics} ${characteristics === 1 ? 'characteristic' : 'characteristics'} from ${name}`;
  },
} as const;
