import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeJsonLine, computeLine } from '../../../engine/compute/dispatch.ts';
import { REGRESSION_BIAS_TASKS } from '../../../engine/compute/tasks-regression-bias.ts';

const NAMES = REGRESSION_BIAS_TASKS.map(({ task }) => task);
const FIELDS = ['yi', 'vi', 'ni', 'X', 'X_names', 'newmods', 'subgroup', 'year', 'ai', 'n1i', 'ci', 'n2i'];
const OPTIONS = [
  'method',
  'test',
  'level',
  'btt',
  'order',
  'type',
  'steps',
  'delta',
  'alternative',
  'side',
  'estimator',
];

const anyValue = fc.oneof(
  fc.constantFrom(null, '', 'x', 'Inf', '-Inf', true, {}, 0, -1, 1e300, 'REML', 'stepfun', 'year'),
  fc.array(fc.oneof(fc.constantFrom(null, 'x', 'Inf', 0, -1, [1, 2]), fc.double({ noNaN: true, min: -9, max: 9 })), {
    maxLength: 6,
  }),
);
/** A line that every task can answer; the properties below spoil one or two of its fields. */
const WHOLE = {
  yi: [0.1, 0.4, -0.2, 0.6, 0.3],
  vi: [0.1, 0.2, 0.05, 0.4, 0.1],
  ni: [40, 20, 80, 10, 40],
  X_names: ['(Intercept)', 'x'],
  X: [
    [1, 1, 1, 1, 1],
    [1, 2, 3, 5, 8],
  ],
  newmods: [1, 4],
  subgroup: ['a', 'a', 'b', 'b', 'b'],
  year: [2001, 2003, 1999, 2010, 2020],
  ai: [1, 4, 2, 6, 3],
  n1i: [20, 20, 20, 20, 20],
  ci: [3, 5, 0, 7, 6],
  n2i: [21, 19, 20, 20, 20],
};

const anyFields = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), anyValue, { maxKeys: 2 });

describe('tasks of regression, sensitivity and bias', () => {
  it('answer any input with a result or a typed error, never with a defect', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), anyFields(FIELDS), anyFields(OPTIONS), (task, input, options) => {
        const reply = computeLine({ id: 1, task, input: { ...WHOLE, ...input }, options });
        if ('error' in reply) expect(reply.error.code, JSON.stringify(reply)).not.toBe('internal');
      }),
      { seed: 20261122, numRuns: 1500 },
    );
  });

  it.each(NAMES)('%s answers an ordinary line', (task) => {
    const options = task === 'selmodel' ? { steps: [0.5] } : {};
    expect(computeLine({ id: 1, task, input: WHOLE, options })).toHaveProperty('result');
  });

  it('name the field as the format does', () => {
    const reply = (task: string, input: object, options = {}): unknown =>
      computeLine({ id: 'a', task, input, options });
    expect(reply('leave1out', { yi: [1, 2], vi: [1, -1] })).toMatchObject({
      error: { code: 'not-positive', field: 'vi' },
    });
    expect(reply('regtest', { yi: [1, 2, 3], vi: [1, 2, 3] }, { predictor: 'ni' })).toMatchObject({
      error: { code: 'missing-input', field: 'ni' },
    });
    expect(reply('metareg', { yi: [1, 2], vi: [1, 1], X: [[1, 1, 1]] })).toMatchObject({ error: { field: 'X' } });
    expect(reply('leave1out', { yi: [1, 2], vi: [1, 1] }, { methd: 'DL' })).toMatchObject({
      error: { code: 'unknown-option', field: 'methd' },
    });
  });

  it('enforce the number of studies only when asked to', () => {
    const input = { yi: [0.1, 0.4, 0.2, 0.6], vi: [0.1, 0.2, 0.05, 0.4] };
    const line = (options: object): string =>
      computeJsonLine(JSON.stringify({ id: 1, task: 'regtest', input, options: { model: 'lm', ...options } }), 1);
    expect(line({})).toContain('"overriddenBecause":"asked for by name in a script"');
    expect(line({ gate: 'enforce' })).toContain('"code":"refused"');
    expect(line({ gate: 'enforce', override: 'the panel wants to see it' })).toContain('the panel wants to see it');
  });

  it('write infinities as the format does', () => {
    const line = computeJsonLine(
      JSON.stringify({
        id: 1,
        task: 'leave1out',
        input: { yi: [0.25, 0.25, 0.25], vi: [1, 2, 3] },
        options: { test: 'knha' },
      }),
      1,
    );
    expect(line).toContain('"stat":["Inf","Inf","Inf"]');
  });
});
