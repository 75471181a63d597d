import type { CommonEffect, NotEstimable, QAroundEstimate } from '../pool/counts/common-effect.ts';
import type { RateColumns, TwoByTwoColumns } from '../pool/counts/two-by-two.ts';
import { readColumn, type Fields } from './fields.ts';

/** metafor's names of the columns of 2x2 tables and of rates. */
export const TABLE_FIELDS = { events1: 'ai', total1: 'n1i', events2: 'ci', total2: 'n2i' };
export const RATE_FIELDS = { events1: 'x1i', time1: 't1i', events2: 'x2i', time2: 't2i' };

export function readTableColumns(input: Fields): Readonly<Record<keyof TwoByTwoColumns, (number | null)[]>> {
  const events1 = readColumn(input, 'ai');
  const events2 = readColumn(input, 'ci');
  // metafor's other spelling: non-events bi and di in place of the totals.
  const total = (name: string, others: string, events: readonly (number | null)[]): (number | null)[] => {
    if (input[name] !== undefined || input[others] === undefined) return readColumn(input, name);
    return readColumn(input, others).map((rest, i) => {
      const count = events[i] ?? null;
      return rest === null || count === null ? null : rest + count;
    });
  };
  return { events1, total1: total('n1i', 'bi', events1), events2, total2: total('n2i', 'di', events2) };
}

export function readRateColumns(input: Fields): RateColumns {
  return {
    events1: readColumn(input, 'x1i'),
    time1: readColumn(input, 't1i'),
    events2: readColumn(input, 'x2i'),
    time2: readColumn(input, 't2i'),
  };
}

/** A pooled effect under metafor's names; null throughout, with the reason, when it is not estimable. */
export function pooledFields(pooled: CommonEffect | NotEstimable): object {
  if ('reason' in pooled) {
    return { beta: null, se: null, stat: null, pval: null, ci_lb: null, ci_ub: null, not_estimable: pooled.reason };
  }
  return {
    beta: pooled.estimate,
    se: pooled.standardError,
    stat: pooled.statistic,
    pval: pooled.pValue,
    ci_lb: pooled.confidenceInterval.low,
    ci_ub: pooled.confidenceInterval.high,
  };
}

export function heterogeneityFields(heterogeneity: QAroundEstimate | null): object {
  return {
    QE: heterogeneity?.q ?? null,
    QE_df: heterogeneity?.degreesOfFreedom ?? null,
    QEp: heterogeneity?.pValue ?? null,
    I2: heterogeneity?.iSquared ?? null,
    H2: heterogeneity?.hSquared ?? null,
  };
}
