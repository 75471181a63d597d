import { logGamma } from '../../math/log-gamma.ts';

/** A log-likelihood as a function of one linear predictor, with its first two derivatives; the second is never positive. */
export type Derivatives = { value: number; first: number; second: number };

/** Writes the log-likelihood and its derivatives at `eta` into `out`. */
export type Kernel = (eta: number, out: Derivatives) => void;

/** ln C(n, x), also for non-integer arguments. */
export function logChoose(n: number, x: number): number {
  return logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
}

/** x events among n, logit(p) = eta + offset: the full binomial log-likelihood, coefficient included. */
export function binomialKernel(x: number, n: number, offset = 0): Kernel {
  const constant = logChoose(n, x);
  return (eta, out) => {
    const logit = eta + offset;
    const small = Math.exp(-Math.abs(logit));
    const probability = logit >= 0 ? 1 / (1 + small) : small / (1 + small);
    out.value = constant + x * logit - n * (Math.max(0, logit) + Math.log1p(small));
    out.first = x - n * probability;
    out.second = (-n * small) / (1 + small) ** 2;
  };
}

/** x events in person-time t, ln(rate) = eta: the full Poisson log-likelihood. */
export function poissonKernel(x: number, t: number): Kernel {
  const constant = x * Math.log(t) - logGamma(x + 1);
  return (eta, out) => {
    const mean = t * Math.exp(eta);
    out.value = constant + x * eta - mean;
    out.first = x - mean;
    out.second = -mean;
  };
}

/**
 * a events in arm 1 given both margins, eta the log odds ratio: the non-central hypergeometric log-likelihood.
 * The distribution is summed outwards from its mode by the ratio of neighbouring terms, so no term overflows and the cost
 * is proportional to its spread.
 */
export function hypergeometricKernel(a: number, n1: number, c: number, n2: number): Kernel {
  const events = a + c;
  const low = Math.max(0, events - n2);
  const high = Math.min(events, n1);
  const logTerm = (x: number): number => logChoose(n1, x) + logChoose(n2, events - x);
  const logObserved = logTerm(a);
  return (eta, out) => {
    const odds = Math.exp(eta);
    const mode = hypergeometricMode(odds, n1, n2, events, low, high);
    let [sum, weighted, squared] = [1, 0, 0];
    for (const direction of [1, -1]) {
      let term = 1;
      for (let x = mode; direction > 0 ? x < high : x > low; x += direction) {
        term *=
          direction > 0
            ? (((n1 - x) * (events - x)) / ((x + 1) * (n2 - events + x + 1))) * odds
            : (x * (n2 - events + x)) / ((n1 - x + 1) * (events - x + 1)) / odds;
        const distance = x + direction - mode;
        sum += term;
        weighted += term * distance;
        squared += term * distance * distance;
        if (term < 1e-18 * sum) break;
      }
    }
    const mean = weighted / sum;
    out.value = logObserved - logTerm(mode) + (a - mode) * eta - Math.log(sum);
    out.first = a - mode - mean;
    out.second = -(squared / sum - mean * mean);
  };
}

/** The most likely count: where the ratio of neighbouring terms passes one, the root of a quadratic, within the support. */
function hypergeometricMode(odds: number, n1: number, n2: number, events: number, low: number, high: number): number {
  const quadratic = odds - 1;
  const linear = (n1 + events + 2) * odds + n2 - events;
  const constant = (n1 + 1) * (events + 1) * odds;
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * quadratic * constant));
  const mode = Math.floor((2 * constant) / (linear + root));
  return Math.min(high, Math.max(low, Number.isFinite(mode) ? mode : high));
}

/** The log-likelihood of several counts that share one predictor. */
export function sumOfKernels(kernels: readonly Kernel[]): Kernel {
  const one: Derivatives = { value: 0, first: 0, second: 0 };
  return (predictor, out) => {
    [out.value, out.first, out.second] = [0, 0, 0];
    for (const kernel of kernels) {
      kernel(predictor, one);
      out.value += one.value;
      out.first += one.first;
      out.second += one.second;
    }
  };
}
