// How the bench sums up and prints what it has measured.

export const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
export const median = (numbers) => quantile(numbers, 0.5);
export const milliseconds = (number) => `${number < 10 ? number.toFixed(1) : number.toFixed(0)} ms`;

/** Milliseconds `work` takes. */
export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}
