import { describe, expect, it } from 'vitest';
import type { Arm, Measurement, Outcome, Value, ValueField } from '../../../engine/review/records/index.ts';
import { summariseArm } from '../../../engine/review/effect/arm-summary.ts';
import { contrastPrecision } from '../../../engine/review/effect/contrast-precision.ts';
import { readingsOf, type MeasurementFacts } from '../../../engine/review/effect/facts.ts';
import { workRow } from '../../../engine/review/effect/row-working.ts';

const arm: Arm = { id: 'arm', studyId: 's', label: 'Arm', nRandomised: null, position: 0 };

function facts(
  printed: Readonly<Partial<Record<ValueField, number | string>>>,
  details: Partial<Measurement> = {},
): MeasurementFacts {
  const values = Object.entries(printed).map(([field, text]): Value => {
    const [, qualifier = '', number = ''] = /^([<>]?)(.*)$/u.exec(String(text)) ?? [];
    return {
      id: field,
      measurementId: 'm',
      field: field as ValueField,
      text: String(text),
      qualifier: (qualifier || '=') as Value['qualifier'],
      number: Number(number),
      decimals: null,
      unit: null,
      formula: null,
      state: 'reported',
      handling: null,
      handlingNote: null,
      author: '',
      role: 'single',
      sourceId: null,
    };
  });
  const measurement: Measurement = {
    id: 'm',
    studyId: 's',
    outcomeId: 'o',
    instrumentUseId: null,
    eventDefinition: null,
    timeText: '',
    timeKind: 'point',
    timeFromDays: null,
    timeToDays: null,
    timeOrigin: 'randomisation',
    period: null,
    population: null,
    score: null,
    estimation: null,
    isAdjusted: null,
    covariates: null,
    nBasis: null,
    ciLevel: 95,
    tails: 2,
    measure: null,
    note: null,
    ...details,
  };
  return { measurement, sideA: ['arm'], sideB: [], readings: readingsOf(values), skewedMedians: 'leave out' };
}

describe('an arm printed as a median', () => {
  it('gives mean and standard deviation by the five-number formulas, each named', () => {
    const summary = summariseArm(facts({ n: 50, median: 10, q1: 8, q3: 12 }), arm);
    if (!summary.ok) throw new Error(summary.explanation);
    expect(summary.mean).toBeCloseTo(10, 10);
    // Wan 2014: 4 / η(50), η = 2 Φ⁻¹((37.5 − 0.125)/50.25) = 1.31009.
    expect(summary.sd).toBeCloseTo(4 / 1.31009, 4);
    expect(summary.receipt('both').map(({ formulaId }) => formulaId)).toEqual([
      'luo-mean-s2',
      'wan-sd-s2',
      'standard-error-from-sd',
    ]);
  });

  it('is refused where it is skewed, has no n, or has nothing beside it', () => {
    const skewed = summariseArm(facts({ n: 50, median: 5, q1: 4, q3: 15 }), arm);
    expect(skewed).toMatchObject({ ok: false, explanation: expect.stringContaining('Significantly skewed') });
    expect(summariseArm(facts({ median: 10, q1: 8, q3: 12 }), arm)).toMatchObject({ ok: false });
    expect(summariseArm(facts({ n: 50, median: 10 }), arm)).toMatchObject({ ok: false, reason: 'no standard error' });
  });

  it('lends its quartiles to a printed mean', () => {
    const summary = summariseArm(facts({ n: 50, mean: 11, q1: 8, q3: 12 }), arm);
    expect(summary).toMatchObject({ ok: true, mean: 11, sd: 4 / 1.35 });
  });
});

describe('a contrast printed without its interval', () => {
  const error = (
    printed: Parameters<typeof facts>[0],
    estimate: number,
    isRatio = false,
    details: Partial<Measurement> = {},
  ) => {
    const found = contrastPrecision(facts(printed, details), { estimate, isRatio, slope: 1 });
    return found.ok ? found.standardError : found.reason;
  };

  it('gives its standard error from t, F or p', () => {
    expect(error({ t: -2.5 }, -5)).toBeCloseTo(2, 12);
    expect(error({ f: 6.25 }, -5)).toBeCloseTo(2, 12);
    expect(error({ p: 0.05 }, -1.959963985)).toBeCloseTo(1, 8);
    expect(error({ p: 0.05, n: 12 }, 2.228138852, false, { isAdjusted: false, estimation: 'raw' })).toBeCloseTo(1, 8);
    expect(error({ p: 0.05 }, Math.log(0.7), true)).toBeCloseTo(Math.abs(Math.log(0.7)) / 1.959963985, 8);
  });

  it('takes a bound below as a cautious p, and a bound above as nothing', () => {
    expect(error({ p: '<0.05' }, -1.959963985)).toBeCloseTo(1, 8);
    expect(error({ p: '>0.05' }, -1)).toBe('no standard error');
    expect(error({ t: 2 }, 0)).toBe('no standard error');
  });

  it('prefers what was printed: the standard error, then the interval', () => {
    expect(error({ se: 3, ci_low: -7, ci_high: -3, p: 0.5 }, -5)).toBe(3);
    expect(error({ ci_low: -8.91992797, ci_high: -1.08007203, p: 0.5 }, -5)).toBeCloseTo(2, 8);
  });
});

it('a row of counts shows the events of a raw percentage, and none of a model’s', () => {
  const outcome = { kind: 'binary' } as Outcome;
  const derived = (of: MeasurementFacts) =>
    workRow({ facts: of, arm, outcome, besideChange: () => null, assumed: () => null }).derived;
  expect(derived(facts({ n: 224, percent: 23.5 }))).toEqual({ events: 52.64 });
  expect(derived(facts({ n: 224, percent: 23.5 }, { estimation: 'model percent' }))).toEqual({});
  expect(derived(facts({ n: 224, events: 56 }))).toEqual({ percent: 25 });
});
