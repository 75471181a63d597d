import { describe, expect, test } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';

const ask = (task: string, input: unknown) => computeLine({ id: 1, task, input });
const single = { estimate: -0.62, low: -1.02, high: -0.23, n: 451, sd: 2.15, mid: 1, target: 'MID', rob: 'Low' };

describe('input that contradicts itself is refused by the name of its field', () => {
  test.each([
    ['absolute_effect', { measure: 'RR', estimate: 0.9, low: 0.45, high: 0.8, baseline_risk: 0.2 }, 'ci_ub'],
    ['absolute_effect', { measure: 'RR', estimate: 0.6, low: 0.8, high: 0.45, baseline_risk: 0.2 }, 'ci_lb'],
    ['absolute_effect', { measure: 'RR', estimate: 2, low: 1, high: 4, baseline_risk: 0.3 }, 'ci_ub'],
    ['absolute_effect', { measure: 'OR', estimate: 0.6, baseline_risk: 0 }, 'p0'],
    ['absolute_effect', { measure: 'RD', estimate: -0.05, baseline_risk: 0.03 }, 'estimate'],
    ['ois', { delta: 1, sd: 2.15, control_risk: 0.2 }, 'control_risk'],
    ['ois', { delta: 1, sd: 2.15, hr: 0.7 }, 'hr'],
    ['ois', { delta: 1, sd: 2.15, n: -4 }, 'n'],
    ['ois', { delta: 0, sd: 2 }, 'delta'],
    ['ois', { hr: 1 }, 'hr'],
    ['ois', { control_risk: 0.2, rrr: 0 }, 'rrr'],
    ['responder', { smd: 0.3, md: 2, p0: 0.3 }, 'md'],
    ['responder', { smd: 0.3, ci: [0.1, 0.2], p0: 0.3 }, 'ci_ub'],
    ['responder', { m1: -1, sd1: 2, n1: 0, m2: -0.5, sd2: 2, n2: 20, cut: -1, better: 'lower' }, 'n1'],
    ['responder', { m1: -1, sd1: 2, n1: 20, m2: -0.5, sd2: -2, n2: 20, cut: -1, better: 'lower' }, 'sd2'],
    ['rob2', { domains: ['Low', 'Low', 'Low', 'Low', 'Fine'] }, 'domains.D5'],
    ['rob2', { domains: ['Low', 'Low', 'Low', 'Low', 'Low', 'Low'] }, 'domains'],
    ['rob2', { domain: 'D3', answers: { '3.1': 'N', '3.2': 'NI' } }, 'answers.3.2'],
    [
      'rob2',
      { domains: ['Low', 'Low', 'Low', 'Low', 'High'], overrides: { overall: { judgement: 'Low' } } },
      'overrides.overall.reason',
    ],
    ['grade', { ...single, estimate: -2 }, 'studies[0].yi'],
    ['grade', { ...single, settings: { foo: 1 } }, 'settings.foo'],
    [
      'grade',
      {
        target: 'null',
        studies: [
          { yi: -1, se: 0.4 },
          { yi: -1, se: 0 },
        ],
      },
      'studies[1].se',
    ],
    ['grade', { ...single, moderate: 0.5, target: 'range' }, 'moderate'],
    ['statement', { certainty: 'high', magnitude: 'large', intervention: 'X', outcome: 'pain' }, 'direction'],
    [
      'statement',
      { certainty: 'high', magnitude: 'large', direction: 'reduce', intervention: ' ', outcome: 'pain' },
      'intervention',
    ],
  ])('%s %j', (task, input, field) => {
    const { error } = ask(task, input) as { error?: { field: string | null; message: string } };
    expect(error?.field).toBe(field);
    expect(error?.message).toMatch(/\w.*[.]$/u);
  });
});

test('no difference has no number needed to treat, however it is rounded', () => {
  for (const method of ['B', 'D', 'E'])
    expect(ask('responder', { smd: 0, ci: [-0.1, 0.1], p0: 0.3, method })).toMatchObject({ result: { nnt: null } });
  expect(ask('absolute_effect', { measure: 'OR', estimate: 1, low: 0.9, high: 1.1, baseline_risk: 0.3 })).toMatchObject(
    { result: { nnt: null } },
  );
});

describe('an incomplete domain has no judgement, and says what it is bound to come to', () => {
  test.each([
    ['D1', { '1.2': 'NI', '1.3': 'Y' }, 'High'],
    ['D1', { '1.2': 'Y', '1.1': 'N' }, 'Some concerns'],
    ['D1', { '1.2': 'N' }, 'High'],
    ['D4', { '4.1': 'Y' }, 'High'],
    ['D1', { '1.1': 'Y', '1.2': 'Y' }, null],
    ['D1', {}, null],
    ['D3', { '3.1': 'N' }, null],
  ])('%s %j: %s', (domain, answers, settled) => {
    expect(ask('rob2', { domain, answers })).toMatchObject({
      result: { judgement: null, proposal: null, complete: false, settled },
    });
  });
});
