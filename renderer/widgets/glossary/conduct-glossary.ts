import type { GlossaryEntry } from './glossary-entry.ts';

/** Terms of searching, planning and extracting. */
export const CONDUCT_TERMS = {
  prismaFlow: {
    name: 'PRISMA flow',
    sentences: [
      'How many records a search found, how many were set aside at each step and why, and how many studies are in the review.',
      'Its boxes must add up: each number is the one before it minus those that left.',
    ],
    source: 'Page and others 2021, BMJ',
    doi: '10.1136/bmj.n71',
  },
  deviation: {
    name: 'Deviation from the protocol',
    sentences: [
      'A change of plan after numbers were seen, such as another outcome or another threshold.',
      'It may be right, and is always reported with its reason and whether results were known, because choices made with results in view can favour them.',
    ],
    source: 'Cochrane Handbook, chapter 1',
    doi: '10.1002/9781119536604.ch1',
  },
  intraclusterCorrelation: {
    name: 'Intracluster correlation (ICC)',
    sentences: [
      'How much more alike two people in one cluster are than two in different clusters, from 0 to 1.',
      'It makes the design effect, 1 + (mean cluster size − 1) × ICC, by which a cluster trial is worth fewer participants than it has.',
    ],
    source: 'Cochrane Handbook, chapter 23',
    doi: '10.1002/9781119536604.ch23',
  },
  crossoverCorrelation: {
    name: 'Correlation in a crossover',
    sentences: [
      'How closely one person’s scores in the two periods go together.',
      'The standard error of the difference depends on it; ignoring it gives a crossover trial too little weight.',
    ],
    source: 'Elbourne and others 2002, Int J Epidemiol',
    doi: '10.1093/ije/31.1.140',
  },
  imputedStandardDeviation: {
    name: 'Imputed standard deviation',
    sentences: [
      'A standard deviation borrowed from similar studies where a report prints none.',
      'It sets the weight of the study, so the result is tried over a range of it.',
    ],
    source: 'Furukawa and others 2006, J Clin Epidemiol',
    doi: '10.1016/j.jclinepi.2005.06.006',
  },
  observedMinusExpected: {
    name: 'O − E and V',
    sentences: [
      'The events observed minus those expected if there were no effect, summed over time, and the variance of that sum.',
      'O − E divided by V estimates the logarithm of the hazard ratio.',
    ],
    source: 'Tierney and others 2007, Trials',
    doi: '10.1186/1745-6215-8-16',
  },
  leastSquaresMean: {
    name: 'Least-squares mean',
    sentences: [
      'The mean of a group estimated by a model, adjusted for what is in the model, such as the score at baseline.',
      'Its standard error comes from the model and is not the SD divided by √n.',
    ],
    source: 'Cochrane Handbook, chapter 6',
    doi: '10.1002/9781119536604.ch6',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
