import { EngineInputError } from '../errors.ts';
import { gaussLegendre } from '../math/quadrature.ts';
import { normalCdf, normalQuantile } from '../math/distributions/normal.ts';

/** Continuous selection functions of a one-sided p-value; each is 1 (up to a constant) without selection. */
export type ContinuousSelection = 'beta' | 'halfnorm' | 'negexp' | 'logistic' | 'power';

export const CONTINUOUS_SELECTIONS: readonly ContinuousSelection[] = [
  'beta',
  'halfnorm',
  'negexp',
  'logistic',
  'power',
];

/** ln w(p) and its derivatives in the parameters, written into `gradient`. `q` is 1 - p, kept apart for accuracy. */
type LogWeight = (p: number, q: number, delta: ArrayLike<number>, gradient: Float64Array) => number;

type SelectionShape = Readonly<{
  parameters: number;
  /** Parameter value without selection. */
  neutral: number;
  /** p is kept within [clip, 1 - clip], so that w stays finite at the ends. */
  clip: number;
  logWeight: LogWeight;
}>;

const SHAPES: Readonly<Record<ContinuousSelection, SelectionShape>> = {
  beta: {
    parameters: 2,
    neutral: 1,
    clip: 1e-5,
    logWeight: (p, q, delta, gradient) => {
      const logP = Math.log(p);
      const logQ = Math.log(q);
      gradient[0] = logP;
      gradient[1] = logQ;
      return (delta[0]! - 1) * logP + (delta[1]! - 1) * logQ;
    },
  },
  halfnorm: {
    parameters: 1,
    neutral: 0,
    clip: 0,
    logWeight: (p, _q, delta, gradient) => {
      gradient[0] = -p * p;
      return -delta[0]! * p * p;
    },
  },
  negexp: {
    parameters: 1,
    neutral: 0,
    clip: 0,
    logWeight: (p, _q, delta, gradient) => {
      gradient[0] = -p;
      return -delta[0]! * p;
    },
  },
  logistic: {
    parameters: 1,
    neutral: 0,
    clip: 0,
    logWeight: (p, _q, delta, gradient) => {
      const x = delta[0]! * p;
      const falling = Math.exp(-x);
      gradient[0] = -p / (1 + falling);
      return Math.LN2 - x - Math.log1p(falling);
    },
  },
  power: {
    parameters: 1,
    neutral: 0,
    clip: 1e-5,
    logWeight: (_p, q, delta, gradient) => {
      const logQ = Math.log(q);
      gradient[0] = logQ;
      return delta[0]! * logQ;
    },
  },
};

/** @throws EngineInputError unknown-option */
export function selectionShape(type: ContinuousSelection): SelectionShape {
  const shape = SHAPES[type];
  if (shape === undefined) {
    throw new EngineInputError(
      'unknown-option',
      `There is no selection function "${String(type)}": use stepfun, ${CONTINUOUS_SELECTIONS.join(', ')}.`,
      'type',
    );
  }
  return shape;
}

/**
 * Quadrature grid over the standardised effect z = y / sqrt(v), p = P(Z > z): nodes between the clipped ends, where w
 * varies, and the two tails, where it is constant. The same for every study, so w is evaluated once a step.
 */
export type SelectionGrid = Readonly<{ nodes: Float64Array; weights: Float64Array; low: number; high: number }>;

/** Beyond this z a p-value is 0 or 1 to machine accuracy. */
const FARTHEST = 8.5;
const PANEL_WIDTH = 1;
const ORDER = 10;

export function selectionGrid(clip: number): SelectionGrid {
  const high = clip > 0 ? normalQuantile(clip, { upper: true }) : FARTHEST;
  const panels = Math.ceil((2 * high) / PANEL_WIDTH);
  const rule = gaussLegendre(ORDER);
  const half = high / panels;
  const nodes = new Float64Array(panels * ORDER);
  const weights = new Float64Array(panels * ORDER);
  for (let panel = 0; panel < panels; panel++) {
    const middle = -high + (2 * panel + 1) * half;
    for (let j = 0; j < ORDER; j++) {
      nodes[panel * ORDER + j] = middle + half * rule.nodes[j]!;
      weights[panel * ORDER + j] = half * rule.weights[j]!;
    }
  }
  return { nodes, weights, low: -high, high };
}

/** p and 1 - p of a standardised effect, clipped. */
export function clippedPValue(z: number, clip: number): Readonly<{ p: number; q: number }> {
  const p = Math.min(1 - clip, Math.max(clip, normalCdf(z, { upper: true })));
  const q = Math.min(1 - clip, Math.max(clip, normalCdf(z)));
  return { p, q };
}
