import { describe, expect, it } from 'vitest';
import { analyseMixedModel, checkedPoints } from '../../../../engine/pool/glmm/glmm.ts';
import { fitMixedModel } from '../../../../engine/pool/glmm/fit.ts';
import type { MixedModel } from '../../../../engine/pool/glmm/model.ts';
import { oddsRatioMixedModel, type OddsRatioModel } from '../../../../engine/pool/glmm/odds-ratio-models.ts';
import { logitProportionMixedModel, logRateMixedModel } from '../../../../engine/pool/glmm/one-sample-models.ts';
import { rateRatioMixedModel, type RateRatioModel } from '../../../../engine/pool/glmm/rate-ratio-models.ts';

const TABLES = { events1: [3, 6], total1: [20, 25], events2: [5, 9], total2: [22, 24] };
const RATES = { events1: [4, 9], time1: [120, 200], events2: [9, 12], time2: [118, 190] };

/** A likelihood whose maximum is known: normal in the effect, with its top at tau = 1/2. */
const quadratic = (best: number, variance: number): MixedModel => ({
  k: 4,
  nuisanceStart: [],
  logLikelihood: (effect, tau) => (-0.5 * (effect - best) ** 2) / variance - (tau * tau - 0.25) ** 2,
  gradient: null,
  conditionalLogLikelihood: (effect, tau) => 10 * effect + tau,
  saturated: () => ({ logLikelihood: 1.5, waldQ: 6 }),
});

describe('the fit of a likelihood with a known maximum', () => {
  it('finds effect 1 with standard error 1/2 and tau 1/2', () => {
    const { common, random } = fitMixedModel(quadratic(1, 0.25), 0.2, 0.4);
    expect(common.effect).toBeCloseTo(1, 6);
    expect(common).toMatchObject({ tau: 0, converged: true, heterogeneityUnbounded: false });
    expect(common.logLikelihood).toBeCloseTo(-1 / 16, 10);
    expect(common.standardError).toBeCloseTo(0.5, 5);
    expect(random.tau).toBeCloseTo(0.5, 5);
    expect(random.effect).toBeCloseTo(1, 5);
    expect(random.logLikelihood).toBeCloseTo(0, 9);
    expect(random.standardError).toBeCloseTo(0.5, 5);
    expect(random).toMatchObject({ converged: true, heterogeneityUnbounded: false });
  });

  it('uses the derivatives it is given and comes to the same', () => {
    const withGradient: MixedModel = {
      ...quadratic(1, 0.25),
      gradient: (effect, tau) => [-(effect - 1) / 0.25, -4 * tau * (tau * tau - 0.25)],
    };
    const { common, random } = fitMixedModel(withGradient, 0.2, 0.4);
    expect(common.effect).toBeCloseTo(1, 7);
    expect(random.tau).toBeCloseTo(0.5, 6);
    expect(random.converged).toBe(true);
  });

  it('asks the derivatives at zero for the effect alone, then for both, and the likelihood less often for it', () => {
    const asked: number[] = [];
    let evaluations = 0;
    const counted = (gradient: MixedModel['gradient']): number => {
      evaluations = 0;
      const { logLikelihood } = quadratic(1, 0.25);
      const { random } = fitMixedModel(
        {
          ...quadratic(1, 0.25),
          gradient,
          logLikelihood: (...at) => {
            evaluations += 1;
            return logLikelihood(...at);
          },
        },
        0.2,
        0.4,
      );
      expect(random.tau).toBeCloseTo(0.5, 5);
      return evaluations;
    };
    const without = counted(null);
    const withGradient = counted((effect, tau) => {
      asked.push(tau);
      return [-(effect - 1) / 0.25, -4 * tau * (tau * tau - 0.25)];
    });
    expect(withGradient).toBeLessThan(without);
    expect(asked.filter((tau) => tau === 0).length).toBeGreaterThan(1);
    expect(asked.filter((tau) => tau !== 0).length).toBeGreaterThan(1);
  });

  it('finds a maximum at a tau below the guess, and none below 1e-4', () => {
    // The top of a narrow hill at tau; at zero the likelihood is lower by one.
    const hill = (top: number, width: number): MixedModel => ({
      ...quadratic(1, 0.25),
      logLikelihood: (effect, tau) => -2 * (effect - 1) ** 2 - ((Math.abs(tau) - top) / width) ** 2,
    });
    expect(fitMixedModel(hill(0.1, 0.1), 1, 0.5).random.tau).toBeCloseTo(0.1, 5);
    expect(fitMixedModel(hill(5e-5, 5e-5), 1, 1e-4).random.tau).toBe(0);
  });

  it('stays at zero where heterogeneity never helps', () => {
    const model: MixedModel = {
      ...quadratic(1, 0.25),
      logLikelihood: (effect, tau) => -2 * (effect - 1) ** 2 - tau * tau,
    };
    const { common, random } = fitMixedModel(model, 0.2, 0.4);
    expect(random.tau).toBe(0);
    expect(random.logLikelihood).toBe(common.logLikelihood);
    expect(random.standardError).toBeCloseTo(0.5, 5);
  });

  it('finds a far maximum from a start near zero', () => {
    // Falls from zero, rises to its top at tau = 2: only the start at three times the guess reaches it.
    const model: MixedModel = {
      ...quadratic(1, 0.25),
      logLikelihood: (effect, tau) => -2 * (effect - 1) ** 2 - tau * tau + 20 * Math.exp(-2 * (Math.abs(tau) - 2) ** 2),
    };
    expect(fitMixedModel(model, 1, 0.5).random.tau).toBeGreaterThan(1.8);
  });

  it('says when the likelihood rises with heterogeneity without end', () => {
    const model: MixedModel = {
      ...quadratic(1, 0.25),
      logLikelihood: (effect, tau) => -2 * (effect - 1) ** 2 + Math.abs(tau),
    };
    expect(fitMixedModel(model, 1, 0.5).random).toMatchObject({ heterogeneityUnbounded: true, converged: false });
    const start = { effects: [0, 1], variances: [1, 1] };
    expect(analyseMixedModel(model, start).pooled).toEqual({
      reason: expect.stringContaining('The likelihood rises with the heterogeneity without a maximum'),
    });
  });

  it('has no standard error without curvature', () => {
    const model: MixedModel = { ...quadratic(1, 0.25), logLikelihood: () => -3 };
    expect(fitMixedModel(model, 1, 0.5).random.standardError).toBeNull();
    expect(analyseMixedModel(model, { effects: [0, 1], variances: [1, 1] }).pooled).toEqual({
      reason: 'The likelihood has no curvature at its maximum: these counts do not determine the effect.',
    });
  });

  it('takes shared parameters along, and their curvature into the error', () => {
    // Information [4 2 0; 2 2 0] of effect and shared parameter: the error of the effect is sqrt(2 / 4).
    const model: MixedModel = {
      ...quadratic(1, 0.25),
      nuisanceStart: [0, 0],
      logLikelihood: (effect, tau, [a = 0, sigma = 0]) => {
        const [e, s] = [effect - 1, a - 3];
        return -0.5 * (4 * e * e + 4 * e * s + 2 * s * s) - (tau * tau - 0.25) ** 2 - (sigma - 0.7) ** 2;
      },
    };
    const { common, random } = fitMixedModel(model, 0.2, 0.4);
    for (const fit of [common, random]) {
      expect(fit.nuisance[0]).toBeCloseTo(3, 5);
      expect(fit.nuisance[1]).toBeCloseTo(0.7, 5);
      expect(fit.standardError).toBeCloseTo(Math.SQRT1_2, 4);
    }
    const result = analyseMixedModel(model, { effects: [0, 1], variances: [1, 1] });
    expect(result.interceptVariance).toBeCloseTo(0.49, 5);
  });
});

describe('the result around a fit', () => {
  const start = { effects: [0, 1, 3], variances: [1, 1, 2] };
  const result = () => analyseMixedModel(quadratic(1, 0.25), start, 0.9);

  it('is dressed with I squared, both tests and both likelihoods', () => {
    const { pooled, ...rest } = result();
    if ('reason' in pooled) throw new Error(pooled.reason);
    // Normal quantile of 0.95.
    expect(pooled.confidenceInterval.high).toBeCloseTo(1 + 1.64485362695147 * 0.5, 4);
    expect(rest).toMatchObject({ k: 4, interceptVariance: null, converged: true });
    expect(rest.tauSquared).toBeCloseTo(0.25, 5);
    // Weights 1, 1, 1/2: trace (2.5^2 - 2.25) / 2.5 = 1.6, typical variance 2 / 1.6.
    expect(rest.iSquared).toBeCloseTo((100 * 0.25) / (0.25 + 1.25), 4);
    expect(rest.hSquared).toBeCloseTo(1.2, 5);
    expect(rest.waldTest).toMatchObject({ statistic: 6, degreesOfFreedom: 3 });
    expect(rest.waldTest.pValue).toBeCloseTo(0.111610225094715, 12);
    // Twice the distance from the common model, 3/2 + 1/16.
    expect(rest.likelihoodRatioTest.statistic).toBeCloseTo(3.125, 8);
    expect(rest.likelihoodRatioTest.degreesOfFreedom).toBe(3);
    expect(rest.logLikelihood).toBeCloseTo(0, 8);
    expect(rest.conditionalLogLikelihood).toBeCloseTo(10.5, 4);
  });

  it('has no negative test and a p of one for a single study', () => {
    const model: MixedModel = {
      ...quadratic(1, 0.25),
      k: 1,
      conditionalLogLikelihood: null,
      saturated: () => ({ logLikelihood: -9, waldQ: 0 }),
    };
    expect(analyseMixedModel(model, { effects: [0.5], variances: [1] })).toMatchObject({
      iSquared: 0,
      hSquared: 1,
      waldTest: { statistic: 0, degreesOfFreedom: 0, pValue: 1 },
      likelihoodRatioTest: { statistic: 0, degreesOfFreedom: 0, pValue: 1 },
      conditionalLogLikelihood: null,
    });
  });
});

describe('refusals', () => {
  const refused = (code: string, field: string, message: string) =>
    expect.objectContaining({ code, field, message: expect.stringContaining(message) });

  it.each([0, 102, 2.5, NaN])('%s quadrature points', (points) => {
    const error = refused(
      'out-of-range',
      'quadraturePoints',
      `The quadrature has ${points} points: give a whole number`,
    );
    expect(() => checkedPoints(points)).toThrowError(error);
    expect(() => logRateMixedModel({ events: [1], time: [2] }, { quadraturePoints: points })).toThrowError(error);
    expect(() => rateRatioMixedModel(RATES, { model: 'CM.EL', quadraturePoints: points })).toThrowError(error);
  });

  it.each([1, 7, 101])('not %s points', (points) => expect(checkedPoints(points)).toBe(points));

  it('models that there are not', () => {
    expect(() => oddsRatioMixedModel(TABLES, { model: 'XX' as OddsRatioModel })).toThrowError(
      refused('unknown-option', 'model', 'There is no model "XX": use UM.FS, UM.RS, CM.EL or CM.AL.'),
    );
    expect(() => rateRatioMixedModel(RATES, { model: 'XX' as RateRatioModel })).toThrowError(
      refused('unknown-option', 'model', 'There is no model "XX": use UM.FS, UM.RS or CM.EL.'),
    );
  });

  it('a level that is none', () => {
    expect(() => oddsRatioMixedModel(TABLES, { model: 'CM.AL', level: 95 })).toThrowError(
      expect.objectContaining({ field: 'level' }),
    );
  });

  it('studies that say nothing', () => {
    const nothing = { events1: [0], total1: [10], events2: [0], total2: [10] };
    expect(() => oddsRatioMixedModel(nothing, { model: 'CM.EL' })).toThrowError(
      refused('too-few-studies', 'events1', 'No study has both events and non-events.'),
    );
    const rates = { events1: [0], time1: [10], events2: [0], time2: [10] };
    expect(() => rateRatioMixedModel(rates, { model: 'CM.EL' })).toThrowError(
      refused('too-few-studies', 'events1', 'No study has an event.'),
    );
  });

  it.each([
    [{ events: [1, 2], total: [3] }, 'length-mismatch', 'total', 'total has 1 rows but events has 2.'],
    [{ events: [4], total: [3] }, 'out-of-range', 'events', 'A study has 4 events among 3: correct one of them.'],
    [{ events: [1, -1], total: [3, 3] }, 'out-of-range', 'events', 'events of study 2 is -1: give a count.'],
    [{ events: [Infinity], total: [3] }, 'out-of-range', 'events', 'events of study 1 is Infinity'],
    [{ events: [NaN], total: [3] }, 'out-of-range', 'events', 'events of study 1 is NaN'],
    [{ events: [0], total: [0] }, 'not-positive', 'total', 'total of study 1 is 0: it must be above zero.'],
    [{ events: [0], total: [Infinity] }, 'not-positive', 'total', 'total of study 1 is Infinity'],
    [{ events: [null, 1], total: [3, null] }, 'too-few-studies', 'events', 'No study has both numbers.'],
  ])('proportions: %j', (columns, code, field, message) => {
    expect(() => logitProportionMixedModel(columns)).toThrowError(refused(code, field, message));
  });

  it('rates name their own column', () => {
    expect(() => logRateMixedModel({ events: [1], time: [0] })).toThrowError(
      refused('not-positive', 'time', 'time of study 1 is 0'),
    );
    expect(() => logRateMixedModel({ events: [1], time: [] })).toThrowError(
      refused('length-mismatch', 'time', 'time has 0 rows but events has 1.'),
    );
  });
});

describe('which studies are in the model', () => {
  it('of one sample: those with both numbers, none and all events included', () => {
    expect(logitProportionMixedModel({ events: [0, null, 3, 10], total: [10, 10, 10, 10] }).k).toBe(3);
    expect(logRateMixedModel({ events: [2, 1, 3], time: [10, null, 12] }).k).toBe(2);
  });

  it('of rates: whoever has an event in either arm', () => {
    const equal = { events1: [4, 3, 0], time1: [20, 25, 10], events2: [4, 0, 5], time2: [22, 24, 11] };
    expect(rateRatioMixedModel(equal, { model: 'CM.EL' }).k).toBe(3);
    // The start needs every study's own effect; one without events in an arm has it from a half added to both.
    expect(rateRatioMixedModel(equal, { model: 'CM.EL' }).iSquared).toBeGreaterThanOrEqual(0);
  });

  it('of two samples: the uninformative when asked to keep them', () => {
    const tables = { events1: [0, 3], total1: [10, 20], events2: [0, 5], total2: [10, 22] };
    expect(oddsRatioMixedModel(tables, { model: 'CM.AL' }).k).toBe(1);
    expect(oddsRatioMixedModel(tables, { model: 'CM.AL', dropUninformative: false }).k).toBe(2);
    const rates = { events1: [0, 4], time1: [10, 20], events2: [0, 9], time2: [10, 22] };
    expect(rateRatioMixedModel(rates, { model: 'CM.EL' }).k).toBe(1);
    expect(rateRatioMixedModel(rates, { model: 'CM.EL', dropUninformative: false }).k).toBe(2);
  });
});

describe('which model', () => {
  it('the one with random intercepts tells their variance, no other has one', () => {
    const variance = (model: OddsRatioModel) =>
      oddsRatioMixedModel(TABLES, { model, quadraturePoints: 1 }).interceptVariance;
    expect(variance('UM.RS')).not.toBeNull();
    for (const model of ['UM.FS', 'CM.EL', 'CM.AL'] as const) expect(variance(model)).toBeNull();
    const ofRates = (model: RateRatioModel) =>
      rateRatioMixedModel(RATES, { model, quadraturePoints: 1 }).interceptVariance;
    expect(ofRates('UM.RS')).not.toBeNull();
    for (const model of ['UM.FS', 'CM.EL'] as const) expect(ofRates(model)).toBeNull();
  });
});

describe('one study is its own maximum', () => {
  it.each(['UM.FS', 'CM.AL'] as const)('odds ratio, %s', (model) => {
    const result = oddsRatioMixedModel({ events1: [3], total1: [20], events2: [5], total2: [22] }, { model });
    if ('reason' in result.pooled) throw new Error(result.pooled.reason);
    // CM.AL: the odds of an event being the intervention's, over the ratio of the arms.
    const expected = model === 'UM.FS' ? Math.log((3 * 17) / (17 * 5)) : Math.log((3 / 5) * (22 / 20));
    expect(result.pooled.estimate).toBeCloseTo(expected, 5);
    expect(result.pooled.standardError).toBeCloseTo(
      Math.sqrt(model === 'UM.FS' ? 1 / 3 + 1 / 17 + 1 / 5 + 1 / 17 : 1 / 3 + 1 / 5),
      4,
    );
  });

  it.each(['UM.FS', 'CM.EL'] as const)('rate ratio, %s', (model) => {
    const result = rateRatioMixedModel({ events1: [4], time1: [120], events2: [9], time2: [118] }, { model });
    if ('reason' in result.pooled) throw new Error(result.pooled.reason);
    expect(result.pooled.estimate).toBeCloseTo(Math.log(4 / 120 / (9 / 118)), 5);
    expect(result.pooled.standardError).toBeCloseTo(Math.sqrt(1 / 4 + 1 / 9), 4);
  });

  it('logit and log rate', () => {
    const logit = logitProportionMixedModel({ events: [3], total: [20] }).pooled;
    const rate = logRateMixedModel({ events: [6], time: [40] }, { level: 0.8 }).pooled;
    if ('reason' in logit || 'reason' in rate) throw new Error('not estimable');
    expect(logit.estimate).toBeCloseTo(Math.log(3 / 17), 6);
    expect(logit.standardError).toBeCloseTo(Math.sqrt(1 / 3 + 1 / 17), 5);
    expect(rate.estimate).toBeCloseTo(Math.log(6 / 40), 6);
    // Normal quantile of 0.9.
    expect(rate.confidenceInterval.low).toBeCloseTo(Math.log(6 / 40) - 1.2815515655446 / Math.sqrt(6), 5);
  });
});
