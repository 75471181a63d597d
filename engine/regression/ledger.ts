import type { MethodEntry } from '../ledger-types.ts';

/** Subgroups and meta-regression. */
export const REGRESSION_METHODS: readonly MethodEntry[] = [
  {
    id: 'regression.mixed-effects-model',
    name: 'Mixed-effects meta-regression',
    exportName: 'mixedEffectsModel',
    file: 'engine/regression/mixed-effects-model.ts',
    source: {
      citation: 'Berkey CS et al. (1995), Stat Med 14:395-411; Knapp G, Hartung J (2003), Stat Med 22:2693-2710',
      doi: '10.1002/sim.1482',
    },
    golden: '04_metareg.json',
    rCall: 'metafor::rma(yi, vi, mods = ~ x, method = , test = )',
    differsFromR:
      'With a raw year as moderator R loses digits in fitted values and limits near zero (intercept and slope cancel); two limits of the golden file were checked with 40 to 50 digits. A redundant column is left out and named, as in R.',
  },
  {
    id: 'regression.residual-heterogeneity',
    name: 'Residual tau squared by each estimator',
    exportName: 'residualHeterogeneity',
    file: 'engine/regression/residual-heterogeneity.ts',
    source: { citation: 'Viechtbauer W (2005), J Educ Behav Stat 30:261-293', doi: '10.3102/10769986030003261' },
    golden: '04_metareg.json',
    rCall: 'metafor::rma(yi, vi, mods = ~ x)$tau2',
    differsFromR:
      'ML and REML are the highest maximum, solved to machine accuracy; metafor stops at a change of 1e-5 and at the maximum next to its start.',
  },
  {
    id: 'regression.omnibus-test',
    name: 'Omnibus test of moderators',
    exportName: 'omnibusTest',
    file: 'engine/regression/omnibus-test.ts',
    source: { citation: 'Viechtbauer W (2010), J Stat Softw 36(3)', doi: '10.18637/jss.v036.i03' },
    golden: '04_metareg.json',
    rCall: 'metafor::anova(rma(yi, vi, mods = ~ x), btt = )',
  },
  {
    id: 'regression.fit-statistics',
    name: 'Likelihoods and information criteria of a meta-regression',
    exportName: 'fitStatistics',
    file: 'engine/regression/fit-statistics.ts',
    source: { citation: 'Harville DA (1977), J Am Stat Assoc 72:320-338', doi: '10.1080/01621459.1977.10480998' },
    golden: '04_metareg.json',
    rCall: 'metafor::fitstats(rma(yi, vi, mods = ~ x))',
  },
  {
    id: 'regression.predictions',
    name: 'Predictions with intervals',
    exportName: 'predictFromModel',
    file: 'engine/regression/predictions.ts',
    source: { citation: 'Riley RD, Higgins JPT, Deeks JJ (2011), BMJ 342:d549', doi: '10.1136/bmj.d549' },
    golden: '04_metareg.json',
    rCall: 'metafor::predict(rma(yi, vi, mods = ~ x), newmods = )',
  },
  {
    id: 'regression.explained-heterogeneity',
    name: 'R squared and likelihood-ratio test of moderators',
    exportName: 'explainedHeterogeneity',
    file: 'engine/regression/explained-heterogeneity.ts',
    source: { citation: 'López-López JA et al. (2014), Br J Math Stat Psychol 67:30-48', doi: '10.1111/bmsp.12002' },
    golden: '04_metareg.json',
    rCall: 'metafor::rma(yi, vi, mods = ~ x)$R2; metafor::anova(full, reduced)',
    differsFromR:
      'Where tau squared without moderators is zero there is nothing to explain and no R squared; metafor at its default tolerance can divide two numbers that are both zero when converged.',
  },
  {
    id: 'regression.design-matrix',
    name: 'Design matrix with treatment coding',
    exportName: 'designMatrix',
    file: 'engine/regression/design-matrix.ts',
    source: {
      citation: 'McCullagh P, Nelder JA (1989), Generalized Linear Models, section 3.5',
      doi: '10.1007/978-1-4899-3242-6',
    },
    golden: '04_metareg.json',
    rCall: 'stats::model.matrix(~ x)',
    differsFromR: 'Levels sort by code point on every machine; R sorts by the locale.',
  },
  {
    id: 'regression.studies-per-covariate',
    name: 'Ten studies for every covariate',
    exportName: 'studiesPerCovariateGate',
    file: 'engine/regression/study-count-gate.ts',
    source: {
      citation: 'Deeks JJ, Higgins JPT, Altman DG (2024), Cochrane Handbook 6.5, section 10.11.4',
      doi: '10.1002/9781119536604.ch10',
    },
    golden: { none: 'a rule, tested at its boundary in test/engine/regression/' },
    rCall: 'none',
  },
  {
    id: 'regression.asymmetry-gate',
    name: 'Ten studies for a test of asymmetry',
    exportName: 'asymmetryTestGate',
    file: 'engine/regression/study-count-gate.ts',
    source: { citation: 'Sterne JAC et al. (2011), BMJ 343:d4002', doi: '10.1136/bmj.d4002' },
    golden: { none: 'a rule, tested at its boundary in test/engine/regression/' },
    rCall: 'none',
  },
  {
    id: 'regression.subgroup-analysis',
    name: 'Subgroup analysis with separate or common tau squared',
    exportName: 'subgroupAnalysis',
    file: 'engine/regression/subgroup-analysis.ts',
    source: { citation: 'Borenstein M, Higgins JPT (2013), Prev Sci 14:134-143', doi: '10.1007/s11121-013-0377-7' },
    golden: '04_subgroup.json',
    rCall:
      'metafor::rma(yi, vi, subset = ); metafor::rma(yi, vi, mods = ~ factor(group)); meta::metagen(subgroup = , tau.common = )',
    differsFromR: 'meta stops REML about 1e-11 short of the boundary zero; here it is zero. Levels sort by code point.',
  },
];
