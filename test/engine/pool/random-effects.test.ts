import { describe, expect, it } from 'vitest';
import { fitRandomEffects, type RandomEffectsOptions } from '../../../engine/pool/random-effects.ts';
import type { PooledTest, TauSquaredEstimator } from '../../../engine/pool/types.ts';

const EFFECTS = [0.1, 0.9, -0.3, 0.5, 0.2];
const VARIANCES = [0.04, 0.09, 0.0625, 0.16, 0.01];
const fit = (options: RandomEffectsOptions) => fitRandomEffects(EFFECTS, VARIANCES, options);

/** Reference values of metafor 4.8, `rma` with a tight threshold. */
describe('five studies with every estimator', () => {
  it.each([
    ['EE', 0, null, 0.194650061393, 0.0794649711181, 60.9847901589, 2.56310296439],
    ['DL', 0.0705492330529, 0.0895252311767, 0.225256096788, 0.159025700647, 60.9847901589, 2.56310296439],
    ['HE', 0.1295, 0.146215166792, 0.239229142756, 0.195044321275, 74.1550509937, 3.86922798632],
    ['HS', 0.0331673086954, 0.0324303326325, 0.21061718214, 0.128478071759, 42.3585126021, 1.73486154702],
    ['HSk', 0.0493524879128, 0.0500139662282, 0.217715730723, 0.142954691603, 52.2322724992, 2.09346362559],
    ['SJ', 0.135294343237, 0.10101054908, 0.240232058034, 0.198153425026, 74.9850449205, 3.99760861781],
    ['ML', 0.0498614529773, 0.0599793913567, 0.21791878543, 0.143372581273, 52.4882013905, 2.10474035769],
    ['REML', 0.103741625552, 0.114078131452, 0.234090748949, 0.18043010364, 69.6833756602, 3.29852027321],
    ['EB', 0.122397474005, 0.129183020713, 0.237929339087, 0.191150401475, 73.0593504849, 3.71186299514],
    ['PM', 0.122397474005, 0.129183020713, 0.237929339087, 0.191150401475, 73.0593504849, 3.71186299514],
    ['PMM', 0.161038501091, 0.157888109434, 0.244153583699, 0.211323214863, 78.1085878828, 4.56800134521],
  ] as const satisfies readonly (readonly [TauSquaredEstimator, ...(number | null)[]])[])(
    '%s',
    (estimator, tauSquared, tauError, estimate, standardError, iSquared, hSquared) => {
      const result = fit({ estimator });
      expect(result).toMatchObject({ k: 5, estimator, test: 'z', converged: true, tauSquaredTruncated: false });
      expect(result.tauSquared).toBeCloseTo(tauSquared, 7);
      if (tauError === null) expect(result.tauSquaredStandardError).toBeNull();
      else expect(result.tauSquaredStandardError).toBeCloseTo(tauError, 7);
      expect(result.estimate).toBeCloseTo(estimate, 7);
      expect(result.standardError).toBeCloseTo(standardError, 7);
      expect(result.iSquared).toBeCloseTo(iSquared, 4);
      expect(result.hSquared).toBeCloseTo(hSquared, 5);
      expect(result.q).toBeCloseTo(10.2524118576, 9);
      expect(result.qDegreesOfFreedom).toBe(4);
      expect(result.qPValue).toBeCloseTo(0.0363838492255, 10);
    },
  );

  it('REML is the default, with the z test at 95 %', () => {
    expect(fit({})).toEqual(fit({ estimator: 'REML', test: 'z', level: 0.95 }));
  });
});

describe('five studies with every test, DerSimonian-Laird', () => {
  it.each([
    ['z', null, 0.159025700647, 1.41647605306, 0.156636170605, -0.0864285490963, -0.381505217144],
    ['t', 4, 0.159025700647, 1.41647605306, 0.229584689464, -0.216270031374, -0.63426963602],
    ['knha', 4, 0.184542345614, 1.22062010233, 0.289262759717, -0.287115595393, -0.672721583591],
    ['adhoc', 4, 0.184542345614, 1.22062010233, 0.289262759717, -0.287115595393, -0.672721583591],
  ] as const)('%s', (test, degreesOfFreedom, standardError, statistic, pValue, low, predictionLow) => {
    const result = fit({ estimator: 'DL', test });
    expect(result).toMatchObject({ test, degreesOfFreedom });
    expect(result.standardError).toBeCloseTo(standardError, 10);
    expect(result.statistic).toBeCloseTo(statistic, 9);
    expect(result.pValue).toBeCloseTo(pValue, 10);
    expect(result.confidenceInterval.low).toBeCloseTo(low, 9);
    expect(result.confidenceInterval.high).toBeCloseTo(2 * result.estimate - low, 9);
    expect(result.predictionInterval?.low).toBeCloseTo(predictionLow, 9);
    expect(result.predictionInterval?.high).toBeCloseTo(2 * result.estimate - predictionLow, 9);
  });

  it('the ad hoc factor is one where Knapp-Hartung would narrow the interval', () => {
    const narrow = (test: PooledTest) => fitRandomEffects([-0.5, -0.52, -0.48], [0.04, 0.0625, 0.09], { test });
    expect(narrow('knha').standardError).toBeLessThan(narrow('z').standardError);
    expect(narrow('adhoc').standardError).toBe(narrow('z').standardError);
    expect(narrow('adhoc').degreesOfFreedom).toBe(2);
  });

  it('weights are percents of 1 / (v + tau squared)', () => {
    const { weights } = fit({ estimator: 'DL' });
    const percent = [22.8759375056963, 15.7516625805858, 19.0073801148142, 10.9690989344608, 31.3959208644429];
    percent.forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 10));
    expect(weights).toHaveLength(5);
  });

  it('the interval of Riley has one degree of freedom less, but at least one', () => {
    // t quantiles of 0.975: 3.18244630528371 on 3, 12.7062047361747 on 1.
    const spread = Math.sqrt(0.0705492330529 + 0.159025700647 ** 2);
    expect(fit({ estimator: 'DL', test: 't' }).rileyPredictionInterval?.high).toBeCloseTo(
      0.225256096788 + 3.18244630528371 * spread,
      8,
    );
    const two = fitRandomEffects([0, 1], [0.125, 0.125], { test: 't' });
    expect(two.tauSquared).toBeCloseTo(0.375, 9);
    expect(two.rileyPredictionInterval?.low).toBeCloseTo(0.5 - 12.7062047361747 * Math.sqrt(0.375 + 0.25), 7);
    expect(fit({ estimator: 'EE' })).toMatchObject({ predictionInterval: null, rileyPredictionInterval: null });
  });
});

describe('likelihood and information criteria', () => {
  it.each([
    ['REML', 'restricted', -2.34654613046245, 4.69309226092489, 8.69309226092489, 7.46568098316467, 20.69309226092489],
    [
      'ML',
      'maximumLikelihood',
      -2.25133884859007,
      10.15045417062966,
      8.50267769718014,
      7.72155352204834,
      14.50267769718014,
    ],
    [
      'EE',
      'maximumLikelihood',
      -2.30231769205966,
      10.25241185756884,
      6.60463538411932,
      6.21407329655342,
      7.93796871745265,
    ],
  ] as const)('of %s', (estimator, kind, logLikelihood, deviance, aic, bic, aicCorrected) => {
    const statistics = fit({ estimator })[kind];
    expect(statistics.logLikelihood).toBeCloseTo(logLikelihood, 7);
    expect(statistics.deviance).toBeCloseTo(deviance, 6);
    expect(statistics.aic).toBeCloseTo(aic, 7);
    expect(statistics.bic).toBeCloseTo(bic, 7);
    expect(statistics.aicCorrected).toBeCloseTo(aicCorrected, 7);
  });
});

describe('the edges', () => {
  it('one study is itself, tested by z whatever was asked', () => {
    const one = fitRandomEffects([0.5], [0.0625], { test: 'knha' });
    expect(one).toMatchObject({
      k: 1,
      test: 'z',
      estimate: 0.5,
      standardError: 0.25,
      statistic: 2,
      degreesOfFreedom: null,
      tauSquared: 0,
      tauSquaredStandardError: null,
      tauSquaredTruncated: false,
      converged: true,
      iSquared: 0,
      hSquared: 1,
      q: 0,
      qDegreesOfFreedom: 0,
      qPValue: 1,
    });
    expect([...one.weights]).toEqual([100]);
    expect(one.pValue).toBeCloseTo(0.0455002638963584, 12);
  });

  it('identical effects have no Knapp-Hartung error: an infinite statistic, or none at zero', () => {
    const away = fitRandomEffects([2, 2, 2], [1, 2, 4], { test: 'knha' });
    expect(away).toMatchObject({ standardError: 0, statistic: Infinity, pValue: 0, tauSquaredTruncated: true });
    const zero = fitRandomEffects([0, 0, 0], [1, 2, 4], { test: 'knha' });
    expect(zero).toMatchObject({ standardError: 0, statistic: null, pValue: null });
    expect(fitRandomEffects([0, 0], [1, 1]).statistic).toBe(0);
  });

  it('refuses unknown tests and estimators, naming those there are', () => {
    expect(() => fit({ test: 'F' as PooledTest })).toThrowError(
      expect.objectContaining({
        code: 'unknown-option',
        field: 'test',
        message: 'There is no test "F": use one of z, t, knha, adhoc.',
      }),
    );
    expect(() => fit({ estimator: 'XX' as TauSquaredEstimator })).toThrowError(
      expect.objectContaining({
        code: 'unknown-option',
        field: 'estimator',
        message: 'There is no estimator "XX": use one of EE, DL, HE, HS, HSk, SJ, ML, REML, EB, PM, PMM.',
      }),
    );
    expect(() => fit({ level: 1 })).toThrowError(expect.objectContaining({ field: 'level' }));
  });
});
