/** `tolerance` is relative to the minimiser's position (Brent) or to the spread of values (the others). */
export type MinimiseOptions = Readonly<{ tolerance?: number; maxIterations?: number }>;

/** The minimum found; `converged` is false when the iterations ran out. */
export type ScalarMinimum = Readonly<{ x: number; value: number; iterations: number; converged: boolean }>;
export type VectorMinimum = Readonly<{ x: Float64Array; value: number; iterations: number; converged: boolean }>;

const GOLDEN_SECTION = 0.3819660112501051;

/**
 * A local minimum of `f` on [low, high] by golden section with parabolic interpolation.
 * Values that are not finite are treated as +Infinity. Source: Brent (1973), ch. 5.
 */
export function brentMinimum(
  f: (x: number) => number,
  low: number,
  high: number,
  options: MinimiseOptions = {},
): ScalarMinimum {
  const tolerance = options.tolerance ?? 1e-10;
  const maxIterations = options.maxIterations ?? 500;
  const value = (at: number): number => {
    const result = f(at);
    return Number.isNaN(result) ? Infinity : result;
  };
  let a = low;
  let b = high;
  let x = a + GOLDEN_SECTION * (b - a);
  let w = x;
  let v = x;
  let fx = value(x);
  let fw = fx;
  let fv = fx;
  let step = 0;
  let previous = 0;
  for (let i = 1; i <= maxIterations; i++) {
    const middle = 0.5 * (a + b);
    const resolution = tolerance * Math.abs(x) + 1e-300 + 1e-15 * (high - low);
    if (Math.abs(x - middle) <= 2 * resolution - 0.5 * (b - a)) return { x, value: fx, iterations: i, converged: true };
    let golden = true;
    if (Math.abs(previous) > resolution) {
      const r = (x - w) * (fx - fv);
      let q = (x - v) * (fx - fw);
      let p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      else q = -q;
      if (Math.abs(p) < Math.abs(0.5 * q * previous) && p > q * (a - x) && p < q * (b - x)) {
        previous = step;
        step = p / q;
        const trial = x + step;
        if (trial - a < 2 * resolution || b - trial < 2 * resolution) step = x < middle ? resolution : -resolution;
        golden = false;
      }
    }
    if (golden) {
      previous = (x < middle ? b : a) - x;
      step = GOLDEN_SECTION * previous;
    }
    const u = x + (Math.abs(step) >= resolution ? step : step > 0 ? resolution : -resolution);
    const fu = value(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      v = w;
      fv = fw;
      w = x;
      fw = fx;
      x = u;
      fx = fu;
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) {
        v = w;
        fv = fw;
        w = u;
        fw = fu;
      } else if (fu <= fv || v === x || v === w) {
        v = u;
        fv = fu;
      }
    }
  }
  return { x, value: fx, iterations: maxIterations, converged: false };
}

/**
 * A local minimum of `f` by the simplex of Nelder & Mead (1965) doi:10.1093/comjnl/7.4.308, restarted once from its
 * own answer. `start` has length n; `stepSize` is the edge of the first simplex, per coordinate or common.
 * Points where `f` is not finite are avoided.
 */
export function nelderMead(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  options: MinimiseOptions & Readonly<{ stepSize?: number | ArrayLike<number> }> = {},
): VectorMinimum {
  const tolerance = options.tolerance ?? 1e-12;
  const maxIterations = options.maxIterations ?? 2000 * Math.max(1, start.length);
  const first = simplexRun(f, Float64Array.from(start), options.stepSize ?? 0.1, tolerance, maxIterations);
  const second = simplexRun(f, first.x, options.stepSize ?? 0.1, tolerance, maxIterations);
  const best = second.value <= first.value ? second : first;
  return { ...best, iterations: first.iterations + second.iterations, converged: second.converged };
}

function simplexRun(
  f: (x: Float64Array) => number,
  start: Float64Array,
  stepSize: number | ArrayLike<number>,
  tolerance: number,
  maxIterations: number,
): VectorMinimum {
  const n = start.length;
  const evaluate = (x: Float64Array): number => {
    const result = f(x);
    return Number.isFinite(result) ? result : Infinity;
  };
  const vertices: { x: Float64Array; value: number }[] = [{ x: start.slice(), value: evaluate(start) }];
  for (let i = 0; i < n; i++) {
    const x = start.slice();
    const edge = typeof stepSize === 'number' ? stepSize : (stepSize[i] ?? 0.1);
    x[i] = (x[i] ?? 0) + edge * Math.max(1, Math.abs(x[i] ?? 0));
    vertices.push({ x, value: evaluate(x) });
  }
  const along = (centre: Float64Array, worst: Float64Array, factor: number) => {
    const x = centre.map((c, i) => c + factor * ((worst[i] ?? 0) - c));
    return { x, value: evaluate(x) };
  };
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    vertices.sort((p, q) => p.value - q.value);
    const best = vertices[0]!;
    const worst = vertices[n]!;
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) {
      return { x: best.x, value: best.value, iterations: iteration, converged: true };
    }
    const centre = new Float64Array(n);
    for (let v = 0; v < n; v++) for (let i = 0; i < n; i++) centre[i] = centre[i]! + vertices[v]!.x[i]! / n;
    const reflected = along(centre, worst.x, -1);
    if (reflected.value < best.value) {
      const expanded = along(centre, worst.x, -2);
      vertices[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < vertices[n - 1]!.value) {
      vertices[n] = reflected;
    } else {
      const outside = reflected.value < worst.value;
      const contracted = along(centre, worst.x, outside ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) vertices[n] = contracted;
      else for (let v = 1; v <= n; v++) vertices[v] = along(best.x, vertices[v]!.x, 0.5);
    }
  }
  vertices.sort((p, q) => p.value - q.value);
  return { x: vertices[0]!.x, value: vertices[0]!.value, iterations: maxIterations, converged: false };
}
