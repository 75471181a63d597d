import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTask } from '../../../engine/compute/tasks/check.ts';
import { EngineInputError } from '../../../engine/errors.ts';

/** The refusal of an input, or null when it was accepted. */
function refusal(input: unknown, options: unknown = {}): { code: string; field: string | null } | null {
  try {
    checkTask.run(input, options);
    return null;
  } catch (error) {
    if (error instanceof EngineInputError) return { code: error.code, field: error.field };
    throw error;
  }
}

describe('the task check', () => {
  it('gives findings with every field, gravest first, and says whether the result is blocked', () => {
    const input = {
      result: {
        score: 'final',
        instrument: { min: 0, max: 10 },
        arms: [{ label: 'A', n: 48, mean: '3.1', sd: '6.1' }],
      },
    };
    const result = checkTask.run(input, {});
    expect(result.blocked).toBe(true);
    expect(result.findings.map(({ check, severity }) => [check, severity])).toEqual([
      ['E7', 'block'],
      ['E18', 'low'],
    ]);
    expect(Object.keys(result.findings[0] ?? {}).toSorted()).toEqual([
      'arithmetic',
      'check',
      'fields',
      'message',
      'severity',
      'suggestion',
    ]);
    expect(checkTask.run(input, { checks: ['E18'] })).toMatchObject({
      blocked: false,
      findings: [{ check: 'E18', suggestion: null }],
    });
    expect(checkTask.run({ result: {} }, null)).toEqual({ findings: [], blocked: false });
  });

  it('reads numbers as printed, as numbers and as objects', () => {
    const arm = (mean: unknown) =>
      checkTask.run({ result: { instrument: { integer: true }, arms: [{ n: 28, mean }] } }, {}).findings.length;
    expect([arm('5.19'), arm('5·19'), arm(5.19), arm({ value: 5.19, decimals: 2 }), arm({ value: '5.19' })]).toEqual([
      1, 1, 1, 1, 1,
    ]);
    // One decimal printed: n = 28 exceeds 10 and GRIM cannot speak.
    expect([arm('5.2'), arm({ value: 5.2, decimals: 1 }), arm('=145.3/28'), arm(null)]).toEqual([0, 0, 0, 0]);
  });

  it.each([
    [undefined, 'missing-input', 'input'],
    [[], 'missing-input', 'input'],
    [{}, 'missing-input', 'result'],
    [{ result: 3 }, 'missing-input', 'result'],
    [{ result: { arm: [] } }, 'unknown-option', 'result.arm'],
    [{ result: { arms: {} } }, 'missing-input', 'result.arms'],
    [{ result: { arms: [{ SD: 2 }] } }, 'unknown-option', 'result.arms[0].SD'],
    [{ result: { arms: [{ sd: '2.1 (0.3)' }] } }, 'not-finite', 'result.arms[0].sd'],
    [{ result: { arms: [{ sd: '1,234' }] } }, 'not-finite', 'result.arms[0].sd'],
    [{ result: { arms: [{ sd: { decimals: 2 } }] } }, 'missing-input', 'result.arms[0].sd.value'],
    [{ result: { arms: [{ sd: { value: 2, decimals: 1.5 } }] } }, 'out-of-range', 'result.arms[0].sd.decimals'],
    [{ result: { arms: [{ sd: true }] } }, 'missing-input', 'result.arms[0].sd'],
    [{ result: { contrast: { level: 95 } } }, 'out-of-range', 'result.contrast.level'],
    [{ result: { contrast: { measure: 'NNT' } } }, 'unknown-option', 'result.contrast.measure'],
    [{ result: { contrast: { tails: 3 } } }, 'out-of-range', 'result.contrast.tails'],
    [{ result: { instrument: { itemsAveraged: 0 } } }, 'out-of-range', 'result.instrument.itemsAveraged'],
    [{ result: { timeDays: 'ten' } }, 'not-finite', 'result.timeDays'],
    [{ result: { designAdjusted: 'yes' } }, 'missing-input', 'result.designAdjusted'],
    [{ result: { studyLabel: 3 } }, 'missing-input', 'result.studyLabel'],
    [{ result: {}, members: [{ studyId: 's' }] }, 'missing-input', 'members[0].resultId'],
  ])('refuses %j with %s at %s', (input, code, field) => expect(refusal(input)).toEqual({ code, field }));

  it('blocks an impossible probability, as the grid does, and reads past the mark of a footnote', () => {
    const contrast = { measure: 'MD', estimate: '-0.9*', p: '1.2' };
    expect(checkTask.run({ result: { contrast } }, {})).toMatchObject({
      blocked: true,
      findings: [{ check: 'E10', severity: 'block', fields: ['contrast.p'] }],
    });
  });

  it('refuses unknown options and checks', () => {
    expect(refusal({ result: {} }, { check: ['E1'] })).toEqual({ code: 'unknown-option', field: 'check' });
    expect(refusal({ result: {} }, { checks: 'E1' })).toEqual({ code: 'unknown-option', field: 'checks' });
    expect(refusal({ result: {} }, { checks: ['E1', 'E99'] })).toEqual({
      code: 'unknown-option',
      field: 'checks[1]',
    });
    expect(refusal({ result: {} }, 'E1')).toEqual({ code: 'unknown-option', field: 'options' });
  });
});

describe('any readable result', () => {
  const number = fc.oneof(
    fc.constantFrom(
      '0',
      '0.0',
      '0.00',
      '1',
      '-1',
      '1e-10',
      '1e10',
      '<0.001',
      '>0.05',
      '12.5',
      '-0.62',
      '999999999',
      null,
    ),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer({ min: -5, max: 300 }),
    fc.record({ value: fc.double({ min: -1e12, max: 1e12, noNaN: true }), decimals: fc.integer({ min: 0, max: 12 }) }),
  );
  const probability = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom('<0.001', '0', '1', '0.05', null),
  );
  const arm = fc.record(
    {
      id: fc.constantFrom('a', 'b'),
      n: number,
      nRandomised: number,
      mean: number,
      sd: number,
      ciLow: number,
      ciHigh: number,
      events: number,
      baselineMean: number,
      baselineSd: number,
      finalSd: number,
      counts: fc.constantFrom('raw', 'split'),
    },
    { requiredKeys: [] },
  );
  const result = fc.record(
    {
      id: fc.constantFrom('r', 's', 't'),
      studyId: fc.constantFrom('x', 'y', 'z'),
      outcome: fc.constant('pain'),
      timeText: fc.constantFrom('8 weeks', '0 days', '999999999999999999 years', 'end'),
      timeDays: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      score: fc.constantFrom('final', 'change'),
      design: fc.constantFrom('parallel', 'cluster', 'crossover'),
      unit: fc.constantFrom('person', 'eye'),
      nTotal: number,
      textSays: fc.constantFrom('favours intervention', 'favours comparator'),
      better: fc.constantFrom('higher', 'lower'),
      instrument: fc.record({
        id: fc.constantFrom('NRS', 'PEG'),
        min: fc.constantFrom(0, -10, null),
        max: fc.constantFrom(0, 10, 100, null),
        integer: fc.boolean(),
        higherIs: fc.constantFrom('better', 'worse', null),
        itemsAveraged: fc.constantFrom(1, 3),
        otherSds: fc.array(fc.double({ min: -1, max: 30, noNaN: true }), { maxLength: 3 }),
      }),
      arms: fc.array(arm, { maxLength: 3 }),
      contrast: fc.record(
        {
          measure: fc.constantFrom('MD', 'RD', 'RR', 'OR', 'HR', 'SMD'),
          estimate: number,
          ciLow: number,
          ciHigh: number,
          p: probability,
          level: fc.constantFrom(0.9, 0.95, 0.999999),
          tails: fc.constantFrom(1, 2),
          adjusted: fc.boolean(),
        },
        { requiredKeys: ['measure'] },
      ),
    },
    { requiredKeys: [] },
  );

  it('gives findings without NaN, in whole sentences, and in the same way twice', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.record({ result, others: fc.array(result, { maxLength: 3 }) }), (input) => {
        const first = checkTask.run(input, {});
        for (const { message, arithmetic, fields } of first.findings) {
          expect(`${message} ${arithmetic}`).not.toMatch(/NaN|undefined|Infinity|null/);
          expect(message).toMatch(/\.$/);
          expect(fields.length).toBeGreaterThan(0);
        }
        expect(checkTask.run(input, {})).toEqual(first);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('does not depend on the order of the other results', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(result, fc.array(result, { minLength: 2, maxLength: 4 }), (subject, others) => {
        const verdict = (list: readonly unknown[]) =>
          checkTask
            .run({ result: subject, others: list }, {})
            .findings.map(({ check, severity, fields }) => [check, severity, fields]);
        expect(verdict(others.toReversed())).toEqual(verdict(others));
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
