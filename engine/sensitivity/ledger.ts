import type { MethodEntry } from '../ledger-types.ts';

/** Sensitivity analyses of a pooled result. */
export const SENSITIVITY_METHODS: readonly MethodEntry[] = [
  {
    id: 'sensitivity.pooled-model',
    name: 'Refit of a pooled result',
    exportName: 'poolStudies',
    file: 'engine/sensitivity/pooled-model.ts',
    source: { citation: 'Knapp G, Hartung J (2003), Stat Med 22:2693-2710', doi: '10.1002/sim.1482' },
    golden: '05_leave1out.json',
    rCall: 'metafor::rma(yi, vi, method = , test = )',
  },
  {
    id: 'sensitivity.leave-one-out',
    name: 'Leave-one-out analysis',
    exportName: 'leaveOneOut',
    file: 'engine/sensitivity/leave-one-out.ts',
    source: { citation: 'Viechtbauer W, Cheung MW-L (2010), Res Synth Methods 1:112-125', doi: '10.1002/jrsm.11' },
    golden: '05_leave1out.json',
    rCall: 'metafor::leave1out(rma(yi, vi))',
  },
  {
    id: 'sensitivity.cumulative',
    name: 'Cumulative meta-analysis',
    exportName: 'cumulativeMetaAnalysis',
    file: 'engine/sensitivity/cumulative.ts',
    source: { citation: 'Lau J et al. (1992), N Engl J Med 327:248-254', doi: '10.1056/NEJM199207233270406' },
    golden: '05_cumul.json',
    rCall: 'metafor::cumul(rma(yi, vi), order = )',
  },
  {
    id: 'sensitivity.influence',
    name: 'Case-deletion diagnostics',
    exportName: 'influence',
    file: 'engine/sensitivity/influence.ts',
    source: { citation: 'Viechtbauer W, Cheung MW-L (2010), Res Synth Methods 1:112-125', doi: '10.1002/jrsm.11' },
    golden: '05_influence.json',
    rCall: 'metafor::influence(rma(yi, vi)); metafor::rstandard(); metafor::rstudent()',
  },
  {
    id: 'sensitivity.baujat',
    name: 'Baujat plot',
    exportName: 'baujat',
    file: 'engine/sensitivity/baujat.ts',
    source: { citation: 'Baujat B et al. (2002), Stat Med 21:2641-2652', doi: '10.1002/sim.1221' },
    golden: '05_baujat.json',
    rCall: 'metafor::baujat(rma(yi, vi))',
    differsFromR:
      'With REML, baujat() refits without each study at the default tolerance: some points of six golden cases stop in the sixth digit and some are empty because the refit did not converge. Ours equal what R’s own converged leave1out() gives.',
  },
  {
    id: 'sensitivity.best-linear-unbiased-prediction',
    name: 'Shrunken study effects',
    exportName: 'bestLinearUnbiasedPrediction',
    file: 'engine/sensitivity/best-linear-unbiased-prediction.ts',
    source: { citation: 'Robinson GK (1991), Stat Sci 6:15-32', doi: '10.1214/ss/1177011926' },
    golden: '05_blup.json',
    rCall: 'metafor::blup(rma(yi, vi)); metafor::ranef()',
  },
  {
    id: 'sensitivity.gosh',
    name: 'Graphical display of study heterogeneity',
    exportName: 'gosh',
    file: 'engine/sensitivity/gosh.ts',
    source: {
      citation: 'Olkin I, Dahabreh IJ, Trikalinos TA (2012), Res Synth Methods 3:214-223',
      doi: '10.1002/jrsm.1053',
    },
    golden: '05_gosh.json',
    rCall: 'metafor::gosh(rma(yi, vi))',
    differsFromR:
      'Random subsets take each study with probability one half from our own seeded generator, so a sample is not the one R draws.',
  },
];
