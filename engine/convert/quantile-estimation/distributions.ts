import { betaQuantile } from '../../math/distributions/beta.ts';
import { gammaQuantile } from '../../math/distributions/gamma.ts';
import { normalQuantile } from '../../math/distributions/normal.ts';
import { logGamma } from '../../math/log-gamma.ts';
import { brentMinimum, nelderMead } from '../../math/minimise.ts';

export type Candidate = 'normal' | 'log-normal' | 'gamma' | 'Weibull' | 'beta';

/** A printed quantile: what was printed, at which probability. */
export type QuantilePoint = Readonly<{ probability: number; value: number }>;

/** A distribution laid through the quantiles by least squares. `parameters` are named as they print. */
export type FittedDistribution = Readonly<{
  name: Candidate;
  parameters: readonly (readonly [name: string, value: number])[];
  sumOfSquares: number;
  mean: number;
  sd: number;
}>;

/** A family with one shape, and a scale that multiplies every quantile. */
type ScaledFamily = Readonly<{
  name: Candidate;
  /** Quantile at a scale of one; `shape` is positive. */
  unit: (probability: number, shape: number) => number;
  describe: (shape: number, scale: number) => Pick<FittedDistribution, 'parameters' | 'mean' | 'sd'>;
}>;

const LOG_NORMAL: ScaledFamily = {
  name: 'log-normal',
  unit: (probability, sigma) => Math.exp(sigma * normalQuantile(probability)),
  describe: (sigma, scale) => {
    const mean = scale * Math.exp(sigma ** 2 / 2);
    return {
      parameters: [
        ['mean of logs', Math.log(scale)],
        ['SD of logs', sigma],
      ],
      mean,
      sd: mean * Math.sqrt(Math.expm1(sigma ** 2)),
    };
  },
};

const GAMMA: ScaledFamily = {
  name: 'gamma',
  unit: (probability, shape) => gammaQuantile(probability, shape, 1),
  describe: (shape, scale) => ({
    parameters: [
      ['shape', shape],
      ['scale', scale],
    ],
    mean: shape * scale,
    sd: Math.sqrt(shape) * scale,
  }),
};

const WEIBULL: ScaledFamily = {
  name: 'Weibull',
  unit: (probability, shape) => (-Math.log1p(-probability)) ** (1 / shape),
  describe: (shape, scale) => {
    const first = Math.exp(logGamma(1 + 1 / shape));
    const ratio = Math.exp(logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape));
    return {
      parameters: [
        ['shape', shape],
        ['scale', scale],
      ],
      mean: scale * first,
      sd: scale * first * Math.sqrt(ratio - 1),
    };
  },
};

/** Shapes tried before the search is narrowed: from nearly symmetric to nearly all of the scale in the tail. */
const LOG_SHAPES = Array.from({ length: 41 }, (_, i) => -4 + i * 0.3);

/** Every family the numbers allow: below zero only the normal, the beta only strictly between 0 and 1. */
export function fitAll(points: readonly QuantilePoint[]): readonly FittedDistribution[] {
  const values = points.map(({ value }) => value);
  const fits = [fitNormal(points)];
  if (Math.min(...values) > 0) fits.push(...[LOG_NORMAL, GAMMA, WEIBULL].map((family) => fitScaled(family, points)));
  if (Math.min(...values) > 0 && Math.max(...values) < 1) fits.push(fitBeta(points));
  return fits;
}

/** Straight line of the quantiles on the normal scores: least squares in closed form. */
function fitNormal(points: readonly QuantilePoint[]): FittedDistribution {
  const scores = points.map(({ probability }) => normalQuantile(probability));
  const meanScore = average(scores);
  const meanValue = average(points.map(({ value }) => value));
  let products = 0;
  let squares = 0;
  points.forEach(({ value }, i) => {
    products += (scores[i]! - meanScore) * (value - meanValue);
    squares += (scores[i]! - meanScore) ** 2;
  });
  const sd = products / squares;
  const mean = meanValue - sd * meanScore;
  return {
    name: 'normal',
    parameters: [
      ['mean', mean],
      ['SD', sd],
    ],
    sumOfSquares: sum(points.map(({ value }, i) => (value - mean - sd * scores[i]!) ** 2)),
    mean,
    sd,
  };
}

/** The best scale for a shape has a closed form, so that only the shape is searched for. */
function fitScaled(family: ScaledFamily, points: readonly QuantilePoint[]): FittedDistribution {
  const at = (logShape: number): Readonly<{ scale: number; sumOfSquares: number }> => {
    const units = points.map(({ probability }) => family.unit(probability, Math.exp(logShape)));
    const scale = sum(points.map(({ value }, i) => value * units[i]!)) / sum(units.map((unit) => unit ** 2));
    return { scale, sumOfSquares: sum(points.map(({ value }, i) => (value - scale * units[i]!) ** 2)) };
  };
  const tried = LOG_SHAPES.map((logShape) => ({ logShape, sumOfSquares: finite(at(logShape).sumOfSquares) }));
  const best = tried.reduce((least, one) => (one.sumOfSquares < least.sumOfSquares ? one : least)).logShape;
  const step = LOG_SHAPES[1]! - LOG_SHAPES[0]!;
  const { x } = brentMinimum((logShape) => at(logShape).sumOfSquares, best - step, best + step, { tolerance: 1e-12 });
  const { scale, sumOfSquares } = at(x);
  return { name: family.name, sumOfSquares, ...family.describe(Math.exp(x), scale) };
}

function fitBeta(points: readonly QuantilePoint[]): FittedDistribution {
  const loss = (log: ArrayLike<number>): number =>
    sum(
      points.map(
        ({ probability, value }) => (value - betaQuantile(probability, Math.exp(log[0]!), Math.exp(log[1]!))) ** 2,
      ),
    );
  // Begun where a beta of the normal fit's mean and SD would be.
  const { mean: m, sd: s } = fitNormal(points);
  const total = Math.max(m * (1 - m), 1e-6) / Math.max(s ** 2, 1e-6);
  const centre = Math.min(0.95, Math.max(0.05, m));
  const start = Float64Array.of(Math.log(total * centre), Math.log(total * (1 - centre)));
  const { x, value } = nelderMead(loss, start, { tolerance: 1e-14 });
  const [a, b] = [Math.exp(x[0]!), Math.exp(x[1]!)];
  return {
    name: 'beta',
    parameters: [
      ['alpha', a],
      ['beta', b],
    ],
    sumOfSquares: value,
    mean: a / (a + b),
    sd: Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const average = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
const finite = (value: number): number => (Number.isFinite(value) ? value : Infinity);
