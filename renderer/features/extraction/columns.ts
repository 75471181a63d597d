import type { ExtractionHead, ExtractionRow } from '../../../api/contract/views.ts';
import type { ValueField } from '../../views/types.ts';
import { EXTRACTION, FIELDS } from './phrases.ts';

/** A column of the grid: one that says what the row is, or one field. Widths in pixels. */
export type Column = Readonly<
  { key: string; heading: string; title: string; width: number; left: number; isFrozen: boolean } & (
    { kind: 'text'; read: (row: ExtractionRow) => string } | { kind: 'value'; field: ValueField }
  )
>;

type Draftless = Omit<Extract<Column, { kind: 'text' }>, 'left' | 'title'>;

const DESCRIPTORS: readonly Draftless[] = [
  { key: 'study', kind: 'text', heading: EXTRACTION.study, width: 152, isFrozen: true, read: (row) => row.studyLabel },
  { key: 'arm', kind: 'text', heading: EXTRACTION.arm, width: 168, isFrozen: true, read: (row) => row.armLabel },
  {
    key: 'outcome',
    kind: 'text',
    heading: EXTRACTION.outcome,
    width: 112,
    isFrozen: false,
    read: (row) => row.eventDefinition ?? row.outcome,
  },
  {
    key: 'instrument',
    kind: 'text',
    heading: EXTRACTION.instrument,
    width: 96,
    isFrozen: false,
    read: (row) => row.instrument ?? '',
  },
  { key: 'time', kind: 'text', heading: EXTRACTION.time, width: 104, isFrozen: false, read: (row) => row.time },
  {
    key: 'kind',
    kind: 'text',
    heading: EXTRACTION.kind,
    width: 64,
    isFrozen: false,
    read: (row) => row.measure ?? row.score ?? '',
  },
];

const VALUE_WIDTH = 72;

/** The columns to show: all of them, or only the fields that some shown row holds. */
export function columnsFor(head: ExtractionHead, rows: readonly ExtractionRow[], all: boolean): readonly Column[] {
  const used = new Set<string>();
  for (const row of rows) {
    for (const cell of Object.values(row.cells)) if (cell.text !== '') used.add(cell.field);
  }
  const fields = head.columns.filter((field) => all || used.has(field));
  let left = 0;
  const columns: Column[] = [];
  for (const descriptor of DESCRIPTORS) {
    columns.push({ ...descriptor, title: descriptor.heading, left });
    left += descriptor.width;
  }
  for (const field of fields) {
    const { short, long } = FIELDS[field];
    columns.push({
      key: field,
      kind: 'value',
      field,
      heading: short,
      title: long,
      width: VALUE_WIDTH,
      left,
      isFrozen: false,
    });
    left += VALUE_WIDTH;
  }
  return columns;
}

/** How room to spare is shared among the columns of words, which are cut off first. */
const SHARES: Readonly<Record<string, number>> = { study: 0.15, arm: 0.4, outcome: 0.1, instrument: 0.15, time: 0.2 };
/** Widest total: beyond it a row is hard to follow across. */
const WIDEST = 1760;

/** The columns stretched to fill `available` pixels; unchanged where they already do. */
export function stretchColumns(columns: readonly Column[], available: number): readonly Column[] {
  const spare = Math.min(available, WIDEST) - totalWidth(columns);
  if (!(spare > 0)) return columns;
  let left = 0;
  return columns.map((column) => {
    const width = column.width + Math.floor(spare * (SHARES[column.key] ?? 0));
    const stretched = { ...column, width, left };
    left += width;
    return stretched;
  });
}

export function totalWidth(columns: readonly Column[]): number {
  const last = columns.at(-1);
  return last === undefined ? 0 : last.left + last.width;
}

export function frozenWidth(columns: readonly Column[]): number {
  return columns.filter((column) => column.isFrozen).reduce((sum, column) => sum + column.width, 0);
}
