/** A term explained in two sentences, with where to read more. */
export type GlossaryEntry = Readonly<{
  name: string;
  sentences: readonly [string, string];
  source: string;
  doi: string;
}>;

/** Every term that screens explain in place; `Term` shows them. Sources are the papers that introduced or fixed each. */
export const GLOSSARY = {
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
      'With few studies it keeps its promise of 95% better than the usual normal interval, and is often wider.',
    ],
    source: 'Knapp and Hartung 2003, Stat Med',
    doi: '10.1002/sim.1482',
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
  standardisedMeanDifference: {
    name: 'Standardised mean difference (SMD)',
    sentences: [
      'The difference between two means in units of their standard deviation, so that studies with different instruments can be pooled.',
      'It depends on how varied the participants were, which makes it harder to judge than points on a known scale.',
    ],
    source: 'Hedges 1981, J Educ Stat',
    doi: '10.3102/10769986006002107',
  },
  minimalImportantDifference: {
    name: 'Minimal important difference (MID)',
    sentences: [
      'The smallest difference on a scale that patients notice and find worth having.',
      'A difference between groups can be smaller and still hold many persons who gained more, so responders are shown beside it.',
    ],
    source: 'Jaeschke and others 1989, Control Clin Trials',
    doi: '10.1016/0197-2456(89)90005-6',
  },
  riskOfBias: {
    name: 'Risk of bias (RoB 2)',
    sentences: [
      'How far the way a trial was done may have pushed one of its results away from the truth, judged in five domains.',
      'It is a judgement of a result, not of a trial: the same trial may measure one outcome well and another badly.',
    ],
    source: 'Sterne and others 2019, BMJ',
    doi: '10.1136/bmj.l4898',
  },
  certainty: {
    name: 'Certainty of evidence (GRADE)',
    sentences: [
      'How sure one can be that the true effect lies on one side of a threshold or within a range: high, moderate, low or very low.',
      'Randomised evidence starts high and is rated down for risk of bias, inconsistency, indirectness, imprecision and missing evidence.',
    ],
    source: 'Guyatt and others 2008, BMJ',
    doi: '10.1136/bmj.39489.470347.AD',
  },
  importance: {
    name: 'Importance of an outcome',
    sentences: [
      'How much an outcome matters to a decision, from 1 to 9: 7 to 9 is critical, 4 to 6 important, 1 to 3 of limited importance.',
      'Critical and important outcomes belong in the Summary of Findings, whether or not any study measured them.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol',
    doi: '10.1016/j.jclinepi.2010.09.012',
  },
  baselineRisk: {
    name: 'Baseline risk',
    sentences: [
      'How many persons would have the event without the intervention.',
      'A relative effect gives different absolute effects at different baseline risks, so tables show it for each that matters.',
    ],
    source: 'Cochrane Handbook, chapter 14',
    doi: '10.1002/9781119536604.ch14',
  },
  missingEvidence: {
    name: 'Missing results',
    sentences: [
      'Studies that measured an outcome and did not report it, or not so that it can be used.',
      'Results often go missing because of what they were, so a pool of those that remain may be biased.',
    ],
    source: 'Page and others 2023, BMJ (ROB-ME)',
    doi: '10.1136/bmj-2023-076754',
  },
  prismaFlow: {
    name: 'PRISMA flow',
    sentences: [
      'How many records a search found, how many were set aside at each step and why, and how many studies stand in the review.',
      'Its boxes must add up: each number is the one before it less those that left.',
    ],
    source: 'Page and others 2021, BMJ',
    doi: '10.1136/bmj.n71',
  },
  deviation: {
    name: 'Deviation from the protocol',
    sentences: [
      'A change of plan after numbers were seen, such as another outcome or another threshold.',
      'It may be right and is always told, with its reason and whether results were known, because choices made with results in view can favour them.',
    ],
    source: 'Cochrane Handbook, chapter 1',
    doi: '10.1002/9781119536604.ch1',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type TermId = keyof typeof GLOSSARY;

export const TERM_WORDS = {
  explain: (name: string) => `${name}: what it means`,
  source: (source: string) => `Source: ${source}`,
} as const;
