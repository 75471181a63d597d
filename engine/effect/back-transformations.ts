/*
 * From an analysis scale back to the printed one. Each clamps values beyond the transformed range to its ends, as a prediction
 * interval may reach past them.
 */

/** exp(x), from logarithms. Source: definition, Handbook 10.4. Golden: 02_backtransform.json. */
export function fromLog(x: number): number {
  return Math.exp(x);
}

/** 1/(1 + exp(-x)). */
export function fromLogit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** sin²(x), x clamped to [0, π/2]. */
export function fromArcsine(x: number): number {
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, x))) ** 2;
}

/** tanh(x). */
export function fromFisherZ(x: number): number {
  return Math.tanh(x);
}

/** x², x clamped to at least 0. */
export function fromSquareRoot(x: number): number {
  return Math.max(0, x) ** 2;
}

/** 1 - (1 - x)³, from Hakstian & Whalen's transformed alpha. */
export function fromCubeRoot(x: number): number {
  return 1 - (1 - x) ** 3;
}

/** 1 - exp(-x), from Bonett's transformed alpha. */
export function fromLogComplement(x: number): number {
  return -Math.expm1(-x);
}

/** The mean of the two arcsines for x events in n, as a real function of x. */
function doubleArcsine(x: number, n: number): number {
  return (Math.atan2(Math.sqrt(x), Math.sqrt(n + 1 - x)) + Math.atan2(Math.sqrt(x + 1), Math.sqrt(n - x))) / 2;
}

/**
 * Inverse of the Freeman-Tukey double arcsine at sample size n (usually the harmonic mean of the sample sizes), 0 or 1 beyond
 * the values of 0/n and n/n. Formula: (1 - sgn(cos t) √(1 - (sin t + (sin t - 1/sin t)/n)²))/2, t = 2x.
 * Source: Miller (1978) doi:10.1080/00031305.1978.10479283. Golden: 02_backtransform.json (PFT).
 */
export function fromDoubleArcsine(x: number, n: number): number {
  if (x <= doubleArcsine(0, n)) return 0;
  if (x >= doubleArcsine(n, n)) return 1;
  const sine = Math.sin(2 * x);
  const inner = sine + (sine - 1 / sine) / n;
  return (1 - Math.sign(Math.cos(2 * x)) * Math.sqrt(Math.max(0, 1 - inner ** 2))) / 2;
}

/**
 * Inverse of the Freeman-Tukey square-root rate at person-time t (usually the harmonic mean), 0 below the value of no events.
 * Formula: (1/t - 8x² + 16 t x⁴)/(16 x² t). Source: Freeman & Tukey (1950) doi:10.1214/aoms/1177729756.
 */
export function fromFreemanTukeyRate(x: number, t: number): number {
  if (x <= 0.5 / Math.sqrt(t)) return 0;
  return (1 / t - 8 * x ** 2 + 16 * t * x ** 4) / (16 * x ** 2 * t);
}

/** n / Σ 1/x: the size at which a pooled double arcsine or Freeman-Tukey rate is turned back (Miller 1978). */
export function harmonicMean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += 1 / values[i]!;
  return values.length / sum;
}
