import { describe, expect, it } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';

// Inputs of the kind of C32 to C35; every expected number was worked out by hand from the rule beside it.

const reply = (task: string, input: unknown) => computeLine({ id: 1, task, input });
const ask = (task: string, input: unknown): Readonly<Record<string, unknown>> => {
  const answer = reply(task, input);
  if ('error' in answer) throw new Error(`${answer.error.field}: ${answer.error.message}`);
  return answer.result as Readonly<Record<string, unknown>>;
};
const errorOf = (task: string, input: unknown) => {
  const answer = reply(task, input);
  return 'error' in answer ? answer.error : null;
};

describe('absolute effects', () => {
  it.each([
    // 1 − 0.7^0.7 = 0.2209
    [
      { measure: 'HR', estimate: 0.7, low: 0.5, high: 0.98, baseline_risk: 0.3 },
      '79 fewer per 1000 (137 fewer to 5 fewer)',
    ],
    // 0.5 × 0.2 / (0.8 + 0.1) = 0.1111
    [
      { measure: 'Peto OR', estimate: 0.5, low: 0.3, high: 0.8, baseline_risk: 0.2 },
      '89 fewer per 1000 (130 fewer to 33 fewer)',
    ],
    [
      { measure: 'RD', estimate: -0.05, low: -0.1, high: 0, baseline_risk: 0.2 },
      '50 fewer per 1000 (100 fewer to no difference)',
    ],
    [{ measure: 'OR', estimate: 1, low: 0.8, high: 1.25, baseline_risk: 0.1 }, 'no difference (18 fewer to 22 more)'],
  ])('%o: %s', (input, text) => expect(ask('absolute_effect', input)['per_1000']).toMatchObject({ text }));

  it.each([
    [{ measure: 'RR', estimate: 3.2, baseline_risk: 0.4 }, 'estimate'],
    [{ measure: 'RR', estimate: 0.5, low: 0.6, high: 0.9, baseline_risk: 0.2 }, 'ci_lb'],
    [{ measure: 'RR', estimate: 0.5, baseline_risk: 0 }, 'p0'],
  ])('%o is refused at %s', (input, field) => expect(errorOf('absolute_effect', input)).toMatchObject({ field }));
});

describe('optimal information size', () => {
  it.each([
    // 4 × 7.8489 / (ln 0.75)²
    [{ hr: 0.75 }, { events: 380 }],
    // 2 × 2.15² × (1.95996 + 1.28155)²
    [
      { delta: 1, sd: 2.15, power: 0.9 },
      { per_arm: 98, total: 196 },
    ],
    [
      { control_risk: 0.3, rrr: 0.2 },
      { per_arm: 859, total: 1718 },
    ],
    // 500 of 1812 is 28%, below the 30% that count as far
    [
      { control_risk: 0.2, rrr: 0.25, n: 500 },
      { total: 1812, reached: false, far_below: true },
    ],
    [
      { control_risk: 0.2, rrr: 0.25, n: 560 },
      { total: 1812, reached: false, far_below: false },
    ],
  ])('%o gives %o', (input, expected) => expect(ask('ois', input)).toMatchObject(expected));

  it('refuses a risk above one, naming it', () =>
    expect(errorOf('ois', { control_risk: 1.2, rrr: 0.25 })).toMatchObject({ field: 'control_risk' }));
});

describe('responders', () => {
  it('tell no limits where none were given', () => {
    // Phi(−0.5244 + 0.5) = 0.4903
    const result = ask('responder', { smd: 0.5, p0: 0.3 });
    expect(result['p1']).toBeCloseTo(0.4903, 4);
    expect(result).toMatchObject({ p1_lb: null, p1_ub: null, diff_lb: null, diff_ub: null });
    expect(result['percent']).toEqual({ p0: 30, p1: 49, p1_lb: null, p1_ub: null });
  });

  it('follow Cox and Snell: exp(1.65 × 0.5) = 2.2819 on the odds of 0.3', () =>
    expect(ask('responder', { smd: -0.5, p0: 0.3, method: 'E', better: 'lower' })['p1']).toBeCloseTo(0.4944, 4));

  it('refuse a comparator share of nobody', () =>
    expect(errorOf('responder', { smd: -0.5, p0: 0 })).toMatchObject({ field: 'p0' }));
});

describe('RoB 2', () => {
  it.each([
    ['D2', 'adherence', { '2.1': 'N', '2.2': 'PN', '2.4': 'Y', '2.5': 'N', '2.6': 'Y' }, 'Some concerns'],
    ['D2', 'adherence', { '2.1': 'Y', '2.2': 'Y', '2.3': 'NI', '2.4': 'NA', '2.5': 'NA', '2.6': 'PN' }, 'High'],
    ['D2', 'adherence', { '2.1': 'Y', '2.2': 'Y', '2.3': 'PY', '2.4': 'NA', '2.5': 'PN' }, 'Low'],
    ['D2', 'assignment', { '2.1': 'PN', '2.2': 'NI', '2.3': 'PY', '2.4': 'NI', '2.5': 'PN', '2.6': 'PY' }, 'High'],
    ['D4', 'assignment', { '4.1': 'NI', '4.2': 'NI', '4.3': 'N' }, 'Some concerns'],
    ['D5', 'assignment', { '5.1': 'Y', '5.2': 'PY' }, null],
    ['D5', 'assignment', { '5.1': 'Y', '5.2': 'N', '5.3': 'NI' }, 'Some concerns'],
    ['D1', 'assignment', { '1.1': 'N', '1.2': 'NI', '1.3': 'PN' }, 'Some concerns'],
  ])('%s, %s, %o: %s', (domain, effect, answers, judgement) =>
    expect(ask('rob2', { domain, effect, answers })).toMatchObject({ judgement }),
  );

  it('refuses no information where the question does not offer it', () =>
    expect(errorOf('rob2', { domain: 'D3', answers: { '3.1': 'N', '3.2': 'NI' } })).toMatchObject({
      field: 'answers.3.2',
    }));

  it('has no overall judgement while a domain has none, even beside a high one', () =>
    expect(ask('rob2', { domains: ['Low', 'Low', 'High', 'Low', null] })['overall']).toMatchObject({
      judgement: null,
    }));
});

describe('grade, one result', () => {
  const about = { sd: 2, mid: 1, rob: 'Low', outcome: 'pain', intervention: 'X' };
  it.each([
    // The limit ends at the MID itself: it does not cross it.
    [{ ...about, estimate: -1.5, low: -2.4, high: -1, n: 600, target: 'MID' }, 0, 'high', 'X reduces pain slightly'],
    [
      { ...about, estimate: -0.1, low: -1.5, high: 1.4, n: 100, target: 'MID' },
      2,
      'low',
      'X may result in little to no difference in pain',
    ],
    // 2 × 4 × 7.849 = 62.8, so 126 in all; 20 are 16% of it
    [{ ...about, estimate: -0.5, low: -0.9, high: -0.1, n: 20, target: 'null' }, 2, 'low', 'X may reduce pain'],
    [
      { ...about, estimate: -0.5, low: -0.9, high: -0.1, n: 100, target: 'null' },
      1,
      'moderate',
      'X likely reduces pain',
    ],
  ])('%o: %i levels for imprecision, %s', (input, levels, certainty, statement) => {
    const result = ask('grade', input);
    expect(result).toMatchObject({ certainty, statement, domains: { imprecision: { levels } } });
    expect(JSON.stringify(result['statement'])).not.toMatch(/signific|no effect/iu);
  });
});
