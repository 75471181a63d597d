import type { GlossaryEntry } from './glossary-entry.ts';

/** Terms of pooling: models, intervals and heterogeneity. */
export const POOLING_TERMS = {
  tauSquared: {
    name: 'tau² (τ²)',
    sentences: [
      'The variance of the true effects between studies, on the scale the analysis is done on.',
      'Its square root, τ, says how far the effect in one study typically lies from the average effect.',
    ],
    source: 'Viechtbauer 2005, J Educ Behav Stat',
    doi: '10.3102/10769986030003261',
  },
  iSquared: {
    name: 'I²',
    sentences: [
      'The share of the variation between study results that is not explained by chance within studies.',
      'It grows with the size of the studies, so it does not say how much effects differ: τ and the prediction interval do.',
    ],
    source: 'Higgins and Thompson 2002, Stat Med',
    doi: '10.1002/sim.1186',
  },
  cochranQ: {
    name: 'Cochran’s Q',
    sentences: [
      'The weighted sum of the squared distances of the results from their common-effect average, with its degrees of freedom (df).',
      'A small p-value says that the results differ by more than chance; a large one does not say that they agree, since the test has little power with few studies.',
    ],
    source: 'Cochran 1954, Biometrics',
    doi: '10.2307/3001666',
  },
  predictionInterval: {
    name: 'Prediction interval',
    sentences: [
      'Where the true effect of a new, similar study is expected to lie, given how much effects differ between studies.',
      'The confidence interval is about the average effect; this one is about the next setting, and is wider.',
    ],
    source: 'IntHout and others 2016, BMJ Open',
    doi: '10.1136/bmjopen-2015-010247',
  },
  knappHartung: {
    name: 'Knapp–Hartung interval',
    sentences: [
      'A confidence interval of a random-effects average that allows for τ² being estimated, with a t distribution on k − 1 degrees of freedom.',
      'With few studies it covers the truth nearer to 95% of the time than the usual normal interval, and is often wider.',
    ],
    source: 'Knapp and Hartung 2003, Stat Med',
    doi: '10.1002/sim.1482',
  },
  waldInterval: {
    name: 'Wald interval',
    sentences: [
      'The pooled estimate plus and minus 1.96 standard errors (for 95%), as if τ² were known.',
      'With few studies it is narrower than it should be, so the Knapp–Hartung interval is printed beside it.',
    ],
    source: 'Hartung and Knapp 2001, Stat Med',
    doi: '10.1002/sim.1009',
  },
  randomEffects: {
    name: 'Random effects',
    sentences: [
      'Each study estimates an effect of its own, drawn from a distribution of effects; the pooled number is the average of that distribution.',
      'The common-effect model assumes instead that all studies estimate one and the same effect.',
    ],
    source: 'Higgins, Thompson and Spiegelhalter 2009, J R Stat Soc A',
    doi: '10.1111/j.1467-985X.2008.00552.x',
  },
  commonEffect: {
    name: 'Common effect',
    sentences: [
      'All studies are taken to estimate one and the same effect, and every difference between them to be chance.',
      'With real differences between studies its interval is too narrow, so it is a choice to justify.',
    ],
    source: 'Borenstein and others 2010, Res Synth Methods',
    doi: '10.1002/jrsm.12',
  },
  restrictedMaximumLikelihood: {
    name: 'REML',
    sentences: [
      'Restricted maximum likelihood: an estimate of τ² that allows for the average effect being estimated from the same data.',
      'It is nearly unbiased for every kind of outcome, which makes it the default here.',
    ],
    source: 'Viechtbauer 2005, J Educ Behav Stat',
    doi: '10.3102/10769986030003261',
  },
  pauleMandel: {
    name: 'Paule–Mandel',
    sentences: [
      'An estimate of τ² that makes the weighted spread of the results equal to what chance alone would leave.',
      'It does not assume that effects are normally distributed, and agrees with REML in most reviews.',
    ],
    source: 'Veroniki and others 2016, Res Synth Methods',
    doi: '10.1002/jrsm.1164',
  },
  derSimonianLaird: {
    name: 'DerSimonian–Laird',
    sentences: [
      'The estimate of τ² in one step that older reviews and RevMan 5 use.',
      'With few studies that differ much it tends to be too low, and the interval too narrow.',
    ],
    source: 'DerSimonian and Laird 1986, Control Clin Trials',
    doi: '10.1016/0197-2456(86)90046-2',
  },
  mantelHaenszel: {
    name: 'Mantel–Haenszel',
    sentences: [
      'A pooled ratio or difference made straight from the counts of every study, under a common effect.',
      'It needs no correction for empty cells unless a whole row is empty, so it suits rare events.',
    ],
    source: 'Mantel and Haenszel 1959, J Natl Cancer Inst',
    doi: '10.1093/jnci/22.4.719',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
