import { betaCdf, betaDensity, betaQuantile } from '../../math/distributions/beta.ts';
import { binomialCdf, binomialDensity } from '../../math/distributions/binomial.ts';
import { cauchyCdf, cauchyDensity, cauchyQuantile } from '../../math/distributions/cauchy.ts';
import { chiSquaredCdf, chiSquaredDensity, chiSquaredQuantile } from '../../math/distributions/chi-squared.ts';
import { fCdf, fDensity, fQuantile } from '../../math/distributions/f.ts';
import { gammaCdf, gammaDensity, gammaQuantile } from '../../math/distributions/gamma.ts';
import { noncentralChiSquaredCdf, noncentralTCdf, tTestPower } from '../../math/distributions/noncentral.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../math/distributions/normal.ts';
import { poissonCdf, poissonDensity } from '../../math/distributions/poisson.ts';
import { studentTCdf, studentTDensity, studentTQuantile } from '../../math/distributions/student-t.ts';
import type { TailOptions } from '../../math/distributions/tail-options.ts';
import { digamma, logGamma } from '../../math/log-gamma.ts';
import { EngineInputError } from '../../errors.ts';
import {
  readBooleanOption,
  readChoice,
  readColumn,
  readNumberOption,
  readObject,
  refuseUnknown,
  type Fields,
} from '../fields.ts';
import type { Task } from '../task.ts';

/** Columns a function reads, and the function of one row of them. */
type Entry = readonly [columns: readonly string[], evaluate: (row: readonly number[], tail: TailOptions) => number];

/** By R's names. */
const FUNCTIONS = {
  dnorm: [['x'], ([x], o) => normalDensity(x!, o)],
  pnorm: [['x'], ([x], o) => normalCdf(x!, o)],
  qnorm: [['p'], ([p], o) => normalQuantile(p!, o)],
  dt: [['x', 'df'], ([x, df], o) => studentTDensity(x!, df!, o)],
  pt: [['x', 'df'], ([x, df], o) => studentTCdf(x!, df!, o)],
  qt: [['p', 'df'], ([p, df], o) => studentTQuantile(p!, df!, o)],
  dchisq: [['x', 'df'], ([x, df], o) => chiSquaredDensity(x!, df!, o)],
  pchisq: [['x', 'df'], ([x, df], o) => chiSquaredCdf(x!, df!, o)],
  qchisq: [['p', 'df'], ([p, df], o) => chiSquaredQuantile(p!, df!, o)],
  pchisq_nc: [['x', 'df', 'ncp'], ([x, df, ncp], o) => noncentralChiSquaredCdf(x!, df!, ncp!, o)],
  pt_nc: [['x', 'df', 'ncp'], ([x, df, ncp], o) => noncentralTCdf(x!, df!, ncp!, o)],
  df: [['x', 'df1', 'df2'], ([x, df1, df2], o) => fDensity(x!, df1!, df2!, o)],
  pf: [['x', 'df1', 'df2'], ([x, df1, df2], o) => fCdf(x!, df1!, df2!, o)],
  qf: [['p', 'df1', 'df2'], ([p, df1, df2], o) => fQuantile(p!, df1!, df2!, o)],
  dbeta: [['x', 'a', 'b'], ([x, a, b], o) => betaDensity(x!, a!, b!, o)],
  pbeta: [['x', 'a', 'b'], ([x, a, b], o) => betaCdf(x!, a!, b!, o)],
  qbeta: [['p', 'a', 'b'], ([p, a, b], o) => betaQuantile(p!, a!, b!, o)],
  dgamma: [['x', 'a'], ([x, a], o) => gammaDensity(x!, a!, 1, o)],
  pgamma: [['x', 'a'], ([x, a], o) => gammaCdf(x!, a!, 1, o)],
  qgamma: [['p', 'a'], ([p, a], o) => gammaQuantile(p!, a!, 1, o)],
  dbinom: [['x', 'n', 'p'], ([x, n, p], o) => binomialDensity(x!, n!, p!, o)],
  pbinom: [['x', 'n', 'p'], ([x, n, p], o) => binomialCdf(x!, n!, p!, o)],
  dpois: [['x', 'lambda'], ([x, lambda], o) => poissonDensity(x!, lambda!, o)],
  ppois: [['x', 'lambda'], ([x, lambda], o) => poissonCdf(x!, lambda!, o)],
  dcauchy: [['x', 'scale'], ([x, scale], o) => cauchyDensity(x!, scale!, o)],
  pcauchy: [['x', 'scale'], ([x, scale], o) => cauchyCdf(x!, scale!, o)],
  qcauchy: [['p', 'scale'], ([p, scale], o) => cauchyQuantile(p!, scale!, o)],
  lgamma: [['x'], ([x]) => logGamma(x!)],
  digamma: [['x'], ([x]) => digamma(x!)],
} as const satisfies Readonly<Record<string, Entry>>;

const NAMES = [...Object.keys(FUNCTIONS), 'power_t'];
const DESIGNS = ['two.sample', 'paired', 'one.sample'] as const;

/** `evaluate` over equally long columns; a row with a missing number gives NaN, written as null. */
function overRows(
  input: Fields,
  names: readonly string[],
  evaluate: (row: readonly number[]) => number,
): Readonly<{ value: number[] }> {
  const columns = names.map((name) => readColumn(input, name));
  const count = columns[0]?.length ?? 0;
  columns.forEach((column, i) => {
    if (column.length !== count) {
      throw new EngineInputError(
        'length-mismatch',
        `${names[i]} has ${column.length} entries, ${names[0]} ${count}.`,
        names[i],
      );
    }
  });
  const value = Array.from({ length: count }, (_, i) => {
    const row = columns.map((column) => column[i] ?? NaN);
    return row.some(Number.isNaN) ? NaN : evaluate(row);
  });
  return { value };
}

function runPower(input: Fields, options: Fields): Readonly<{ value: number[] }> {
  refuseUnknown(options, ['fn', 'type', 'sd', 'sig_level', 'alternative', 'strict'], 'distribution');
  const design = readChoice(options, 'type', DESIGNS, 'two.sample');
  const sd = readNumberOption(options, 'sd', 1);
  const significance = readNumberOption(options, 'sig_level', 0.05);
  const twoSided = readChoice(options, 'alternative', ['two.sided', 'one.sided'], 'two.sided') === 'two.sided';
  const strict = readBooleanOption(options, 'strict', false);
  return overRows(input, ['n', 'delta'], ([n, delta]) =>
    tTestPower({ n: n!, delta: delta!, sd, significance, design, twoSided, strict }),
  );
}

/**
 * The task `distribution`: density, distribution and quantile functions by R's names (option `fn`), tails by `lower`, log scale by
 * `log`, and the power of t tests (`power_t`). Returns `value`, one number per row.
 */
export const distributionTask: Task = {
  task: 'distribution',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    const name = readChoice(options, 'fn', NAMES);
    if (name === 'power_t') return runPower(input, options);
    refuseUnknown(options, ['fn', 'lower', 'log'], 'distribution');
    const tail = { upper: !readBooleanOption(options, 'lower', true), log: readBooleanOption(options, 'log', false) };
    const [columns, evaluate]: Entry = FUNCTIONS[name as keyof typeof FUNCTIONS];
    return overRows(input, columns, (row) => evaluate(row, tail));
  },
};
