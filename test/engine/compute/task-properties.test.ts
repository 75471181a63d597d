import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';
import { notANumberPaths } from '../not-a-number.ts';
import { awkwardStudies, SEEDED } from '../study-arbitraries.ts';
import { numbersOf, ruleOf } from './task-rules.ts';

/** What every task of effects and variances owes its user, asked through the one door they share. */

type Row = Readonly<{ y: number; v: number; x: number; group: string; n: number }>;
type Asked = Readonly<{ input: Readonly<Record<string, unknown>>; options: Readonly<Record<string, unknown>> }>;

const columns = (rows: readonly Row[]) => ({ yi: rows.map(({ y }) => y), vi: rows.map(({ v }) => v) });
const design = (rows: readonly Row[]) => ({
  X: [rows.map(() => 1), rows.map(({ x }) => x)],
  X_names: ['(Intercept)', 'x'],
});
const groups = (rows: readonly Row[]) => ({ subgroup: rows.map(({ group }) => group) });

const TASKS: Readonly<Record<string, (rows: readonly Row[]) => Asked>> = {
  rma_uni: (rows) => ({ input: columns(rows), options: { method: 'REML', test: 'knha' } }),
  rma_confint: (rows) => ({ input: columns(rows), options: { method: 'PM' } }),
  leave1out: (rows) => ({ input: columns(rows), options: { method: 'PM', test: 'knha' } }),
  cumul: (rows) => ({ input: { ...columns(rows), x: rows.map(({ x }) => x) }, options: { order: 'x', method: 'DL' } }),
  influence: (rows) => ({ input: columns(rows), options: { method: 'REML' } }),
  blup: (rows) => ({ input: columns(rows), options: { method: 'EB' } }),
  baujat: (rows) => ({ input: columns(rows), options: { method: 'ML' } }),
  trimfill: (rows) => ({ input: columns(rows), options: { method: 'DL', estimator: 'L0', side: 'auto' } }),
  regtest: (rows) => ({
    input: { ...columns(rows), ni: rows.map(({ n }) => n) },
    options: { predictor: 'sqrtninv', model: 'rma' },
  }),
  egger_classic: (rows) => ({ input: columns(rows), options: {} }),
  PET: (rows) => ({ input: columns(rows), options: {} }),
  PEESE: (rows) => ({ input: columns(rows), options: {} }),
  ranktest: (rows) => ({ input: columns(rows), options: {} }),
  begg_metabias: (rows) => ({ input: columns(rows), options: {} }),
  fsn: (rows) => ({ input: columns(rows), options: { type: 'Rosenberg' } }),
  tes: (rows) => ({ input: columns(rows), options: {} }),
  funnel_contours: (rows) => ({ input: columns(rows), options: {} }),
  selmodel: (rows) => ({ input: columns(rows), options: { type: 'stepfun', steps: [0.5], delta: [1, 0.4] } }),
  metareg: (rows) => ({ input: { ...columns(rows), ...design(rows) }, options: { method: 'HE', test: 't' } }),
  metareg_predict: (rows) => ({
    input: { ...columns(rows), ...design(rows), newmods: [0.5, 3] },
    options: { method: 'SJ', test: 'knha' },
  }),
  subgroup: (rows) => ({ input: { ...columns(rows), ...groups(rows) }, options: { method: 'REML', test: 'adhoc' } }),
  subgroup_metagen: (rows) => ({ input: { ...columns(rows), ...groups(rows) }, options: { method: 'DL' } }),
  gosh: (rows) => ({ input: columns(rows.slice(0, 6)), options: { method: 'HS' } }),
};
const NAMES = Object.keys(TASKS);

const ask = (task: string, rows: readonly Row[]) => {
  const reply = computeLine({ id: 1, task, ...TASKS[task]!(rows) });
  if ('error' in reply) throw new Error(`${task}: ${reply.error.message}`);
  return reply.result;
};

/** Thirteen studies that differ in every number; no other list of a result is that long. */
const K = 13;
const ordinary: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record({ z: fc.double({ min: -2, max: 2, noNaN: true }), v: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
    {
      minLength: K,
      maxLength: K,
    },
  )
  .map((rows) =>
    rows.map(({ z, v }, i) => ({
      y: 0.3 + z + 0.001 * i,
      v: v + 0.002 * i,
      x: ((i * 5) % K) + 1,
      group: 'abc'[i % 3]!,
      n: 20 + 7 * i,
    })),
  );
const RUNS = { ...SEEDED, numRuns: 8 };

/** Selection models are searched (here with given weights: estimated ones can lie on a ridge), so their last digits are the search's. */
const tolerance = (task: string): number => (task === 'selmodel' ? 2e-3 : 1e-6);
const close = (got: number, want: number, scale: number, task: string): boolean =>
  got === want || Math.abs(got - want) <= tolerance(task) * Math.max(Math.abs(got), Math.abs(want), scale);

describe('the order of the studies only orders what is theirs', () => {
  /** A list of thirteen belongs to the studies; those of cumulation follow x, and trim and fill adds its own. */
  const whose = (task: string, path: string, from: readonly number[]): string => {
    if (task === 'cumul') return path;
    return path.replace(/\[(\d+)\]$/u, (whole, index) => `[${from[Number(index)] ?? whole}]`);
  };

  it.each(NAMES.filter((task) => !['gosh', 'trimfill'].includes(task)))('%s', (task) =>
    fc.assert(
      fc.property(ordinary, (rows) => {
        const from = rows.map((_, i) => (i * 4 + 2) % K);
        const plain = numbersOf(ask(task, rows));
        const result = ask(
          task,
          from.map((i) => rows[i]!),
        ) as Readonly<Record<string, unknown>>;
        const lists = new Set(
          Object.entries(result).flatMap(([name, value]) => (Array.isArray(value) && value.length === K ? [name] : [])),
        );
        for (const [path, got] of numbersOf(result)) {
          const name = path.replace(/\[\d+\]$/u, '');
          if (['study', 'order'].includes(name) || ruleOf(task, path) === null) continue;
          const want = plain.get(lists.has(name) ? whose(task, path, from) : path);
          if (want === undefined || !close(got, want, 1e-3, task)) expect(`${path} ${got}`).toBe(`${path} ${want}`);
        }
      }),
      RUNS,
    ),
  );

  it('trimfill', () =>
    fc.assert(
      fc.property(ordinary, (rows) => {
        const [one, two] = [ask('trimfill', rows), ask('trimfill', rows.toReversed())].map(
          (result) => result as Readonly<Record<string, number>>,
        );
        expect(two!['k0']).toBe(one!['k0']);
        expect(two!['beta']).toBeCloseTo(one!['beta']!, 9);
      }),
      RUNS,
    ));
});

describe('effects in another unit give the same answer in that unit', () => {
  it.each(NAMES)('%s', (task) =>
    fc.assert(
      fc.property(ordinary, fc.constantFrom(0.01, 250), (rows, unit) => {
        const plain = numbersOf(ask(task, rows));
        const scaled = numbersOf(
          ask(
            task,
            rows.map((row) => ({ ...row, y: unit * row.y, v: unit * unit * row.v })),
          ),
        );
        let compared = 0;
        for (const [path, value] of plain) {
          const rule = ruleOf(task, path);
          if (rule === null) continue;
          const factor = unit ** rule.degree;
          const got = scaled.get(path);
          compared += 1;
          if (got === undefined || !close(got, factor * value, 1e-3 * factor, task))
            expect(`${path} ${got}`).toBe(`${path} ${factor * value}`);
        }
        expect(compared).toBeGreaterThan(0);
      }),
      RUNS,
    ),
  );
});

describe('effects of the other sign turn the answer round', () => {
  it.each(NAMES.filter((task) => !['selmodel', 'gosh'].includes(task)))('%s', (task) =>
    fc.assert(
      fc.property(ordinary, (rows) => {
        const plain = numbersOf(ask(task, rows));
        const turned = numbersOf(
          ask(
            task,
            rows.map((row) => ({ ...row, y: -row.y })),
          ),
        );
        for (const [path, value] of plain) {
          const rule = ruleOf(task, path);
          if (rule === null) continue;
          const { parity } = rule;
          const partner =
            typeof parity === 'string' ? path : path.replace(/[a-z_]+((\[\d+\])*)$/u, `${parity.swapsWith}$1`);
          const want = parity === 'even' ? value : -value;
          const got = turned.get(partner);
          if (got === undefined || !close(got, want, 1e-3, task))
            expect(`${partner} ${got}`).toBe(`${partner} ${want}`);
        }
      }),
      RUNS,
    ),
  );

  it('selmodel, looked at from the other side', () =>
    fc.assert(
      fc.property(ordinary, (rows) => {
        const input = columns(rows);
        const fit = (yi: readonly number[], alternative: string) => {
          const options = { type: 'stepfun', steps: [0.5], delta: [1, 0.4], alternative };
          const reply = computeLine({ id: 1, task: 'selmodel', input: { ...input, yi }, options });
          return 'error' in reply ? null : numbersOf(reply.result);
        };
        const [one, two] = [
          fit(input.yi, 'greater'),
          fit(
            input.yi.map((y) => -y),
            'less',
          ),
        ];
        expect(two?.get('logLik') ?? null).toBe(one?.get('logLik') ?? null);
        expect(two?.get('beta') ?? null).toBe(one === null ? null : -one.get('beta')!);
      }),
      RUNS,
    ));
});

describe('no answer holds a number that is none', () => {
  const rowsOf = (effects: readonly number[], variances: readonly number[]): Row[] =>
    effects.map((y, i) => ({ y, v: variances[i]!, x: i % 3, group: 'ab'[i % 2]!, n: 10 + (i % 4) }));
  /** What is wrong with the answer: nothing, when it is a sentence with a code or holds numbers only. */
  const faults = (task: string, rows: readonly Row[]): readonly string[] => {
    const reply = computeLine({ id: 1, task, ...TASKS[task]!(rows) });
    if (!('error' in reply)) return notANumberPaths(reply.result);
    const { code, message } = reply.error;
    return code === 'internal' || message.length < 10 ? [`${code}: ${message}`] : [];
  };

  it.each(NAMES)('%s: one study and more, ties, variances from 1e-10 to 1e10', (task) =>
    fc.assert(
      fc.property(awkwardStudies(1, 7), ({ effects, variances }) => {
        expect(faults(task, rowsOf(effects, variances))).toEqual([]);
      }),
      { ...SEEDED, numRuns: task === 'selmodel' ? 15 : 60 },
    ),
  );

  it.each(NAMES)('%s: identical effects, two studies, and effects within their errors', (task) => {
    for (const k of [1, 2, 3, 12]) {
      const some = Array.from({ length: k }, (_, i) => i);
      const sets = [
        rowsOf(
          some.map(() => 0.4),
          some.map((i) => 0.1 + (i % 4) / 10),
        ),
        rowsOf(
          some.map(() => 0),
          some.map(() => 1),
        ),
        rowsOf(
          some.map((i) => 1e-3 * (i % 3)),
          some.map(() => 0.5),
        ),
        rowsOf(
          some.map((i) => (i % 2 === 0 ? 1e150 : -1e150)),
          some.map(() => 1e-10),
        ),
      ];
      expect(sets.flatMap((rows) => faults(task, rows))).toEqual([]);
    }
  });
});
