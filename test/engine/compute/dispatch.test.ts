import { describe, expect, it } from 'vitest';
import { computeJsonLine, computeLine, TASK_NAMES } from '../../../engine/compute/dispatch.ts';

const line = (text: unknown, number = 1): Record<string, unknown> =>
  JSON.parse(computeJsonLine(typeof text === 'string' ? text : JSON.stringify(text), number)) as Record<
    string,
    unknown
  >;

const errorOf = (task: string, input: unknown, options: unknown = {}) => {
  const reply = computeLine({ id: 'x', task, input, options });
  if (!('error' in reply)) throw new Error('no error');
  return reply.error;
};

describe('one line in, one line out', () => {
  it('takes an empty list for no options, as R writes a list without names', () => {
    const input = { se: [1.8], n: [36] };
    expect(line({ id: 7, task: 'convert_sd_from_se', input, options: [] })).toEqual(
      line({ id: 7, task: 'convert_sd_from_se', input }),
    );
  });

  it('answers with the same id and task', () => {
    const reply = line({ id: 7, task: 'convert_sd_from_se', input: { se: [1.8], n: [36] }, options: {} });
    expect(reply).toMatchObject({ id: 7, task: 'convert_sd_from_se', result: { sd: 10.8 } });
    expect(reply).not.toHaveProperty('error');
  });

  it('gives a conversion’s formula, filled in, and its warnings', () => {
    const { result } = line({ task: 'convert_change_sd', input: { sd_pre: [2], sd_post: [2] } }) as {
      result: { receipts: { sd_change: object } };
    };
    expect(result.receipts.sd_change).toEqual({
      formulaId: 'change-sd',
      formula: '√(SD_b² + SD_f² − 2 r SD_b SD_f)',
      filled: '√(2² + 2² − 2 × 0.5 × 2 × 2) = 2',
      warnings: [expect.stringContaining('imputed'), expect.stringContaining('0.3 and 0.7')],
    });
  });

  it('names the number of a malformed line and goes on', () => {
    expect(line('{"id": 1, "task":', 12)).toEqual({
      id: null,
      task: null,
      error: { code: 'malformed-line', message: 'Line 12 is not JSON.', field: null },
    });
    for (const text of ['[1]', 'null', '3', '"x"']) {
      expect(line(text, 3)['error']).toMatchObject({
        code: 'malformed-line',
        message: expect.stringContaining('Line 3'),
      });
    }
    expect(line({ id: 'a', input: {} }, 5)).toMatchObject({
      id: 'a',
      error: { field: 'task', message: 'Line 5 names no task.' },
    });
    expect(line({ id: 'a', task: 4 }, 5)).toMatchObject({ error: { code: 'malformed-line' } });
  });

  it('knows its tasks and no others', () => {
    expect(TASK_NAMES).toEqual(
      expect.arrayContaining(['effect_size', 'backtransform', 'distribution', 'rma_uni', 'check']),
    );
    expect(new Set(TASK_NAMES).size).toBe(TASK_NAMES.length);
    expect(errorOf('rma_unj', {})).toMatchObject({
      code: 'unknown-task',
      field: 'task',
      message: expect.stringContaining('rma_uni'),
    });
  });

  it('writes what JSON cannot hold as the golden files do', () => {
    const text = computeJsonLine(
      '{"id":1,"task":"distribution","input":{"p":[0,1,null,0.5]},"options":{"fn":"qnorm","lower":true,"log":false}}',
      1,
    );
    expect(text).toBe('{"id":1,"task":"distribution","result":{"value":["-Inf","Inf",null,0]}}');
  });

  it('reads infinities and single numbers', () => {
    expect(line({ task: 'distribution', input: { x: 'Inf', df: 3 }, options: { fn: 'pt' } })).toMatchObject({
      result: { value: [1] },
    });
    expect(line({ task: 'distribution', input: { x: '-Inf', df: 3 }, options: { fn: 'pt' } })).toMatchObject({
      result: { value: [0] },
    });
  });

  it('is deterministic', () => {
    const text =
      '{"id":1,"task":"effect_size","input":{"ai":[1,2],"n1i":[9,9],"ci":[0,3],"n2i":[9,9]},"options":{"measure":"OR"}}';
    expect(computeJsonLine(text, 1)).toBe(computeJsonLine(text, 2));
  });
});

describe('errors name the field', () => {
  const table = { ai: [1], n1i: [9], ci: [2], n2i: [9] };
  it.each([
    ['an unknown option', 'effect_size', table, { measure: 'OR', vtpe: 'LS' }, 'unknown-option', 'vtpe'],
    ['an unknown measure', 'effect_size', table, { measure: 'ORR' }, 'unknown-option', 'measure'],
    ['a missing measure', 'effect_size', table, {}, 'missing-input', 'measure'],
    [
      'a variance type the measure lacks',
      'effect_size',
      table,
      { measure: 'OR', vtype: 'UB' },
      'unknown-option',
      'vtype',
    ],
    ['a missing column', 'effect_size', { ai: [1], n1i: [9], ci: [2] }, { measure: 'OR' }, 'missing-input', 'n2i'],
    ['columns of unequal length', 'effect_size', { ...table, ci: [1, 2] }, { measure: 'OR' }, 'length-mismatch', 'ci'],
    ['more events than people', 'effect_size', { ...table, ai: [10] }, { measure: 'RR' }, 'out-of-range', 'ai'],
    ['a negative count', 'effect_size', { ...table, ci: [-1] }, { measure: 'RR' }, 'out-of-range', 'ci'],
    ['text for a number', 'effect_size', { ...table, ci: ['two'] }, { measure: 'RR' }, 'not-finite', 'ci[0]'],
    ['a flag that is not one', 'effect_size', table, { measure: 'RR', drop00: 'yes' }, 'unknown-option', 'drop00'],
    ['an unknown zero-cell rule', 'effect_size', table, { measure: 'RR', to: 'some' }, 'unknown-option', 'to'],
    ['input that is no object', 'effect_size', [1, 2], { measure: 'RR' }, 'missing-input', 'input'],
    ['options that are no object', 'effect_size', table, ['RR'], 'missing-input', 'options'],
    [
      'a level outside its range',
      'convert_sd_from_ci_one_group',
      { ci_lb: [1], ci_ub: [2], n: [9], level: [100] },
      {},
      'out-of-range',
      'level',
    ],
    ['a missing number', 'convert_sd_from_se', { se: [null], n: [9] }, {}, 'missing-input', 'se'],
    ['an unknown function', 'distribution', { x: [1] }, { fn: 'pnrm' }, 'unknown-option', 'fn'],
    ['an unknown conversion option', 'convert_sd_from_se', { se: [1], n: [9] }, { levl: 1 }, 'unknown-option', 'levl'],
    [
      'a transformation of another scale',
      'backtransform',
      table,
      { measure: 'OR', transf: 'ztor' },
      'unknown-option',
      'transf',
    ],
    [
      'a median without its neighbours',
      'convert_fivenum',
      { median: [3], n: [20], q1: [1] },
      {},
      'missing-input',
      'q3',
    ],
    [
      'a summary out of order',
      'convert_fivenum',
      { median: [3], n: [20], q1: [4], q3: [5] },
      {},
      'out-of-range',
      'median',
    ],
  ] as const)('%s', (_what, task, input, options, code, field) => {
    expect(errorOf(task, input, options)).toMatchObject({ code, field });
  });
});

describe('several rows', () => {
  it('gives lists, null where a row misses a number', () => {
    const reply = line({ task: 'convert_sd_from_se', input: { se: [1.8, null, 2], n: [36, 36, 25] } });
    expect(reply).toMatchObject({
      result: { sd: [10.8, null, 10], receipts: { sd: [{ formulaId: 'sd-from-standard-error' }, null, {}] } },
    });
  });

  it('says why a study is not estimable', () => {
    const reply = line({
      task: 'effect_size',
      input: { ai: [0, null, 3], n1i: [9, 9, 0], ci: [0, 1, 0], n2i: [9, 9, 9] },
      options: { measure: 'OR', drop00: true },
    });
    expect(reply['error']).toMatchObject({ field: 'ai' });
    const fine = line({
      task: 'effect_size',
      input: { ai: [0, null, 0], n1i: [9, 9, 0], ci: [0, 1, 0], n2i: [9, 9, 9] },
      options: { measure: 'OR', drop00: true },
    });
    expect(fine).toMatchObject({
      result: {
        yi: [null, null, null],
        vi: [null, null, null],
        reasons: ['no events in either arm', 'a number is missing', 'no participants analysed'],
      },
    });
  });
});
