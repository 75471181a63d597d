import { describe, expect, test } from 'vitest';
import type { StudyItem, StudyReport } from '../../api/contract/views.ts';
import { setRecord } from '../../renderer/connection/record-changes.ts';
import { fileNameOf } from '../../renderer/features/home/file-name.ts';
import { windowProblems } from '../../renderer/features/protocol/sections/window-problems.ts';
import {
  addStudy,
  changeDesign,
  changeInterventions,
  grouped,
  groupStudies,
  moveReports,
  setStatus,
  yearOf,
} from '../../renderer/features/studies/changes.ts';
import { GLOSSARY } from '../../renderer/widgets/glossary.ts';
import { readNumber } from '../../renderer/widgets/read-number.ts';

const report = (id: string, isPrimary = false): StudyReport => ({ id, citation: id, doi: null, pmid: null, isPrimary });
const study = (id: string, more: Partial<StudyItem> = {}): StudyItem => ({
  id,
  label: id,
  year: 2020,
  status: 'included',
  statusReason: null,
  design: 'parallel',
  designNote: null,
  unitOfRandomisation: 'person',
  registryId: null,
  plannedN: null,
  expectedCompletion: null,
  funding: null,
  conflicts: null,
  citation: null,
  doi: null,
  pmid: null,
  reports: [],
  arms: [],
  nRandomised: null,
  attributes: [],
  availability: [],
  measurements: 0,
  ...more,
});

describe('a typed number', () => {
  test.each([
    ['12', 12],
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['1·5', 1.5],
    ['−3', -3],
    ['-0.25', -0.25],
    ['.5', 0.5],
    ['', null],
    [' 7 ', 7],
  ])('%o is read as %o', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });
  test.each(['two', '1.2.3', '1e5', '12 weeks', '1,000', '--1', 'Infinity', 'NaN'])(
    '%o is refused with a reason',
    (text) => {
      expect(readNumber(text)).toMatchObject({ ok: false, problem: expect.stringContaining(text) as string });
    },
  );
  test('limits are said', () => {
    expect(readNumber('10', { most: 9 })).toEqual({ ok: false, problem: 'Type 9 or less.' });
    expect(readNumber('0', { least: 1 })).toEqual({ ok: false, problem: 'Type 1 or more.' });
    expect(readNumber('1.5', { isWhole: true })).toEqual({ ok: false, problem: 'Type a whole number.' });
    expect(readNumber('', { isRequired: true }).ok).toBe(false);
  });
});

describe('changes of studies', () => {
  test('a new study takes its year from its name, and its arms come with it', () => {
    const changes = addStudy(
      {
        label: ' Smith 2019a ',
        status: 'included',
        statusReason: '',
        design: 'cluster',
        arms: [
          { label: 'Mirror', interventionId: 'i1', nRandomised: 20 },
          { label: ' ', interventionId: null, nRandomised: null },
        ],
      },
      's1',
    );
    expect(changes.map(({ table }) => table)).toEqual(['study', 'arm', 'arm_intervention']);
    expect(changes[0]).toMatchObject({
      id: 's1',
      fields: { label: 'Smith 2019a', year: 2019, unitOfRandomisation: 'cluster', statusReason: null },
    });
    expect(changes[2]).toMatchObject({ fields: { armId: changes[1]!.id, interventionId: 'i1', role: 'tested' } });
    expect([yearOf('OPTIMUM'), yearOf('Trial 12345')]).toEqual([null, null]);
  });

  test('the unit of randomisation follows the design, unless somebody said another', () => {
    const parallel = study('a', { design: 'parallel', unitOfRandomisation: 'person' });
    expect(changeDesign(parallel, 'cluster')).toEqual({ design: 'cluster', unitOfRandomisation: 'cluster' });
    expect(changeDesign({ ...parallel, unitOfRandomisation: null }, 'cluster').unitOfRandomisation).toBe('cluster');
    expect(changeDesign({ ...parallel, unitOfRandomisation: 'other' }, 'cluster').unitOfRandomisation).toBe('other');
    const cluster = study('a', { design: 'cluster', unitOfRandomisation: 'cluster' });
    expect(changeDesign(cluster, 'not randomised').unitOfRandomisation).toBeNull();
    expect(changeDesign(cluster, 'crossover').unitOfRandomisation).toBe('person');
  });

  test('what was seen travels with each field, so that nothing of another window is overwritten', () => {
    expect(setRecord('study', study('a', { funding: 'Old' }), { funding: 'New' })).toEqual({
      op: 'set',
      table: 'study',
      id: 'a',
      fields: { funding: 'New' },
      seen: { funding: 'Old' },
    });
  });

  test('a common status leaves alone what has it already', () => {
    const changes = setStatus(
      [study('a'), study('b', { status: 'excluded', statusReason: 'Wrong design' })],
      'excluded',
      ' Wrong design ',
    );
    expect(changes).toMatchObject([{ id: 'a', fields: { status: 'excluded', statusReason: 'Wrong design' } }]);
  });

  test('interventions of an arm: only the difference is sent', () => {
    const arm = {
      id: 'arm',
      label: 'A',
      interventions: '',
      nRandomised: null,
      position: 0,
      attributes: [],
      links: [
        { id: 'l1', interventionId: 'x', role: 'tested', dose: null, format: null } as const,
        { id: 'l2', interventionId: 'y', role: 'tested', dose: null, format: null } as const,
      ],
    };
    expect(changeInterventions(arm, ['y', 'z'])).toMatchObject([
      { op: 'remove', id: 'l1' },
      { op: 'add', fields: { armId: 'arm', interventionId: 'z' } },
    ]);
    expect(changeInterventions(arm, ['x', 'y'])).toEqual([]);
  });

  test('a moved report leaves each study with one primary report', () => {
    const from = study('from', { reports: [report('r1', true), report('r2')] });
    const full = study('to', { reports: [report('r3', true)] });
    expect(moveReports([report('r1', true)], from, full)).toMatchObject([
      { id: 'r1', fields: { studyId: 'to', isPrimary: false }, seen: { studyId: 'from' } },
      { id: 'r2', fields: { isPrimary: true } },
    ]);
    expect(moveReports([report('r2')], from, study('empty'))).toMatchObject([
      { id: 'r2', fields: { studyId: 'empty', isPrimary: true } },
    ]);
  });

  test('grouped studies give their reports to the one that is kept, with one primary, and leave', () => {
    const kept = study('kept');
    const others = [study('b', { reports: [report('r1', true)] }), study('c', { reports: [report('r2', true)] })];
    expect(groupStudies(kept, others)).toMatchObject([
      { id: 'r1', fields: { studyId: 'kept', isPrimary: true } },
      { op: 'remove', table: 'study', id: 'b' },
      { id: 'r2', fields: { studyId: 'kept', isPrimary: false } },
      { op: 'remove', table: 'study', id: 'c' },
    ]);
    expect(grouped(kept, [study('d', { measurements: 3 }), others[0]!]).map(({ id }) => id)).toEqual(['d']);
  });
});

test('windows that overlap, end before they begin or miss their target are said; one without an end holds the others', () => {
  const window = (label: string, weeksFrom: number, weeksTo: number | null, weeksTarget: number) => ({
    id: label,
    label,
    weeksFrom,
    weeksTo,
    weeksTarget,
    position: 0,
  });
  expect(windowProblems([window('short', 1, 13, 8), window('long', 13, 52, 26), window('any', 0, null, 26)])).toEqual(
    [],
  );
  expect(windowProblems([window('short', 1, 14, 8), window('long', 13, 52, 26)])).toEqual([
    'short and long overlap: a result may stand in both.',
  ]);
  expect(windowProblems([window('odd', 5, 4, 4)])).toEqual(['odd: The window must end after it begins.']);
  expect(windowProblems([window('missed', 1, 13, 13)])).toEqual(['missed: The target lies outside the window.']);
});

test('a file is named by the title in letters every system takes', () => {
  expect(fileNameOf('Mirror therapy: phantom-limb pain?')).toBe('mirror-therapy-phantom-limb-pain.grove');
  expect(fileNameOf('Ünïcode / ..\\ title')).toBe('unicode-title.grove');
  expect(fileNameOf('???')).toBe('review.grove');
  expect(fileNameOf('x'.repeat(300)).length).toBeLessThan(80);
});

test('every term has two sentences and a source with a DOI', () => {
  for (const [id, { name, sentences, source, doi }] of Object.entries(GLOSSARY)) {
    expect(
      sentences.every((sentence) => /^[A-Z].+\.$/u.test(sentence) && !sentence.includes('!')),
      id,
    ).toBe(true);
    expect(
      [name, source].every((text) => text.length > 1),
      id,
    ).toBe(true);
    expect(doi, id).toMatch(/^10\.\d{4,9}\/\S+$/);
  }
});
