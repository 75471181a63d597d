import type { Derivatives, Kernel } from './kernels.ts';

/** Where a kernel is highest. `information` is zero when the maximum lies at infinity; `value` is then its limit. */
export type KernelMaximum = Readonly<{ predictor: number; value: number; information: number }>;

const FLAT = 1e-9;

/** Newton's method with steps of at most 2 on a concave kernel. */
export function kernelMaximum(kernel: Kernel, start = 0): KernelMaximum {
  const out: Derivatives = { value: 0, first: 0, second: 0 };
  let predictor = start;
  for (let iteration = 0; iteration < 500; iteration += 1) {
    kernel(predictor, out);
    if (!(out.second < -FLAT)) return { predictor, value: out.value, information: 0 };
    const step = Math.max(-2, Math.min(2, -out.first / out.second));
    predictor += step;
    if (Math.abs(step) < 1e-12 * (1 + Math.abs(predictor))) break;
  }
  kernel(predictor, out);
  return { predictor, value: out.value, information: -out.second };
}
