import { describe, expect, it } from 'vitest';
import { fitMixedModel } from '../../../../engine/pool/glmm/fit.ts';
import type { MixedModel } from '../../../../engine/pool/glmm/model.ts';

/** Likelihoods with a known top, one for each thing the search has to see to. */
const model = (logLikelihood: MixedModel['logLikelihood'], more: Partial<MixedModel> = {}): MixedModel => ({
  k: 4,
  nuisanceStart: [],
  logLikelihood,
  gradient: null,
  conditionalLogLikelihood: null,
  saturated: () => ({ logLikelihood: 0, waldQ: 0 }),
  ...more,
});

/** A hill of height one and half-width `width` at `top`. */
const hill = (at: number, top: number, width: number): number => Math.exp(-(((at - top) / width) ** 2));

describe('starts of the search for tau', () => {
  it('the guess itself', () => {
    const at = model((effect, tau) => -(effect ** 2) + hill(Math.abs(tau), 0.1, 0.03));
    expect(fitMixedModel(at, 0, 0.1).random.tau).toBeCloseTo(0.1, 5);
  });

  it('a fifth of it, where the guess ends at a hill lower than zero', () => {
    // Higher at 0.2 than at zero, at zero than at 1.
    const at = model(
      (effect, tau) =>
        -(effect ** 2) +
        3 * hill(Math.abs(tau), 0.2, 0.05) +
        hill(Math.abs(tau), 0, 0.05) +
        0.5 * hill(Math.abs(tau), 1, 0.3),
    );
    const { common, random } = fitMixedModel(at, 0, 1);
    expect(common.logLikelihood).toBeCloseTo(1, 4);
    expect(random.tau).toBeCloseTo(0.2, 3);
    expect(random.logLikelihood).toBeCloseTo(3, 3);
  });

  it('at most half of the largest tau, whatever the guess', () => {
    const at = model((effect, tau) => -(effect ** 2) - (tau * tau - 4) ** 2 / 100);
    const { random } = fitMixedModel(at, 0.3, 400);
    expect(random.tau).toBeCloseTo(2, 4);
    expect(random.effect).toBeCloseTo(0, 5);
  });

  it('none goes beyond the largest tau', () => {
    let largest = 0;
    const at = model((effect, tau) => {
      largest = Math.max(largest, Math.abs(tau));
      return -(effect ** 2) + Math.abs(tau);
    });
    const { random } = fitMixedModel(at, 0.1, 0.5);
    expect(random).toMatchObject({ heterogeneityUnbounded: true, converged: false });
    expect(random.tau).toBeGreaterThan(9.9);
    expect(random.tau).toBeLessThanOrEqual(10);
    expect(largest).toBeLessThan(10.001);
  });

  it('a smaller one, where the guess runs off along a ridge', () => {
    // Higher at 0.4 than at the largest tau, to which everything beyond 1 leads.
    const at = model(
      (effect, tau) => -(effect ** 2) + 3 * hill(Math.abs(tau), 0.4, 0.3) + Math.max(0, Math.abs(tau) - 1) / 9,
    );
    const { random } = fitMixedModel(at, 0.1, 2);
    expect(random).toMatchObject({ heterogeneityUnbounded: false, converged: true });
    expect(random.tau).toBeCloseTo(0.4, 4);
  });

  it('keep zero where heterogeneity changes nothing', () => {
    const { common, random } = fitMixedModel(
      model((effect) => -2 * (effect - 1) ** 2),
      0.3,
      0.5,
    );
    expect(random.tau).toBe(0);
    expect(random).toEqual(common);
  });
});

describe('derivatives', () => {
  it('that belong to the exact integral lead to the top of the quadrature itself', () => {
    // Top at effect 1, tau 1/2; the derivatives vanish at effect 1.001, tau 0.501.
    const at = model((effect, tau) => -2 * (effect - 1) ** 2 - (tau * tau - 0.25) ** 2, {
      gradient: (effect, tau) => [-4 * (effect - 1.001), -4 * tau * (tau * tau - 0.501 ** 2)],
    });
    const { random } = fitMixedModel(at, 0.2, 0.4);
    expect(random.effect).toBeCloseTo(1, 5);
    expect(random.tau).toBeCloseTo(0.5, 4);
    expect(random.converged).toBe(true);
  });

  it('a search without end stops after a hundred steps and says so', () => {
    let asked = 0;
    const at = model((effect) => effect, {
      gradient: (_, tau) => {
        if (tau === 0) asked += 1;
        return [1, 0];
      },
    });
    const { common } = fitMixedModel(at, 0, 0.5);
    expect(common.converged).toBe(false);
    expect(asked).toBeLessThanOrEqual(101);
    expect(asked).toBeGreaterThan(50);
  });
});

describe('a shared standard deviation', () => {
  /**
   * Shared: an intercept with its top at 3, and sigma. Without heterogeneity sigma is zero at the top; with tau = 1 its square is
   * 0.49, and along sigma = 0 the likelihood has a lower top of its own.
   */
  const tied = (seen: (effect: number, tau: number, nuisance: Float64Array) => void = () => undefined) =>
    model(
      (effect, tau, nuisance) => {
        seen(effect, tau, nuisance);
        const [a, squared, t] = [nuisance[0] as number, (nuisance[1] as number) ** 2, tau * tau];
        const apart = squared - 0.49 * t;
        return -((effect - 1) ** 2) - (a - 3) ** 2 - apart * apart - 0.5 * squared * (1 - t) ** 2 - (t - 1) ** 2;
      },
      { nuisanceStart: [2.5, 0.5] },
    );

  it('that was zero without heterogeneity is looked for above zero with it', () => {
    const { common, random } = fitMixedModel(tied(), 0.5, 0.8);
    expect(common.nuisance[1]).toBeCloseTo(0, 3);
    expect(random.logLikelihood).toBeCloseTo(0, 6);
    expect(random.tau).toBeCloseTo(1, 3);
    expect((random.nuisance[1] as number) ** 2).toBeCloseTo(0.49, 3);
    expect(random.nuisance[0]).toBeCloseTo(3, 4);
  });

  it('of a lower likelihood above zero is not taken', () => {
    // From sigma 1/2 the search climbs the hill at sigma squared 2; the one at zero is higher.
    const at = model(
      (effect, tau, nuisance) => {
        const squared = (nuisance[1] as number) ** 2;
        const [t, a] = [tau * tau, nuisance[0] as number];
        const spread = t < 0.01 ? -squared : 3 * hill(squared, 0, 0.02) + hill(squared, 2, 2);
        return -((effect - 1) ** 2) - (a - 3) ** 2 - (t - 1) ** 2 + spread;
      },
      { nuisanceStart: [2.5, 0.5] },
    );
    const { random } = fitMixedModel(at, 0.5, 0.8);
    expect(random.nuisance[1]).toBeCloseTo(0, 3);
    expect(random.logLikelihood).toBeGreaterThan(3);
  });

  it('that was not zero is where the search with heterogeneity begins', () => {
    const starts: number[] = [];
    const at = model(
      (effect, tau, nuisance) => {
        if (tau !== 0 && nuisance[0] === 2.5) starts.push(tau);
        return (
          -((effect - 1) ** 2) - ((nuisance[0] as number) - 3) ** 2 - ((nuisance[1] as number) - 0.7) ** 2 - tau ** 2
        );
      },
      { nuisanceStart: [2.5, 0.5] },
    );
    const { random } = fitMixedModel(at, 0.5, 0.8);
    expect(random.nuisance[1]).toBeCloseTo(0.7, 5);
    expect(starts).toEqual([]);
  });
});

describe('the standard error of the effect', () => {
  it('is that of the likelihood at the heterogeneity found, not without it', () => {
    // Variance 1/4 + tau squared, tau = 1/2.
    const at = model((effect, tau) => (-0.5 * (effect - 1) ** 2) / (0.25 + tau * tau) - (tau * tau - 0.25) ** 2);
    const { common, random } = fitMixedModel(at, 0.2, 0.4);
    expect(common.standardError).toBeCloseTo(0.5, 6);
    expect(random.standardError).toBeCloseTo(Math.SQRT1_2, 5);
  });

  it('is null where the effect has no curvature though tau has', () => {
    const { random } = fitMixedModel(
      model((_, tau) => -((tau * tau - 0.25) ** 2)),
      0.2,
      0.4,
    );
    expect(random.tau).toBeCloseTo(0.5, 4);
    expect(random.standardError).toBeNull();
  });

  it('is null at a saddle', () => {
    // Both diagonal entries of the information are 1, the other 2: a stationary point that is no top.
    const at = model(
      (effect, tau, nuisance) => {
        const a = nuisance[0] as number;
        return -0.5 * (effect * effect + a * a + 4 * effect * a) - tau * tau;
      },
      { nuisanceStart: [0] },
    );
    expect(fitMixedModel(at, 0, 0.4).common.standardError).toBeNull();
  });
});
