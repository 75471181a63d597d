/**
 * Which tail and which scale of a distribution function is wanted.
 * `upper` asks for P(X > x) instead of P(X <= x); `log` for its natural logarithm (in quantiles: the
 * probability argument is given as a logarithm). Both default to false.
 */
export type TailOptions = Readonly<{ upper?: boolean; log?: boolean }>;

/** Density functions know only the log scale. */
export type DensityOptions = Readonly<{ log?: boolean }>;

/** The natural probability (0..1) of a quantile's argument and of its complement, each accurate when it is the small one. */
export function bothTails(p: number, options: TailOptions): { lower: number; upper: number } {
  const asked = options.log === true ? Math.exp(p) : p;
  const other = options.log === true ? -Math.expm1(p) : 1 - p;
  return options.upper === true ? { lower: other, upper: asked } : { lower: asked, upper: other };
}

/** The logarithm of the smaller of a quantile's two tails, and whether that is the upper one. */
export function smallerTail(p: number, options: TailOptions): { logTail: number; upper: boolean } {
  const logAsked = options.log === true ? p : Math.log(p);
  const upper = options.upper === true;
  if (logAsked <= -Math.LN2) return { logTail: logAsked, upper };
  return { logTail: options.log === true ? logOneMinusExp(p) : Math.log1p(-p), upper: !upper };
}

/** True when a quantile's probability argument lies outside its range (0..1, or at most 0 on the log scale). */
export function outsideProbability(p: number, options: TailOptions): boolean {
  return Number.isNaN(p) || (options.log === true ? p > 0 : p < 0 || p > 1);
}

/** ln(1 - exp(a)) for a <= 0 without cancellation at either end (Maechler 2012, log1mexp). */
export function logOneMinusExp(a: number): number {
  return a > -Math.LN2 ? Math.log(-Math.expm1(a)) : Math.log1p(-Math.exp(a));
}
