import { normalQuantile } from '../../../engine/math/distributions/normal.ts';
import type { ValueField } from '../../../engine/review/records/index.ts';
import { TABLE_PROBLEMS } from './phrases.ts';
import { namedWithYears } from './study-names.ts';
import type {
  ColumnRole,
  RowProblem,
  TableField,
  TableMapping,
  TableMeasurement,
  TableRow,
  TableValue,
  TextTable,
} from './types.ts';
import { UNCALCULATED } from './workbook-details.ts';

export type RowsRead = Readonly<{ rows: readonly TableRow[]; problems: readonly RowProblem[] }>;

/** What tables write where there is no number. */
const MISSING = /^(?:na|n\/a|nan|null|none|nr|not reported|missing|\.|-|–|—|\?)?$/iu;

/** What several columns may hold. */
const MANY: ReadonlySet<ColumnRole> = new Set(['ignore', 'attribute', 'arm attribute']);
const LONGEST = { text: 300, quote: 4000 } as const;

/** What is wrong with a mapping as a whole, said for the reader; empty where nothing is. */
export function mappingProblems({ roles, outcome }: TableMapping, header: readonly string[]): readonly string[] {
  const problems: string[] = [];
  if (!roles.includes('study')) problems.push(TABLE_PROBLEMS.noStudyColumn);
  if (!roles.some((role) => partOf(role) !== null)) problems.push(TABLE_PROBLEMS.noNumberColumn);
  if (!roles.includes('outcome') && outcome.trim() === '') problems.push(TABLE_PROBLEMS.noOutcome);
  for (const [role, columns] of Map.groupBy(header.keys(), (at) => roles[at] ?? 'ignore')) {
    if (!MANY.has(role) && columns.length > 1) {
      problems.push(
        TABLE_PROBLEMS.repeatedRole(
          role,
          columns.map((at) => header[at] || `column ${at + 1}`),
        ),
      );
    }
  }
  return problems;
}

/** Read every row by its mapping. A row with a problem is left out whole. */
export function readRows(table: TextTable, mapping: TableMapping): RowsRead {
  const rows: TableRow[] = [];
  const problems: RowProblem[] = [];
  let study = '';
  for (const { line, cells } of table.rows) {
    const read = readRow(line, cells, table.header, mapping, study);
    if ('reason' in read) problems.push(read);
    else {
      rows.push(read);
      study = read.study;
    }
  }
  return { rows: namedWithYears(rows, table.header[mapping.roles.indexOf('study')] ?? ''), problems };
}

/** @param lastStudy the study of the row above, for tables that name it once */
function readRow(
  line: number,
  cells: readonly string[],
  header: readonly string[],
  mapping: TableMapping,
  lastStudy: string,
): TableRow | RowProblem {
  const problem = (reason: string, role?: ColumnRole): RowProblem => {
    const at = role === undefined ? -1 : mapping.roles.indexOf(role);
    return { line, column: at === -1 ? '' : (header[at] ?? ''), text: at === -1 ? '' : (cells[at] ?? ''), reason };
  };
  const textOf = (role: ColumnRole): string => {
    const text = cells[mapping.roles.indexOf(role)] ?? '';
    return MISSING.test(text) ? '' : text.slice(0, role === 'quote' ? LONGEST.quote : LONGEST.text);
  };
  const study = textOf('study') || (mapping.roles.includes('arm label') ? lastStudy : '');
  if (study === '') return problem(TABLE_PROBLEMS.noStudy, 'study');
  const outcome = textOf('outcome') || mapping.outcome.trim();
  if (outcome === '') return problem(TABLE_PROBLEMS.noRowOutcome, 'outcome');
  const yearText = textOf('year');
  const year = yearText === '' ? null : Number(/^(\d{4})(?:\.0*)?\.?$/u.exec(yearText)?.[1] ?? Number.NaN);
  if (Number.isNaN(year)) return problem(TABLE_PROBLEMS.year(yearText), 'year');
  const time = textOf('time') || mapping.time.trim();
  const uncalculated = mapping.roles.find((role, at) => role !== 'ignore' && cells[at] === UNCALCULATED);
  if (uncalculated !== undefined) return problem(TABLE_PROBLEMS.uncalculated, uncalculated);
  const measurements = measurementsOf(cells, header, mapping, textOf);
  if (typeof measurements === 'string') return problem(measurements);
  if (measurements.length === 0) return problem(TABLE_PROBLEMS.nothing);
  const attributes = mapping.roles.flatMap((role, at) => {
    const text = cells[at] ?? '';
    if ((role !== 'attribute' && role !== 'arm attribute') || MISSING.test(text)) return [];
    return [{ level: role === 'attribute' ? 'study' : 'arm', name: header[at] || `column ${at + 1}`, text } as const];
  });
  const source = { report: textOf('report'), page: textOf('page'), quote: textOf('quote') };
  return {
    line,
    study,
    year,
    outcome,
    time: timeText(time, mapping.timeUnit),
    measurements,
    instrument: textOf('instrument'),
    source: source.report === '' && source.page === '' && source.quote === '' ? null : source,
    attributes,
  };
}

function timeText(time: string, unit: TableMapping['timeUnit']): string {
  if (!/^\d+(?:\.\d+)?$/u.test(time)) return time;
  return time === '1' ? `1 ${unit.slice(0, -1)}` : `${time} ${unit}`;
}

type Part = 'arm' | 'a' | 'b' | 'contrast';

function partOf(role: ColumnRole): Readonly<{ part: Part; field: TableField }> | null {
  const found = /^(arm|a|b|contrast) (\w+)$/u.exec(role);
  return found === null || found[2] === 'label' || found[2] === 'attribute'
    ? null
    : { part: found[1] as Part, field: found[2] as TableField };
}

/** The row's measurements, or why there are none. */
function measurementsOf(
  cells: readonly string[],
  header: readonly string[],
  mapping: TableMapping,
  textOf: (role: ColumnRole) => string,
): readonly TableMeasurement[] | string {
  const texts = new Map<Part, Map<TableField, Readonly<{ text: string; column: string }>>>();
  for (const [at, role] of mapping.roles.entries()) {
    const found = partOf(role);
    const text = cells[at] ?? '';
    if (found === null || MISSING.test(text)) continue;
    const ofPart = texts.get(found.part) ?? new Map<TableField, Readonly<{ text: string; column: string }>>();
    ofPart.set(found.field, { text, column: header[at] || `column ${at + 1}` });
    texts.set(found.part, ofPart);
  }
  const made: TableMeasurement[] = [];
  const arm = texts.get('arm');
  if (arm !== undefined) {
    const armLabel = textOf('arm label');
    if (armLabel === '') return TABLE_PROBLEMS.noArm;
    made.push({ kind: 'arm', armLabel, comparatorLabel: null, values: valuesOf(arm) });
  }
  const [labelA, labelB] = [
    textOf('a label') || mapping.labelA.trim() || 'A',
    textOf('b label') || mapping.labelB.trim() || 'B',
  ];
  const isWide = texts.has('a') || texts.has('b') || texts.has('contrast');
  if (isWide && labelA.toLowerCase() === labelB.toLowerCase()) return TABLE_PROBLEMS.sameArms(labelA);
  for (const [part, armLabel] of [
    ['a', labelA],
    ['b', labelB],
  ] as const) {
    const own = texts.get(part);
    if (own !== undefined) made.push({ kind: 'arm', armLabel, comparatorLabel: null, values: valuesOf(own) });
  }
  const contrast = texts.get('contrast');
  if (contrast !== undefined) {
    const values = contrastValues(contrast, mapping);
    if (typeof values === 'string') return values;
    made.push({ kind: 'contrast', armLabel: labelA, comparatorLabel: labelB, values });
  }
  return made;
}

type Texts = ReadonlyMap<TableField, Readonly<{ text: string; column: string }>>;

/** metafor's non-events stand for n − events: n is then the sum of the two, as a formula that shows where it comes from. */
function valuesOf(texts: Texts): readonly TableValue[] {
  const values: TableValue[] = [];
  const [events, nonEvents] = [texts.get('events'), texts.get('non_events')];
  for (const [field, { text, column }] of texts) if (isValueField(field)) values.push({ field, text, column });
  if (nonEvents !== undefined && events !== undefined && !texts.has('n')) {
    values.push({ field: 'n', text: `=${events.text}+${nonEvents.text}`, column: nonEvents.column });
  }
  return values;
}

const RATIOS: ReadonlySet<string> = new Set(['ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']);
const PLAIN_NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/**
 * A variance becomes a standard error. Logarithms of ratios become ratios with limits, since the grid holds what
 * papers print; each as a formula that keeps the number of the table.
 */
function contrastValues(texts: Texts, mapping: TableMapping): readonly TableValue[] | string {
  const plain = (text: string) => {
    const number = text.replace(/[−–]/gu, '-');
    return mapping.decimalMark === ',' ? number.replace(',', '.') : number;
  };
  const values = new Map<ValueField, TableValue>();
  for (const [field, { text, column }] of texts) if (isValueField(field)) values.set(field, { field, text, column });
  const variance = texts.get('variance');
  if (variance !== undefined && !values.has('se')) {
    const text = plain(variance.text);
    if (!(Number(text) > 0)) return TABLE_PROBLEMS.negativeVariance(variance.text);
    values.set('se', { field: 'se', text: `=sqrt(${text})`, column: variance.column });
  }
  if (!mapping.isLogarithm || !RATIOS.has(mapping.measure)) return [...values.values()];
  const [estimate, error] = [values.get('estimate'), values.get('se')];
  if (estimate !== undefined && PLAIN_NUMBER.test(plain(estimate.text))) {
    const log = plain(estimate.text);
    if (error !== undefined && !values.has('ci_low') && !values.has('ci_high')) {
      const quantile = normalQuantile(0.5 + mapping.ciLevel / 200);
      const se = error.text.startsWith('=') ? error.text.slice(1) : plain(error.text);
      values.set('ci_low', { field: 'ci_low', text: `=exp((${log})-${quantile}*${se})`, column: error.column });
      values.set('ci_high', { field: 'ci_high', text: `=exp((${log})+${quantile}*${se})`, column: error.column });
      values.delete('se');
    }
    values.set('estimate', { ...estimate, text: `=exp(${log})` });
    for (const field of ['ci_low', 'ci_high'] as const) {
      const limit = values.get(field);
      if (limit !== undefined && PLAIN_NUMBER.test(plain(limit.text)))
        values.set(field, { ...limit, text: `=exp(${plain(limit.text)})` });
    }
  }
  return [...values.values()];
}

function isValueField(field: TableField): field is ValueField {
  return field !== 'non_events' && field !== 'variance';
}
