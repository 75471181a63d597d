import type { GlossaryEntry } from './glossary-entry.ts';

/** Terms of the diagnostics of an analysis. */
export const DIAGNOSTICS_TERMS = {
  leaveOneOut: {
    name: 'Leave-one-out',
    sentences: [
      'The analysis done again without each study in turn.',
      'It shows whether a conclusion rests on one study; it is not a reason to leave that study out.',
    ],
    source: 'Viechtbauer and Cheung 2010, Res Synth Methods',
    doi: '10.1002/jrsm.11',
  },
  influence: {
    name: 'Influence of a study',
    sentences: [
      'How much the result, its precision and τ² change when a study leaves, and how far that study lies from the others.',
      'A study that stands out deserves a second look at its numbers before anything else.',
    ],
    source: 'Viechtbauer and Cheung 2010, Res Synth Methods',
    doi: '10.1002/jrsm.11',
  },
  funnelPlot: {
    name: 'Funnel plot',
    sentences: [
      'Each study by its effect and its standard error, with the most precise at the top.',
      'Without small-study effects the points scatter evenly about one line; gaps where results are not significant suggest missing reports.',
    ],
    source: 'Peters and others 2008, J Clin Epidemiol',
    doi: '10.1016/j.jclinepi.2007.11.010',
  },
  eggerTest: {
    name: 'Test for asymmetry (Egger)',
    sentences: [
      'A regression that asks whether effects depend on their standard errors, so whether the funnel leans.',
      'It needs ten studies or more, and does not say why the funnel leans.',
    ],
    source: 'Egger and others 1997, BMJ',
    doi: '10.1136/bmj.315.7109.629',
  },
  trimAndFill: {
    name: 'Trim and fill',
    sentences: [
      'Adds mirror images of the studies that make a funnel lean, and pools again.',
      'It shows how far the result might move; it is not a corrected estimate, because a funnel leans for other reasons too.',
    ],
    source: 'Duval and Tweedie 2000, Biometrics',
    doi: '10.1111/j.0006-341X.2000.00455.x',
  },
  baujatPlot: {
    name: 'Baujat plot',
    sentences: [
      'Each study by what it adds to the heterogeneity and by how far the pooled result moves without it.',
      'Studies far to the upper right both differ from the others and matter to the result.',
    ],
    source: 'Baujat and others 2002, Stat Med',
    doi: '10.1002/sim.1221',
  },
  allSubsets: {
    name: 'All subsets (GOSH)',
    sentences: [
      'The pooled result and I² of every combination of the studies, or of a large sample of them.',
      'More than one cloud suggests that the studies fall into groups with different effects.',
    ],
    source: 'Olkin, Dahabreh and Trikalinos 2012, Res Synth Methods',
    doi: '10.1002/jrsm.1053',
  },
  metaRegression: {
    name: 'Meta-regression',
    sentences: [
      'A regression of the effects of the studies on one of their characteristics, with random effects.',
      'It compares studies and not people, so it can be confounded, and needs about ten studies for each characteristic.',
    ],
    source: 'Thompson and Higgins 2002, Stat Med',
    doi: '10.1002/sim.1187',
  },
  heterogeneityExplained: {
    name: 'Heterogeneity explained (R²)',
    sentences: [
      'The share by which τ² falls once the characteristic is in the model.',
      'With few studies it is very uncertain, and can be 0 where the characteristic matters.',
    ],
    source: 'López-López and others 2014, Br J Math Stat Psychol',
    doi: '10.1111/bmsp.12002',
  },
  probabilityOfBenefit: {
    name: 'Probability of benefit',
    sentences: [
      'How probable it is, given the data and a flat prior, that the effect is better than a value.',
      'For the mean effect it is about all settings together; for a new setting it takes account of how much effects differ.',
    ],
    source: 'Higgins, Thompson and Spiegelhalter 2009, J R Stat Soc A',
    doi: '10.1111/j.1467-985X.2008.00552.x',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
