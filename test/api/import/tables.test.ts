import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { TableMappingInput } from '../../../api/contract/imports.ts';
import { recogniseColumns } from '../../../api/import/tables/recognise.ts';
import { readDelimited, readTables } from '../../../api/import/tables/read-table.ts';
import { insertReview } from '../../../api/procedures/make-review.ts';
import { addTable, previewTable, readTable } from '../../../api/procedures/import-table.ts';
import { createSession, type Session } from '../../../api/procedures/session.ts';
import { createProjectInMemory } from '../../../db/connection.ts';
import { uuidv7 } from '../../../db/ids.ts';
import { insertRecord } from '../../../db/repositories/records.ts';
import { emptyReview } from '../../fixtures/empty-review.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
let session: Session;
beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, emptyReview(), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
});
afterEach(() => session.close());

const preview = (text: string) => previewTable(session, { from: 'text', name: 'table.csv', text }, null);
async function add(text: string, change: Partial<TableMappingInput> = {}, leaveOutProblems = false) {
  const { importId, sheet, mapping } = await preview(text);
  return addTable(
    session,
    {
      commandId: uuidv7(now()),
      windowId: 'one',
      watching: [],
      importId,
      sheet,
      mapping: { ...mapping, outcome: 'Pain', ...change },
      leaveOutProblems,
    },
    { actor, now },
  );
}
/** `Ruiz 2021 | A: mean 4.1, sd 2.2` for every measurement, in the order of the table. */
function stored(): readonly string[] {
  const { measurement, measurement_arm, arm, study, value } = session.snapshot();
  return [...measurement.values()].map(({ id, studyId, timeText }) => {
    const about = [...measurement_arm.values()].filter((entry) => entry.measurementId === id);
    const side = (name: 'a' | 'b') =>
      about
        .filter((entry) => entry.side === name)
        .map(({ armId }) => arm.get(armId)!.label)
        .join('+');
    const values = [...value.values()]
      .filter((entry) => entry.measurementId === id)
      .map(({ field, text }) => `${field} ${text}`);
    return `${study.get(studyId)!.label}${timeText === '' ? '' : ` ${timeText}`} | ${side('a')}${side('b') === '' ? '' : ` vs ${side('b')}`}: ${values.join(', ')}`;
  });
}

describe('columns are recognised', () => {
  it.each([
    ['author,year,m1i,sd1i,n1i,m2i,sd2i,n2i', ['study', 'year', 'a mean', 'a sd', 'a n', 'b mean', 'b sd', 'b n']],
    ['slab,ai,bi,ci,di', ['study', 'a events', 'a non_events', 'b events', 'b non_events']],
    ['author,year,tpos,tneg,cpos,cneg', ['study', 'year', 'a events', 'a non_events', 'b events', 'b non_events']],
    ['trial,nti,xti,nci,xci', ['study', 'a n', 'a events', 'b n', 'b events']],
    ['studlab;event.e;n.e;event.c;n.c', ['study', 'a events', 'a n', 'b events', 'b n']],
    [
      'Study\tTE\tseTE\tlower\tupper',
      ['study', 'contrast estimate', 'contrast se', 'contrast ci_low', 'contrast ci_high'],
    ],
    ['study,yi,vi', ['study', 'contrast estimate', 'contrast variance']],
    ['Study,Arm,Mean,CI low,CI high,N', ['study', 'arm label', 'arm mean', 'arm ci_low', 'arm ci_high', 'arm n']],
    ['studlab,n.e,mean.e,sd.e,n.c,mean.c,sd.c', ['study', 'a n', 'a mean', 'a sd', 'b n', 'b mean', 'b sd']],
    [
      'study,scale,time,source,page,quote,estimate,lower,upper',
      [
        'study',
        'instrument',
        'time',
        'report',
        'page',
        'quote',
        'contrast estimate',
        'contrast ci_low',
        'contrast ci_high',
      ],
    ],
    ['study,treat,event,n,time', ['study', 'arm label', 'arm events', 'arm n', 'time']],
    ['Study,T,Mean,SD,N', ['study', 'arm label', 'arm mean', 'arm sd', 'arm n']],
    ['studlab,treat1,treat2,TE,seTE', ['study', 'a label', 'b label', 'contrast estimate', 'contrast se']],
    ['Study,Events 1,Total 1,Events 2,Total 2,Weight', ['study', 'a events', 'a n', 'b events', 'b n', 'ignore']],
    [
      'Study,Experimental mean,Experimental SD,Experimental N,Control mean,Control SD,Control N',
      ['study', 'a mean', 'a sd', 'a n', 'b mean', 'b sd', 'b n'],
    ],
    ['Trial,HR,95% CI low,95% CI high', ['study', 'contrast estimate', 'contrast ci_low', 'contrast ci_high']],
  ])('%s', (header, roles) => {
    const row = header.replace(/[^,;\t]+/gu, '1');
    expect(recogniseColumns(readDelimited(`${header}\n${row}\n`)).roles).toEqual(roles);
  });
});

describe('what a table becomes', () => {
  it('metafor-style wide rows become arms', async () => {
    expect(await add('author,year,m1i,sd1i,n1i,m2i,sd2i,n2i\nRuiz,2021,4.10,2.2,50,5.0,2.1,48\n')).toMatchObject({
      kind: 'done',
      added: { studies: 1, rows: 2, values: 6, characteristics: 0, leftOut: 0 },
    });
    expect(stored()).toEqual([
      'Ruiz 2021 | Intervention: mean 4.10, sd 2.2, n 50',
      'Ruiz 2021 | Comparator: mean 5.0, sd 2.1, n 48',
    ]);
    const { study, study_result, study_result_measurement } = session.snapshot();
    expect([...study.values()][0]).toMatchObject({ year: 2021, status: 'included' });
    expect([...study_result.values()]).toMatchObject([{ route: 'arms' }]);
    expect(study_result_measurement.size).toBe(2);
  });

  it('two trials of one author are told apart by their years', async () => {
    await add(
      'trial,year,ai,n1i,ci,n2i\nRosenthal et al,1960,3,231,11,220\nRosenthal et al,1961,17,1716,65,1665\nTPT,1980,5,9,6,9\n',
    );
    expect([...session.snapshot().study.values()].map(({ label, year }) => [label, year])).toEqual([
      ['Rosenthal et al 1960', 1960],
      ['Rosenthal et al 1961', 1961],
      ['TPT 1980', 1980],
    ]);
    expect(
      await add('trial,year,outcome,ai,n1i,ci,n2i\nRosenthal et al 1961,1961,Death,1,1716,2,1665\n'),
    ).toMatchObject({
      added: { studies: 0, rows: 2 },
    });
  });

  it('an author whose year is said once has it in every row, and is the study of that name that is there', async () => {
    await add('study,arm,mean\nRuiz,A,4.1\n');
    expect(await add('author,year,arm,mean\nRuiz,2021,B,4.2\n,,C,4.4\nRuiz,,D,4.6\n')).toMatchObject({
      added: { studies: 0, rows: 3 },
    });
    expect(await add('author,year,arm,mean\nLee,2020,A,4.2\n,,B,4.4\n')).toMatchObject({
      added: { studies: 1, rows: 2 },
    });
    expect([...session.snapshot().study.values()].map(({ label }) => label)).toEqual(['Ruiz', 'Lee 2020']);
  });

  it('a column mapped later brings only what it holds: values for rows that are there, or characteristics alone', async () => {
    const text = 'study,arm,mean,se,remark\nRuiz,A,4.1,0.2,rural\nRuiz,B,5.0,0.3,urban\n';
    const roles = (se: 'arm se' | 'ignore', remark: 'arm attribute' | 'ignore') => ({
      roles: ['study', 'arm label', 'arm mean', se, remark] satisfies TableMappingInput['roles'],
    });
    const bring = (added: object) => ({ kind: 'done', added: { studies: 0, rows: 0, leftOut: 0, ...added } });
    expect(await add(text, roles('ignore', 'ignore'))).toMatchObject({ added: { rows: 2, values: 2 } });
    const later = await add(text, roles('arm se', 'ignore'));
    expect(later).toMatchObject(bring({ values: 2, characteristics: 0 }));
    expect(later).toMatchObject({ reply: { undo: { undo: expect.stringMatching(/^Import 2 values from/u) } } });
    const last = await add(text, roles('arm se', 'arm attribute'));
    expect(last).toMatchObject(bring({ values: 0, characteristics: 2 }));
    expect(last).toMatchObject({ reply: { undo: { undo: expect.stringMatching(/^Import 2 characteristics from/u) } } });
    expect(await add(text, roles('arm se', 'arm attribute'))).toMatchObject(bring({ values: 0, characteristics: 0 }));
  });

  it('a two-by-two table gives n as the sum it stands for', async () => {
    await add('slab,ai,bi,ci,di\nA,12,88,20,80\n');
    expect(stored()).toEqual(['A | Intervention: events 12, n =12+88', 'A | Comparator: events 20, n =20+80']);
    expect(
      [...session.snapshot().value.values()].filter(({ field }) => field === 'n').map(({ number }) => number),
    ).toEqual([100, 100]);
  });

  it('a log odds ratio with its variance becomes a ratio with limits that give the same effect', async () => {
    await add('study,yi,vi\nA,-0.3285,0.0187\n', { measure: 'OR', isLogarithm: true });
    const value = (field: string) =>
      [...session.snapshot().value.values()].find((entry) => entry.field === field)!.number!;
    expect(value('estimate')).toBeCloseTo(Math.exp(-0.3285), 12);
    expect((Math.log(value('ci_high')) - Math.log(value('ci_low'))) / (2 * 1.959963984540054)).toBeCloseTo(
      Math.sqrt(0.0187),
      12,
    );
  });

  it('long rows name the study once, and times with their unit', async () => {
    await add('study,arm,week,mean,sd,n\nA,MBSR,8,4,2,30\n,Usual care,8,5,2,31\nA,MBSR,26,4.5,2,28\n');
    expect(stored()).toEqual([
      'A 8 weeks | MBSR: mean 4, sd 2, n 30',
      'A 8 weeks | Usual care: mean 5, sd 2, n 31',
      'A 26 weeks | MBSR: mean 4.5, sd 2, n 28',
    ]);
    expect([...session.snapshot().measurement.values()].map(({ timeToDays }) => timeToDays)).toEqual([56, 56, 182]);
  });

  it('a decimal comma is guessed from the columns', async () => {
    await add('study;m1i;sd1i;n1i;m2i;sd2i;n2i\nA;4,1;2,2;50;5,0;2,1;48\n');
    expect([...session.snapshot().value.values()].map(({ number }) => number)).toEqual([4.1, 2.2, 50, 5, 2.1, 48]);
  });

  it('characteristics become attributes of the study, once', async () => {
    const text = 'study,dose,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,8,20,3,1,20,4,1\n';
    const { mapping } = await preview(text);
    await add(text, { roles: mapping.roles.with(1, 'attribute') });
    expect([...session.snapshot().attribute_value.values()]).toMatchObject([
      { text: '8', number: 8, ownerTable: 'study' },
    ]);
  });
});

describe('what a row says beside its numbers', () => {
  it('its scale, where its numbers stand, and what its arm was given, are kept', async () => {
    const text =
      'study,arm,scale,mean,sd,n,doi,page,quote,dose\nRuiz 2021,MBSR,NRS,4.1,2.2,48,10.1000/ruiz,Table 2,4.1 (SD 2.2),8 h\nRuiz 2021,Care,nrs,5.2,2.1,47,10.1000/ruiz,p. 1034,,\n';
    const { mapping } = await preview(text);
    const roles = mapping.roles.map((role, at) => (at === 9 ? ('arm attribute' as const) : role));
    expect(await add(text, { roles })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('NRS') });
    expect(session.snapshot().measurement.size).toBe(0);
    session.run({ commandId: uuidv7(now()), windowId: 'one', watching: [] }, 'Add a scale', (db) => {
      insertRecord(db, 'instrument', {
        id: 'nrs',
        name: 'Numerical rating scale',
        abbreviation: 'NRS',
        construct: 'pain intensity',
        low: 0,
        high: 10,
        direction: 'higher is worse',
        items: 1,
        isInteger: true,
        mid: null,
        midSource: null,
      });
    });
    expect(await add(text, { roles })).toMatchObject({ kind: 'done', added: { studies: 1, rows: 2, values: 6 } });
    const { measurement, instrument_use, value, source, report, attribute, attribute_value, arm } = session.snapshot();
    expect([...instrument_use.values()]).toMatchObject([{ instrumentId: 'nrs', low: 0, high: 10 }]);
    const [use] = instrument_use.keys();
    expect([...measurement.values()].map(({ instrumentUseId }) => instrumentUseId)).toEqual([use, use]);
    expect([...report.values()]).toMatchObject([{ doi: '10.1000/ruiz', isPrimary: true }]);
    const [reportId] = report.keys();
    expect([...source.values()]).toMatchObject([
      { reportId, page: null, locator: 'Table 2', quote: '4.1 (SD 2.2)' },
      { reportId, page: '1034', locator: null, quote: null },
    ]);
    expect([...value.values()].map(({ sourceId }) => sourceId)).toEqual(
      [...source.keys()].flatMap((id) => [id, id, id]),
    );
    expect([...attribute.values()]).toMatchObject([{ name: 'dose', level: 'arm', type: 'text' }]);
    expect([...attribute_value.values()]).toMatchObject([
      { ownerTable: 'arm', ownerId: [...arm.values()].find(({ label }) => label === 'MBSR')?.id, text: '8 h' },
    ]);
    expect(await add(text, { roles })).toMatchObject({ kind: 'done', added: { rows: 0, values: 0 } });
    expect(session.snapshot().source.size).toBe(2);
  });

  it('a 90% interval stays one', async () => {
    const text = 'study,estimate,90% CI lower,90% CI upper\nRuiz 2021,-0.62,-0.95,-0.29\n';
    expect((await preview(text)).mapping).toMatchObject({ ciLevel: 90 });
    expect((await preview(text.replaceAll('90%', ''))).mapping).toMatchObject({ ciLevel: 95 });
    await add(text);
    expect([...session.snapshot().measurement.values()]).toMatchObject([{ ciLevel: 90 }]);
  });
});

describe('rows that cannot be taken', () => {
  const TEXT =
    'study,n1i,m1i,sd1i,n2i,m2i,sd2i\nA,20,3,1,20,4,1\nB,20,three,1,20,4,1\n,20,3,1,20,4,1\nD,20,3,1,20,4,1\n';

  it('stop the import with their row numbers; nothing is written', async () => {
    const before = session.revision();
    expect(await add(TEXT)).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(/^Row 3, m1i: .*1 more row has a problem\.$/u),
    });
    expect(session.revision()).toBe(before);
    const { importId, sheet, mapping } = await preview(TEXT);
    const read = readTable(session, { importId, sheet, mapping: { ...mapping, outcome: 'Pain' } }, now);
    expect(read).toMatchObject({
      reading: {
        rowProblemCount: 2,
        rowProblems: [
          { line: 3, column: 'm1i', text: 'three' },
          { line: 4, reason: expect.stringMatching(/names no study/u) },
        ],
        counts: { studies: 2, rows: 4, values: 12, characteristics: 0 },
      },
    });
  });

  it('are left out whole when asked, in one step that undo takes back', async () => {
    expect(await add(TEXT, {}, true)).toMatchObject({ kind: 'done', added: { studies: 2, leftOut: 2 } });
    session.undo({ commandId: uuidv7(now()), windowId: 'one', watching: [] });
    const { study, arm, measurement, value, study_result: results, setting } = session.snapshot();
    expect([study, arm, measurement, value, results, setting].map(({ size }) => size)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('a number that can be read both ways is asked about', async () => {
    const text = 'study,arm,n,mean,sd\nA,X,20,"1,234",2\n';
    expect(await add(text)).toEqual({ kind: 'refused', reason: expect.stringMatching(/decimal comma/u) });
    expect((await add(text, { decimalMark: ',' })).kind).toBe('done');
    expect([...session.snapshot().value.values()].find(({ field }) => field === 'mean')).toMatchObject({
      text: '1,234',
      number: 1.234,
    });
  });

  it('what stands already is left, what differs is named', async () => {
    const good = TEXT.split('\n')
      .filter((line) => /^(?:study|A|D)/u.test(line))
      .join('\n');
    await add(good);
    const before = session.revision();
    expect(await add(good)).toMatchObject({ kind: 'done', added: { studies: 0, rows: 0, values: 0 } });
    expect(session.revision()).toBe(before);
    expect(await add(good.replace('D,20,3', 'D,21,3'))).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(/^Row 3, n1i: D, Intervention already has 20/u),
    });
  });
});

it('a mapping is remembered with the columns it was for', async () => {
  const text = 'study,one,two,n\nA,4.1,2.2,50\n';
  const { mapping } = await preview(text);
  await add(text, { roles: ['study', 'a mean', 'a sd', 'a n'] });
  const again = await preview(text);
  expect(mapping.roles).not.toEqual(again.mapping.roles);
  expect(again).toMatchObject({
    isRemembered: true,
    mapping: { roles: ['study', 'a mean', 'a sd', 'a n'], outcome: 'Pain' },
  });
});

describe('names of columns that stand further down', () => {
  const merged = [
    'Pain at 6 months (PEG),,,,,,,',
    ',,MBSR,,,Usual care,,',
    'Study,Year,Mean,SD,N,Mean,SD,N',
    'Ruiz,2021,4.1,2.2,50,4.9,2.3,48',
  ];

  it('are found under a title and under cells merged over the columns of each arm', async () => {
    const table = readDelimited(merged.join('\n'));
    expect(table.header).toEqual([
      'Study',
      'Year',
      'MBSR: Mean',
      'MBSR: SD',
      'MBSR: N',
      'Usual care: Mean',
      'Usual care: SD',
      'Usual care: N',
    ]);
    expect(table.rows).toEqual([{ line: 4, cells: ['Ruiz', '2021', '4.1', '2.2', '50', '4.9', '2.3', '48'] }]);
    expect(recogniseColumns(table)).toMatchObject({
      roles: ['study', 'year', 'a mean', 'a sd', 'a n', 'b mean', 'b sd', 'b n'],
      labelA: 'MBSR',
      labelB: 'Usual care',
    });
    await add(merged.join('\n'));
    expect(stored()).toEqual(['Ruiz | MBSR: mean 4.1, sd 2.2, n 50', 'Ruiz | Usual care: mean 4.9, sd 2.3, n 48']);
  });

  it('are the first row where that names columns itself, and where nothing further down is known', () => {
    expect(readDelimited('study,mean\nmean,sd\n').header).toEqual(['study', 'mean']);
    expect(readDelimited('alpha,beta\ngamma,delta\nepsilon,zeta\n').header).toEqual(['alpha', 'beta']);
    // Numbers above are data, not a title.
    expect(readDelimited('alpha,beta\n1,2\nstudy,mean\nA,3\n').header).toEqual(['alpha', 'beta']);
  });

  it('are told apart by the mark that most lines have, not by a title’s or by decimal commas', () => {
    expect(readDelimited('Results, as extracted in May\nstudy;mean;sd\nA;3,1;2\n').header).toEqual([
      'study',
      'mean',
      'sd',
    ]);
    expect(readDelimited('study;mean;sd\nA;3,1;2,5\nB;3,3;2,6\n').header).toEqual(['study', 'mean', 'sd']);
    expect(readDelimited('Results\nstudy;mean;sd\nA;3,1;2\n').header).toEqual(['study', 'mean', 'sd']);
  });
});

describe('files', () => {
  it('a workbook gives each of its sheets', async () => {
    const bytes = await writeXlsxFile([
      {
        sheet: 'Results',
        data: [
          [{ value: 'study' }, { value: 'mean' }],
          [{ value: 'A' }, { type: Number, value: 0.1 + 0.2 }],
        ],
      },
      { sheet: 'Notes', data: [[{ value: 'note' }], [{ value: 'x' }]] },
    ] as never).toBuffer();
    const tables = await readTables(bytes);
    expect(tables.map(({ sheet }) => sheet)).toEqual(['Results', 'Notes']);
    expect(tables[0]!.table).toEqual({ header: ['study', 'mean'], rows: [{ line: 2, cells: ['A', '0.3'] }] });
  });

  it('what is no table is refused with a sentence', async () => {
    await expect(readTables(Buffer.from('PK\u0003\u0004 nonsense'))).rejects.toThrow(/no Excel workbook/u);
    await expect(readTables(Buffer.from(''))).rejects.toThrow(/no rows/u);
    expect(() => readDelimited('a,b\n1,"2\n')).toThrow(/quotation mark/u);
  });
});
