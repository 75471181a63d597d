import { normalCdf, normalDensity, normalQuantile } from '../math/distributions/normal.ts';
import { clippedPValue, selectionGrid, selectionShape, type ContinuousSelection } from './selection-functions.ts';

/** Log-likelihood at (mu, tau^2, delta); its gradient in that order is written into `gradient`. */
export type SelectionLikelihood = (
  mean: number,
  tauSquared: number,
  delta: ArrayLike<number>,
  gradient: Float64Array,
) => number;

/** exp(-u^2 / 2) is under 1e-17 beyond this u^2. */
const NEGLIGIBLE = 80;

const HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * Selection by intervals of the one-sided p-value: w = delta_j for p in (steps[j-1], steps[j]].
 *
 * @param effects analysis scale, significant results being large (mirrored by the caller otherwise)
 * @param steps increasing, the last one 1
 */
export function stepLikelihood(
  effects: Float64Array,
  variances: Float64Array,
  steps: readonly number[],
): SelectionLikelihood {
  const cuts = steps.slice(0, -1).map((step) => normalQuantile(step, { upper: true }));
  const interval = Int32Array.from(effects, (effect, i) => intervalOf(effect / Math.sqrt(variances[i]!), steps));
  const share = new Float64Array(steps.length);
  return (mean, tauSquared, delta, gradient) => {
    gradient.fill(0);
    let total = 0;
    for (let i = 0; i < effects.length; i++) {
      const study = standardise(effects[i]!, variances[i]!, mean, tauSquared, gradient);
      let area = 0;
      let areaByCentre = 0;
      let areaBySpread = 0;
      let upper = 0;
      let density = 0;
      let pull = 0;
      for (let j = 0; j < steps.length; j++) {
        // P(Z above this cut), its density and density times u, for Z ~ N(centre, spread).
        let above = 1;
        let densityHere = 0;
        let pullHere = 0;
        if (j < cuts.length) {
          const u = (cuts[j]! - study.centre) / study.spread;
          above = normalCdf(u, { upper: true });
          densityHere = normalDensity(u);
          pullHere = densityHere * u;
        }
        share[j] = above - upper;
        area += delta[j]! * share[j]!;
        areaByCentre += (delta[j]! * (densityHere - density)) / study.spread;
        areaBySpread += (delta[j]! * (pullHere - pull)) / (2 * study.spread * study.spread);
        upper = above;
        density = densityHere;
        pull = pullHere;
      }
      const own = interval[i]!;
      total += study.logDensity + Math.log(delta[own]!) - Math.log(area);
      gradient[2 + own] = gradient[2 + own]! + 1 / delta[own]!;
      for (let j = 0; j < steps.length; j++) gradient[2 + j] = gradient[2 + j]! - share[j]! / area;
      gradient[0] = gradient[0]! - areaByCentre / (area * study.samplingError);
      gradient[1] = gradient[1]! - areaBySpread / (area * variances[i]!);
    }
    return total;
  };
}

/** Position of the interval (steps[j-1], steps[j]] that holds the one-sided p of a standardised effect. */
export function intervalOf(z: number, steps: readonly number[]): number {
  const p = normalCdf(z, { upper: true });
  const at = steps.findIndex((step) => p <= step);
  return at < 0 ? steps.length - 1 : at;
}

/** Selection by a continuous function of the one-sided p-value. Arguments as `stepLikelihood`. */
export function continuousLikelihood(
  effects: Float64Array,
  variances: Float64Array,
  type: ContinuousSelection,
): SelectionLikelihood {
  const shape = selectionShape(type);
  const grid = selectionGrid(shape.clip);
  const count = grid.nodes.length;
  const m = shape.parameters;
  // Row n of the tables: grid node n; then the lower tail, the upper tail, and the studies' own p-values.
  const points = [...grid.nodes, grid.low, grid.high, ...effects.map((effect, i) => effect / Math.sqrt(variances[i]!))];
  const pValues = points.map((z) => clippedPValue(z, shape.clip));
  const logWeight = new Float64Array(points.length);
  const weight = new Float64Array(points.length);
  const slopes = new Float64Array(points.length * m);
  const slope = new Float64Array(m);
  const areaByDelta = new Float64Array(m);

  return (mean, tauSquared, delta, gradient) => {
    gradient.fill(0);
    pValues.forEach(({ p, q }, n) => {
      logWeight[n] = shape.logWeight(p, q, delta, slope);
      weight[n] = Math.exp(logWeight[n]!) * (n < count ? grid.weights[n]! : 1);
      slopes.set(slope, n * m);
    });
    let total = 0;
    for (let i = 0; i < effects.length; i++) {
      const study = standardise(effects[i]!, variances[i]!, mean, tauSquared, gradient);
      const { centre, spread } = study;
      let area = 0;
      let areaByCentre = 0;
      let areaBySquare = 0;
      areaByDelta.fill(0);
      for (let n = 0; n < count; n++) {
        const u = (grid.nodes[n]! - centre) / spread;
        if (u * u > NEGLIGIBLE) continue;
        const mass = weight[n]! * Math.exp(-0.5 * u * u);
        area += mass;
        areaByCentre += mass * u;
        areaBySquare += mass * (u * u - 1);
        for (let j = 0; j < m; j++) areaByDelta[j] = areaByDelta[j]! + mass * slopes[n * m + j]!;
      }
      const toDensity = Math.exp(-HALF_LOG_2_PI) / spread;
      area *= toDensity;
      areaByCentre *= toDensity / spread;
      areaBySquare *= toDensity / (2 * spread * spread);
      for (let j = 0; j < m; j++) areaByDelta[j] = areaByDelta[j]! * toDensity;
      for (const side of [-1, 1]) {
        const n = side < 0 ? count : count + 1;
        const u = ((side < 0 ? grid.low : grid.high) - centre) / spread;
        const part = weight[n]! * normalCdf(side * u, { upper: true });
        const density = side * weight[n]! * normalDensity(u);
        area += part;
        areaByCentre += density / spread;
        areaBySquare += (density * u) / (2 * spread * spread);
        for (let j = 0; j < m; j++) areaByDelta[j] = areaByDelta[j]! + part * slopes[n * m + j]!;
      }
      const own = count + 2 + i;
      total += study.logDensity + logWeight[own]! - Math.log(area);
      for (let j = 0; j < m; j++) {
        gradient[2 + j] = gradient[2 + j]! + slopes[own * m + j]! - areaByDelta[j]! / area;
      }
      gradient[0] = gradient[0]! - areaByCentre / (area * study.samplingError);
      gradient[1] = gradient[1]! - areaBySquare / (area * variances[i]!);
    }
    return total;
  };
}

/** ln N(y; mu, v + tau^2) with its part of the gradient, and the study on the scale z = y / sqrt(v). */
function standardise(
  effect: number,
  variance: number,
  mean: number,
  tauSquared: number,
  gradient: Float64Array,
): Readonly<{ logDensity: number; centre: number; spread: number; samplingError: number }> {
  const total = variance + tauSquared;
  const residual = effect - mean;
  gradient[0] = gradient[0]! + residual / total;
  gradient[1] = gradient[1]! + 0.5 * ((residual * residual) / (total * total) - 1 / total);
  const samplingError = Math.sqrt(variance);
  return {
    logDensity: -HALF_LOG_2_PI - 0.5 * Math.log(total) - (0.5 * residual * residual) / total,
    centre: mean / samplingError,
    spread: Math.sqrt(total) / samplingError,
    samplingError,
  };
}
