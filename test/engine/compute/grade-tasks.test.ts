import { describe, expect, it } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';
import { P6 } from '../grade/p6.ts';

const ask = (task: string, input: unknown, options: unknown = {}) => {
  const reply = computeLine({ id: 1, task, input, options });
  if ('error' in reply) throw new Error(`${reply.error.field}: ${reply.error.message}`);
  return reply.result as Record<string, never>;
};
const errorOf = (task: string, input: unknown) => {
  const reply = computeLine({ id: 1, task, input });
  return 'error' in reply ? reply.error : null;
};

describe('absolute_effect', () => {
  it.each([
    [
      { measure: 'RR', estimate: 0.75, low: 0.62, high: 0.91, baseline_risk: 0.2 },
      150,
      '50 fewer per 1000 (76 fewer to 18 fewer)',
    ],
    [
      { measure: 'odds ratio', estimate: 0.6, ci: [0.45, 0.8], p0: 300, per: 1000 },
      205,
      '95 fewer per 1000 (138 fewer to 45 fewer)',
    ],
    [
      { measure: 'rr', est: 1.42, ci_lower: 0.96, ci_upper: 2.1, baseline_risk_per_1000: 34 },
      48,
      '14 more per 1000 (1 fewer to 37 more)',
    ],
  ])('C33: %j', (input, risk, text) => {
    expect(ask('absolute_effect', input)).toMatchObject({ per_1000: { risk, text } });
  });

  it('refuses a ratio that the baseline risk cannot bear, naming the field', () => {
    expect(
      errorOf('absolute_effect', { measure: 'RR', estimate: 3.2, low: 2, high: 4, baseline_risk: 0.4 }),
    ).toMatchObject({
      code: 'refused',
      field: 'estimate',
      message: expect.stringContaining('1280 per 1000'),
    });
  });

  it('gives rates per 1000 person-years, and an estimate without its limits', () => {
    expect(
      ask('absolute_effect', { measure: 'IRR', estimate: 0.5, low: 0.4, high: 0.8, baseline_rate: 0.05 }),
    ).toMatchObject({
      per_1000: { comparator: 50, risk: 25, text: '25 fewer per 1000 person-years (30 fewer to 10 fewer)' },
    });
    expect(ask('absolute_effect', { measure: 'RR', estimate: 0.5, p0: 0.1 })).toMatchObject({
      diff: -0.05,
      diff_lb: null,
    });
  });

  it('says which field it does not know', () => {
    expect(errorOf('absolute_effect', { measure: 'RR', estimat: 1, p0: 0.1 })).toMatchObject({
      code: 'unknown-option',
      field: 'estimat',
    });
    expect(errorOf('absolute_effect', { estimate: 1, p0: 0.1 })).toMatchObject({
      code: 'missing-input',
      field: 'measure',
    });
  });
});

describe('ois', () => {
  it.each([
    [{ delta: 1, sd: 2.15 }, 73, 146],
    [{ delta_sd: 0.2 }, 393, 786],
    [{ delta: 0.2, sd: 1 }, 393, 786],
    [{ control_risk: 0.2, rrr: 0.25 }, 906, 1812],
    [{ control_risk: 0.1, intervention_risk: 0.075 }, 2005, 4010],
  ])('C34: %j', (input, perArm, total) => {
    expect(ask('ois', input)).toMatchObject({ per_arm: perArm, total });
  });

  it('counts events for a hazard ratio and sets what there is against what is needed', () => {
    expect(ask('ois', { hr: 0.75 })).toMatchObject({ kind: 'events', events: 380 });
    expect(ask('ois', { delta: 1, sd: 2.15, n: 40 })).toMatchObject({ reached: false, far_below: true });
    expect(ask('ois', { delta: 1, sd: 2.15, n: 146 })).toMatchObject({ reached: true, far_below: false });
    expect(errorOf('ois', { delta: 1 })).toMatchObject({ field: 'sd' });
    expect(errorOf('ois', { delta: 0, sd: 2 })).toMatchObject({ field: 'delta' });
    expect(errorOf('ois', { control_risk: 0.2, rrr: 0 })).toMatchObject({ field: 'rrr' });
  });
});

describe('responder', () => {
  const smd = { smd: -0.345, ci: [-0.622, -0.067], p0: 0.27 };

  it('C35: 39.4% (29.3 to 50.4), estimated from means', () => {
    for (const input of [
      smd,
      { ...smd, better: 'lower' },
      { smd: 0.345, ci_low: 0.067, ci_high: 0.622, p0: 0.27, direction: 'higher is better' },
    ]) {
      const { percent, label } = ask('responder', input) as unknown as {
        percent: Record<string, number>;
        label: string;
      };
      expect(percent).toEqual({ p0: 27, p1: 39.4, p1_lb: 29.3, p1_ub: 50.4 });
      expect(label).toBe('estimated from means');
    }
  });

  it('knows the methods by letter, and takes arms and mean differences', () => {
    expect(ask('responder', { ...smd, method: 'D' })).toMatchObject({ method: 'hasselblad-hedges' });
    expect(ask('responder', { ...smd, method: 'E' })).toMatchObject({ method: 'cox-snell' });
    expect(ask('responder', { md: -1, ci: [-1.5, -0.5], m0: 0, sd0: 1, cut: 0, better: 'lower' })['p0']).toBeCloseTo(
      0.5,
      12,
    );
    expect(
      ask('responder', { m1: -2, sd1: 2, n1: 60, m2: -1, sd2: 2, n2: 62, cut: -1, better: 'lower' }),
    ).toMatchObject({ p2: 0.5 });
    expect(errorOf('responder', { md: -1, ci: [-1.5, -0.5], m0: 0, sd0: 1, cut: 0 })).toMatchObject({
      field: 'better',
    });
  });
});

describe('statement', () => {
  it.each([
    ['high', 'large', 'X results in a large reduction in O'],
    ['High', 'moderate', 'X reduces O'],
    ['high', 'small', 'X reduces O slightly'],
    ['high', 'trivial', 'X results in little to no difference in O'],
    ['moderate', 'large', 'X likely results in a large reduction in O'],
    ['moderate', 'moderate', 'X likely reduces O'],
    ['moderate', 'small but important', 'X likely reduces O slightly'],
    ['moderate', 'none', 'X likely results in little to no difference in O'],
    ['low', 'large', 'X may result in a large reduction in O'],
    ['LOW', 'moderate', 'X may reduce O'],
    ['low', 'small', 'X may reduce O slightly'],
    ['low', 'trivial', 'X may result in little to no difference in O'],
    ['very_low', 'large', 'The evidence is very uncertain about the effect of X on O'],
  ])('%s and %s', (certainty, magnitude, statement) => {
    expect(
      ask('statement', { certainty, magnitude, direction: 'reduce', intervention: 'X', outcome: 'O' }),
    ).toMatchObject({ statement });
  });

  it('says no size without thresholds, and never needs a direction it does not say', () => {
    expect(
      ask('statement', {
        certainty: 'moderate',
        direction: 'increase',
        intervention: 'X',
        outcome: 'O',
        comparator: 'Y',
        likely: 'probably',
      }),
    ).toMatchObject({
      statement: 'X probably increases O compared with Y',
    });
    expect(
      errorOf('statement', { certainty: 'low', magnitude: 'small', intervention: 'X', outcome: 'O' }),
    ).toMatchObject({ field: 'direction' });
    expect(errorOf('statement', { certainty: 'sure', intervention: 'X', outcome: 'O' })).toMatchObject({
      field: 'certainty',
    });
  });
});

describe('grade', () => {
  const studies = P6.map(({ label, riskOfBias, arms: [m1, sd1, n1, m2, sd2, n2] }) => ({
    label,
    rob: riskOfBias,
    m1,
    sd1,
    n1,
    m2,
    sd2,
    n2,
  }));
  const about = { studies, intervention: 'X', outcome: 'pain' };

  it('C35: P6 under the MID target', () => {
    const result = ask('grade', { ...about, target: 'MID', thresholds: { mid: 1 } });
    expect(result).toMatchObject({
      certainty: 'low',
      symbol: '⊕⊕◯◯',
      claim: 'little or none',
      magnitude: 'trivial',
      statement: 'X may result in little to no difference in pain',
      domains: {
        risk_of_bias: { levels: 0, inputs: { 'weight.high': { shown: '11.9%' } } },
        inconsistency: { levels: 1, inputs: { 'weight.other-side': { shown: '26.5%' }, 'q.p': { shown: '0.062' } } },
        indirectness: { levels: 0 },
        imprecision: { levels: 1, judgement: 'serious' },
        publication_bias: { levels: 0, judgement: 'undetected' },
      },
      sof: {
        comparator_mean: '4.2 to 4.6',
        effect: 'MD 0.77 lower (1.36 lower to 0.19 lower)',
        participants: 956,
        studies: 6,
      },
    });
    expect(result['footnotes']).toHaveLength(2);
  });

  it('C35: P6 under the null target', () => {
    expect(ask('grade', { ...about, target: 'null', mid: 1 })).toMatchObject({
      certainty: 'moderate',
      statement: 'X likely reduces pain',
      domains: { inconsistency: { levels: 1 }, imprecision: { levels: 0 } },
    });
  });

  it('C34: OPTIMUM alone, as one result', () => {
    const optimum = { estimate: -0.62, low: -1.02, high: -0.23, n: 451, sd: 2.15, rob: 'Low', mid: 1 };
    expect(ask('grade', { ...optimum, target: 'important' })).toMatchObject({
      claim: 'little or none',
      domains: { imprecision: { levels: 1 }, inconsistency: { levels: 0, judgement: 'not applicable' } },
    });
    expect(
      ask('grade', {
        studies: [{ yi: -0.62, ci: [-1.02, -0.23], n: 451, rob: 'Low' }],
        mid: 1,
        sd: 2.15,
        target: 'null',
      }),
    ).toMatchObject({
      domains: { imprecision: { levels: 0, inputs: { ois: { value: 146 } } } },
    });
  });

  it('prints no level while RoB 2 is incomplete', () => {
    const unknown = studies.map((study, i) => (i < 2 ? { ...study, rob: null } : study));
    expect(ask('grade', { ...about, studies: unknown, mid: 1 })).toMatchObject({
      certainty: 'provisional',
      level: null,
      symbol: null,
      statement: null,
      provisional: 'RoB 2 incomplete for 2 of 6 results',
    });
  });

  it('judges binary outcomes per 1000 at the baseline risk, and by ratios without thresholds', () => {
    const counts = [
      { events1: 30, n1: 200, events2: 50, n2: 198, rob: 'low' },
      { events1: 22, n1: 150, events2: 35, n2: 155, rob: 'low' },
      { events1: 41, n1: 300, events2: 60, n2: 290, rob: 'low' },
    ];
    const absolute = ask('grade', { studies: counts, mid: 20, baseline_risk: 0.2, target: 'MID' });
    expect(absolute).toMatchObject({
      claim: 'important',
      domains: { imprecision: { inputs: { mid: { shown: '20 per 1000' } } } },
    });
    const relative = ask('grade', { studies: counts, target: 'null' });
    expect(relative).toMatchObject({ domains: { imprecision: { inputs: { mid: { shown: '0.75 or 1.25' } } } } });
  });

  it('names what it cannot read', () => {
    expect(errorOf('grade', { studies: [] })).toMatchObject({ code: 'too-few-studies', field: 'studies' });
    expect(errorOf('grade', { studies: [{ label: 'a' }] })).toMatchObject({ field: 'studies[0]' });
    expect(errorOf('grade', { studies: [{ yi: 1, se: 0.2, rob: 'so so' }] })).toMatchObject({ field: 'rob' });
    expect(errorOf('grade', { studies: [{ yi: 1, se: 0.2 }], mid: 2, large: 1 })).toMatchObject({ field: 'large' });
  });
});
