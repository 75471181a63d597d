import { describe, expect, it } from 'vitest';
import { absoluteEffect, absoluteRate } from '../../../engine/decision/absolute-effect.ts';
import {
  absoluteEffectWithUncertainBaseline,
  riskFromCounts,
  riskFromInterval,
} from '../../../engine/decision/uncertain-baseline.ts';

const per1000 = (value: number): number => Math.round(1000 * value);

describe('absolute effects at a fixed baseline risk, checklist C33', () => {
  it.each([
    ['RR', [0.75, 0.62, 0.91], 0.2, 150, [-50, -76, -18]],
    ['OR', [0.6, 0.45, 0.8], 0.3, 205, [-95, -138, -45]],
    ['RR', [1.42, 0.96, 2.1], 0.034, 48, [14, -1, 37]],
    ['HR', [0.5, 0.4, 0.7], 0.36, 200, [-160, -197, -92]],
    ['RD', [-0.1, -0.15, -0.05], 0.3, 200, [-100, -150, -50]],
  ] as const)('%s %o at %s', (measure, [estimate, low, high], p0, risk, [d, dLow, dHigh]) => {
    const result = absoluteEffect(measure, { estimate, low, high }, p0);
    expect(per1000(result.risk.estimate)).toBe(risk);
    expect(per1000(result.difference.estimate)).toBe(d);
    expect(per1000(result.difference.low)).toBe(dLow);
    expect(per1000(result.difference.high)).toBe(dHigh);
    expect(result.numberNeededToTreat).toBeCloseTo(1 / result.difference.estimate, 12);
  });

  it('reads a Peto odds ratio as an odds ratio', () => {
    const effect = { estimate: 0.6, low: 0.45, high: 0.8 };
    expect(absoluteEffect('PETO', effect, 0.3)).toEqual(absoluteEffect('OR', effect, 0.3));
  });

  it('has no number needed to treat without a difference', () => {
    expect(absoluteEffect('RR', { estimate: 1, low: 0.9, high: 1.1 }, 0.2).numberNeededToTreat).toBeNull();
  });

  it('refuses a risk ratio that implies more than everyone (C13), naming the offending number', () => {
    const at = (estimate: number, low: number, high: number) => () =>
      absoluteEffect('RR', { estimate, low, high }, 0.4);
    expect(at(3.2, 2, 4)).toThrowError(/1280 per 1000/);
    expect(at(2, 1, 3)).toThrowError(expect.objectContaining({ code: 'refused', field: 'high' }));
    expect(() => absoluteEffect('RD', { estimate: -0.5, low: -0.6, high: 0 }, 0.4)).toThrowError(
      expect.objectContaining({ code: 'refused', field: 'estimate' }),
    );
  });

  it.each([
    ['RR', { estimate: 0, low: 0, high: 1 }, 0.2, 'not-positive', 'estimate'],
    ['RR', { estimate: 1, low: 1.1, high: 2 }, 0.2, 'out-of-range', 'low'],
    ['RR', { estimate: 1, low: 0.5, high: 0.9 }, 0.2, 'out-of-range', 'high'],
    ['RR', { estimate: 1, low: NaN, high: 2 }, 0.2, 'not-finite', 'low'],
    ['RR', { estimate: 1, low: 0.5, high: 2 }, 0, 'out-of-range', 'baselineRisk'],
    ['RR', { estimate: 1, low: 0.5, high: 2 }, 1, 'out-of-range', 'baselineRisk'],
    ['XX' as 'RR', { estimate: 1, low: 0.5, high: 2 }, 0.2, 'unknown-option', 'measure'],
  ] as const)('refuses %s %o at %s', (measure, effect, p0, code, field) => {
    expect(() => absoluteEffect(measure, effect, p0)).toThrowError(expect.objectContaining({ code, field }));
  });

  it('carries a rate ratio to events per person-time', () => {
    const result = absoluteRate({ estimate: 0.5, low: 0.25, high: 1.5 }, 40);
    expect(result.rate).toEqual({ estimate: 20, low: 10, high: 60 });
    expect(result.difference).toEqual({ estimate: -20, low: -30, high: 20 });
    expect(() => absoluteRate({ estimate: 1, low: 1, high: 1 }, 0)).toThrowError(
      expect.objectContaining({ field: 'baselineRate' }),
    );
  });
});

describe('absolute effects at an uncertain baseline risk', () => {
  const z = 1.959963984540054;
  const relative = { estimate: Math.log(0.75), standardError: (Math.log(0.91) - Math.log(0.62)) / (2 * z) };

  it.each(['RR', 'OR', 'HR'] as const)('gives the fixed-risk limits of %s when the risk is certain', (measure) => {
    const fixed = absoluteEffect(
      measure,
      {
        estimate: 0.75,
        low: Math.exp(relative.estimate - z * relative.standardError),
        high: Math.exp(relative.estimate + z * relative.standardError),
      },
      0.2,
    );
    const result = absoluteEffectWithUncertainBaseline(measure, relative, { risk: 0.2, logitStandardError: 0 });
    expect(result.difference).toBeCloseTo(fixed.difference.estimate, 12);
    expect(result.low).toBeCloseTo(fixed.difference.low, 9);
    expect(result.high).toBeCloseTo(fixed.difference.high, 9);
  });

  it('leaves a risk difference as it is', () => {
    const result = absoluteEffectWithUncertainBaseline(
      'RD',
      { estimate: -0.05, standardError: 0.01 },
      { risk: 0.5, logitStandardError: 0.2 },
    );
    expect(result.low).toBeCloseTo(-0.05 - z * 0.01, 8);
    expect(result.high).toBeCloseTo(-0.05 + z * 0.01, 8);
  });

  it('agrees with a million seeded draws', () => {
    const baseline = riskFromCounts(30, 150);
    const result = absoluteEffectWithUncertainBaseline('RR', relative, baseline);
    // Box-Muller on a linear congruential generator: plenty for three digits.
    let state = 12345;
    const uniform = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const draws = new Float64Array(400_000);
    for (let i = 0; i < draws.length; i += 1) {
      const radius = Math.sqrt(-2 * Math.log(uniform()));
      const angle = 2 * Math.PI * uniform();
      const p0 = 1 / (1 + Math.exp(-Math.log(0.25) - baseline.logitStandardError * radius * Math.cos(angle)));
      const ratio = Math.exp(relative.estimate + relative.standardError * radius * Math.sin(angle));
      draws[i] = Math.min(1, p0 * ratio) - p0;
    }
    draws.sort();
    expect(result.low).toBeCloseTo(draws[10_000] ?? NaN, 3);
    expect(result.high).toBeCloseTo(draws[390_000] ?? NaN, 3);
  });

  it('is wider than at a fixed risk', () => {
    const certain = absoluteEffectWithUncertainBaseline('RR', relative, { risk: 0.2, logitStandardError: 0 });
    const uncertain = absoluteEffectWithUncertainBaseline('RR', relative, { risk: 0.2, logitStandardError: 0.4 });
    expect(uncertain.high - uncertain.low).toBeGreaterThan(certain.high - certain.low);
  });

  it('reads the uncertainty of a risk from counts or from an interval', () => {
    expect(riskFromCounts(20, 100)).toEqual({ risk: 0.2, logitStandardError: Math.sqrt(1 / 20 + 1 / 80) });
    expect(riskFromCounts(0, 9).risk).toBeCloseTo(0.05, 12);
    const { logitStandardError } = riskFromInterval(0.2, 0.15, 0.26);
    expect(logitStandardError).toBeCloseTo((Math.log(0.26 / 0.74) - Math.log(0.15 / 0.85)) / (2 * z), 12);
    expect(() => riskFromCounts(11, 10)).toThrowError(expect.objectContaining({ field: 'events' }));
    expect(() => riskFromInterval(0.2, 0.25, 0.3)).toThrowError(expect.objectContaining({ field: 'low' }));
  });
});
