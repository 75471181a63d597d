import { expect, test } from 'vitest';
import { bundledReview } from '../../../api/bundled-review/index.ts';
import { prismaFlow } from '../../../engine/review/prisma-flow.ts';
import {
  TABLE_NAMES,
  type Report,
  type ScreeningCount,
  type Search,
  type Snapshot,
  type Study,
} from '../../../engine/review/records/index.ts';

type Facts = Readonly<{
  searches?: readonly (number | null)[];
  counts?: Readonly<Record<string, number>>;
  statuses?: readonly Study['status'][];
}>;

const asMap = <Item extends { id: string }>(items: readonly Item[]) => new Map(items.map((item) => [item.id, item]));

/** A review of nothing but searches, counts and studies with one report each. */
function snapshotOf({ searches = [], counts = {}, statuses = [] }: Facts): Snapshot {
  const empty = Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map()])) as unknown as Snapshot;
  return {
    ...empty,
    search: asMap(
      searches.map((hits, i): Search => ({
        id: `s${i}`,
        database: `Database ${i}`,
        at: '2026-01-01',
        query: '',
        hits,
      })),
    ),
    screening_count: asMap(
      Object.entries(counts).map(([name, count], i): ScreeningCount => {
        const [stage = '', reason = null] = name.split(': ');
        return { id: `c${i}`, stage, reason, count };
      }),
    ),
    study: asMap(
      statuses.map((status, i): Study => ({
        id: `t${i}`,
        label: `Study ${i}`,
        year: 2020,
        design: 'parallel',
        designNote: null,
        unitOfRandomisation: 'person',
        status,
        statusReason: status === 'excluded' ? 'Wrong population' : null,
        registryId: null,
        plannedN: null,
        expectedCompletion: null,
        funding: null,
        conflicts: null,
      })),
    ),
    report: asMap(
      statuses.map((_status, i): Report => ({
        id: `r${i}`,
        studyId: `t${i}`,
        citation: '',
        csl: null,
        doi: null,
        pmid: null,
        isPrimary: true,
      })),
    ),
  };
}

const WHOLE: Facts = {
  searches: [600, 400],
  counts: {
    'duplicates removed': 200,
    screened: 800,
    'records excluded': 780,
    sought: 20,
    'not retrieved': 2,
    assessed: 18,
    'reports excluded: Wrong design': 10,
    'reports excluded: Wrong population': 5,
  },
  statuses: ['included', 'included', 'awaiting', 'excluded'],
};

test('a flow whose sums hold has no mismatch, and says where its numbers come from', () => {
  const { boxes, mismatches, hasOtherMethods } = prismaFlow(snapshotOf(WHOLE));
  expect(mismatches).toEqual([]);
  expect(hasOtherMethods).toBe(false);
  expect(boxes.identified).toMatchObject({
    count: 1000,
    basis: 'recorded',
    parts: [
      { label: 'Database 0', count: 600 },
      { label: 'Database 1', count: 400 },
    ],
  });
  expect(boxes['reports excluded']).toMatchObject({
    count: 15,
    parts: [
      { label: 'Wrong design', count: 10 },
      { label: 'Wrong population', count: 5 },
    ],
  });
  expect(boxes['studies included']).toMatchObject({ count: 2, basis: 'counted' });
  expect(boxes['studies awaiting'].count).toBe(1);
});

test.each([
  ['screened', 801, { box: 'screened', count: 801, expected: 800 }],
  ['sought', 21, { box: 'sought', count: 21, expected: 20 }],
  ['assessed', 17, { box: 'assessed', count: 17, expected: 18 }],
  ['reports excluded: Wrong design', 9, { box: 'reports included', count: 3, expected: 4 }],
] as const)('a wrong count of %s is found with both numbers', (stage, count, wanted) => {
  const { mismatches } = prismaFlow(snapshotOf({ ...WHOLE, counts: { ...WHOLE.counts, [stage]: count } }));
  expect(mismatches).toContainEqual(expect.objectContaining(wanted));
});

test('what nobody wrote down is worked out from its neighbours or stays unknown, never zero', () => {
  const { boxes } = prismaFlow(
    snapshotOf({ searches: [600, 400], counts: { 'duplicates removed': 200, 'records excluded': 780 } }),
  );
  expect(boxes.screened).toMatchObject({ count: 800, basis: 'inferred' });
  expect(boxes.sought).toMatchObject({ count: 20, basis: 'inferred' });
  expect(boxes.assessed).toMatchObject({ count: null, basis: 'not recorded' });
  expect(prismaFlow(snapshotOf({ searches: [600, null] })).boxes.identified.count).toBeNull();
});

test('more left than there was is a mismatch, also where nobody wrote down what was taken away', () => {
  const { mismatches } = prismaFlow(snapshotOf({ counts: { screened: 100, sought: 50, assessed: 60 } }));
  expect(mismatches).toEqual([
    { box: 'assessed', count: 60, expected: 50, terms: [{ box: 'sought', count: 50, sign: 1 }] },
  ]);
});

test.each([
  [
    'more is taken away than there was',
    { searches: [700], counts: { 'duplicates removed': 100, 'records excluded': 650 } },
    { box: 'records excluded', count: 650, expected: 600 },
    'sought',
  ],
  [
    'more duplicates go than records came',
    { searches: [700], counts: { 'duplicates removed': 701 } },
    { box: 'removed', count: 701, expected: 700 },
    'screened',
  ],
  [
    'fewer are screened than are kept',
    { counts: { screened: 1 }, statuses: ['included', 'included'] },
    { box: 'reports included', count: 2, expected: 1 },
    'assessed',
  ],
] as const)('%s: that is a mismatch, and never a negative number', (_name, facts, wanted, left) => {
  const { mismatches, boxes } = prismaFlow(snapshotOf(facts));
  expect(mismatches).toEqual([expect.objectContaining(wanted)]);
  expect(boxes[left].count).toBeNull();
});

test('more studies excluded than the flow excludes reports is a mismatch', () => {
  const facts = {
    ...WHOLE,
    counts: { ...WHOLE.counts, 'reports excluded: Wrong design': 0, 'reports excluded: Wrong population': 0 },
  };
  expect(prismaFlow(snapshotOf(facts)).mismatches).toContainEqual({
    box: 'reports excluded',
    count: 0,
    expected: 1,
    terms: [],
  });
});

test('records found by other methods join the last sum', () => {
  const counts = {
    ...WHOLE.counts,
    'other identified: Citation searching': 6,
    'other sought': 6,
    'other not retrieved': 1,
    'other assessed': 5,
    'other reports excluded': 5,
  };
  const flow = prismaFlow(snapshotOf({ ...WHOLE, counts }));
  expect(flow.hasOtherMethods).toBe(true);
  expect(flow.mismatches).toEqual([]);
  expect(
    prismaFlow(snapshotOf({ ...WHOLE, counts: { ...counts, 'other assessed': 4 } })).mismatches.map(({ box }) => box),
  ).toEqual(['other assessed', 'reports included']);
});

test('the bundled review counts its studies and names what was not recorded', () => {
  const records = bundledReview();
  const flow = prismaFlow({ ...snapshotOf({}), study: asMap(records.study), report: asMap(records.report) });
  expect(flow.boxes['studies included'].count).toBe(records.study.filter(({ status }) => status === 'included').length);
  expect(flow.boxes.identified.basis).toBe('not recorded');
  expect(flow.boxes['reports excluded']).toMatchObject({ basis: 'counted' });
  expect(flow.mismatches).toEqual([]);
});
