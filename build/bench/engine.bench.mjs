// Bench rows of the pairwise engine (the design's table 7). Plain Node 24: it runs the TypeScript sources as they are.
import { analysePairwise } from '../../engine/pool/pairwise.ts';

// The 13 BCG trials, log risk ratios.
const EFFECTS = [
  -0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.012, -0.4694, -1.3713, -0.3394, 0.4459, -0.0173,
];
const VARIANCES = [0.3256, 0.1946, 0.4154, 0.02, 0.0512, 0.0069, 0.223, 0.004, 0.0564, 0.073, 0.0124, 0.5325, 0.0714];

const SIZES = [1_000, 10_000, 100_000, 1_000_000];

/** A seeded data set of k studies with tau squared 0.05. */
function simulate(k) {
  let state = 20260101;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const effects = new Float64Array(k);
  const variances = new Float64Array(k);
  for (let i = 0; i < k; i += 1) {
    variances[i] = 0.01 + 0.2 * uniform();
    effects[i] = 0.3 + Math.sqrt(variances[i] + 0.05) * normal();
  }
  return { effects, variances };
}

/** Least milliseconds of `runs` calls: what the work takes when the machine does nothing else in between. */
function least(runs, work) {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Microseconds a call at k = 13, the data a little different every time, least of many batches. */
function small() {
  const effects = Float64Array.from(EFFECTS);
  const batch = () => {
    for (let i = 0; i < 1000; i += 1) {
      effects[i % 13] += 1e-7;
      analysePairwise(effects, VARIANCES);
    }
  };
  for (let i = 0; i < 10; i += 1) batch();
  return least(40, batch);
}

/** Milliseconds and megabytes of growth at each size, and the exponent of growth from the first to the last. */
function large() {
  const times = SIZES.map((k) => {
    const { effects, variances } = simulate(k);
    analysePairwise(effects, variances);
    const before = process.memoryUsage().rss;
    const time = least(k >= 1_000_000 ? 4 : 10, () => analysePairwise(effects, variances));
    return { k, time, megabytes: Math.max(0, process.memoryUsage().rss - before) / 2 ** 20 };
  });
  const [smaller, , , larger] = times;
  return { times, exponent: Math.log10(larger.time / smaller.time) / Math.log10(larger.k / smaller.k) };
}

/** The rows `npm run bench` prints. */
export function rows() {
  const microseconds = small();
  const { times, exponent } = large();
  const last = times.at(-1);
  const everything = 'REML, Knapp-Hartung, Q-profile, prediction interval';
  return [
    { row: `${everything}, k = 13`, figure: `${microseconds.toFixed(1)} µs`, bar: '<= 50 µs' },
    ...times
      .slice(0, -1)
      .map(({ k, time }) => ({ row: `the same, k = ${k}`, figure: `${time.toFixed(1)} ms`, bar: '' })),
    { row: `the same, k = ${last.k}`, figure: `${last.time.toFixed(0)} ms`, bar: '<= 3000 ms' },
    { row: 'exponent of growth, k = 1,000 to 1,000,000', figure: exponent.toFixed(2), bar: '<= 1.2' },
    { row: 'memory taken by 1,000,000 studies', figure: `${last.megabytes.toFixed(0)} MB`, bar: '<= 200 MB' },
  ];
}
