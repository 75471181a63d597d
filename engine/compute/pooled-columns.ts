import type { PooledModel } from '../sensitivity/pooled-model.ts';

/** A table of refits as the columns metafor prints. */
export function pooledColumns(rows: readonly PooledModel[]): Readonly<Record<string, (number | null)[]>> {
  const column = (field: keyof PooledModel): (number | null)[] => rows.map((row) => row[field]);
  return {
    estimate: column('estimate'),
    se: column('standardError'),
    stat: column('statistic'),
    pval: column('pValue'),
    ci_lb: column('low'),
    ci_ub: column('high'),
    QE: column('q'),
    QEp: column('qPValue'),
    tau2: column('tauSquared'),
    I2: column('iSquared'),
    H2: column('hSquared'),
  };
}
