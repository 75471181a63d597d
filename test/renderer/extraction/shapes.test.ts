import { describe, expect, it } from 'vitest';
import type { Cell, ExtractionRow } from '../../../api/contract/views.ts';
import { columnsFor, stretchColumns } from '../../../renderer/features/extraction/columns.ts';
import { stateNamed } from '../../../renderer/features/extraction/modes/missing-results.ts';
import { sortedRows } from '../../../renderer/features/extraction/order-rows.ts';
import { commonShape, FIELDS_OF, kindOf } from '../../../renderer/features/extraction/printed-as.ts';
import { placed, withWidth } from '../../../renderer/features/extraction/sheet/layout.ts';

const cell = (field: Cell['field'], text: string): Cell => ({
  valueId: field,
  field,
  text,
  number: Number(text),
  qualifier: '=',
  state: 'reported',
  sourceId: null,
  flag: null,
});

function row(id: string, part: Partial<ExtractionRow> & { values?: readonly Cell[] } = {}): ExtractionRow {
  const { values = [], ...fields } = part;
  return {
    measurementId: id,
    studyId: 's',
    studyLabel: 'Study',
    armLabel: 'Arm',
    kind: 'arm',
    outcomeId: 'o',
    outcome: 'Pain',
    instrument: null,
    eventDefinition: null,
    time: '8 weeks',
    score: null,
    measure: null,
    derived: {},
    days: 56,
    nRandomised: null,
    cells: Object.fromEntries(values.map((one) => [one.field, one])),
    ...fields,
  };
}

describe('which number the paper printed', () => {
  it('goes by what most rows of a kind hold, and by the usual one where nothing is typed', () => {
    expect(commonShape('mean', [])).toBe('mean ci');
    const rows = [
      row('1', { values: [cell('sd', '2')] }),
      row('2', { values: [cell('sd', '3')] }),
      row('3', { values: [cell('se', '3')] }),
    ];
    expect(commonShape('mean', rows)).toBe('mean sd');
    expect(commonShape('count', [row('1', { values: [cell('percent', '40')] })])).toBe('percent');
  });

  it('tells arms with means, arms with counts and contrasts apart', () => {
    expect([
      kindOf({ kind: 'arm' }, 'continuous'),
      kindOf({ kind: 'arm' }, 'binary'),
      kindOf({ kind: 'arm' }, 'time-to-event'),
      kindOf({ kind: 'contrast' }, 'binary'),
    ]).toEqual(['mean', 'count', 'count', 'contrast']);
  });
});

describe('columns', () => {
  const keys = (all: boolean, rows: readonly ExtractionRow[]) =>
    columnsFor(
      rows,
      new Set(rows.flatMap(({ kind }) => FIELDS_OF[kind === 'contrast' ? 'estimate ci' : 'mean ci'])),
      all,
    ).map(({ key }) => key);

  it('are those the rows are expected to fill, then what follows from them', () => {
    expect(keys(false, [row('1'), row('2', { kind: 'contrast', measure: 'MD' })])).toEqual([
      'study',
      'arm',
      'time',
      'kind',
      'n',
      'point',
      'ci_low',
      'ci_high',
      'p',
      'sd',
      'se',
    ]);
    expect(keys(false, [row('1', { values: [cell('median', '3')] })])).toContain('median');
    expect(keys(true, [row('1')])).toHaveLength(25);
  });

  it('keep the reviewer’s widths, leave out what is hidden and share the room to spare', () => {
    const columns = columnsFor([row('1')], new Set(['mean', 'sd'] as const), false);
    const layout = withWidth({ widths: {}, hidden: ['time'], order: [] }, 'study', 220);
    const laid = placed(columns, layout);
    expect(laid.map(({ key }) => key)).not.toContain('time');
    expect(laid[0]).toMatchObject({ key: 'study', width: 220, left: 40 });
    expect(laid[1]?.left).toBe(260);
    const stretched = stretchColumns(columns, 1200);
    expect(stretched.reduce((sum, { width }) => sum + width, 0)).toBeGreaterThan(
      columns.reduce((sum, { width }) => sum + width, 0),
    );
  });
});

it('rows sort by size and by time, the empty ones last either way', () => {
  const rows = [
    row('a', { values: [cell('sd', '10')], days: 364 }),
    row('b', { days: 56 }),
    row('c', { values: [cell('sd', '9')], days: 182 }),
  ];
  const ids = (key: string, direction: 'ascending' | 'descending') =>
    sortedRows(rows, { key, direction })
      .map(({ measurementId }) => measurementId)
      .join('');
  expect([
    ids('sd', 'ascending'),
    ids('sd', 'descending'),
    ids('time', 'ascending'),
    ids('time', 'descending'),
  ]).toEqual(['cab', 'acb', 'bca', 'acb']);
});

it('a reason for a missing result is named by its first letters where only one begins so', () => {
  expect([stateNamed('meas'), stateNamed('U'), stateNamed('us'), stateNamed('Trial ongoing'), stateNamed('x')]).toEqual(
    ['measured, not reported', null, 'usable', 'ongoing', null],
  );
});
