import type { GlossaryEntry } from './glossary-entry.ts';

/** Terms of risk of bias, certainty and missing results. */
export const JUDGEMENTS_TERMS = {
  riskOfBias: {
    name: 'Risk of bias (RoB 2)',
    sentences: [
      'How far flaws in the design or conduct of a trial may have biased one of its results, judged in five domains.',
      'It is a judgement of a result, not of a trial: the same trial may measure one outcome well and another badly.',
    ],
    source: 'Sterne and others 2019, BMJ',
    doi: '10.1136/bmj.l4898',
  },
  effectOfInterest: {
    name: 'Effect of assignment, or of adhering',
    sentences: [
      'The effect of being assigned to an intervention (intention to treat), or of keeping to it (per protocol).',
      'The choice decides which deviations from the intervention can bias a result.',
    ],
    source: 'Sterne and others 2019, BMJ',
    doi: '10.1136/bmj.l4898',
  },
  signallingQuestion: {
    name: 'Signalling question',
    sentences: [
      'A question about the facts of a trial, such as whether the allocation sequence was random, answered from yes to no.',
      'An algorithm turns the answers into a proposed judgement, which the reviewer may overrule with a reason.',
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
  ratingTarget: {
    name: 'What is rated',
    sentences: [
      'Certainty that the true effect lies on one side of no effect, on one side of an important effect, or within a range of sizes.',
      'The choice comes first, because the same numbers can be certain of one and uncertain of another.',
    ],
    source: 'Hultcrantz and others 2017, J Clin Epidemiol',
    doi: '10.1016/j.jclinepi.2017.05.006',
  },
  riskOfBiasDomain: {
    name: 'Risk of bias, as a reason to rate down',
    sentences: [
      'Certainty falls when much of the weight comes from results that flaws in the trials may have biased.',
      'What counts is how much weight those results carry, not how many trials are flawed.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol (GRADE 4)',
    doi: '10.1016/j.jclinepi.2010.07.017',
  },
  inconsistency: {
    name: 'Inconsistency',
    sentences: [
      'Certainty falls when results differ more than chance allows and nothing explains it.',
      'What counts is whether they lie on different sides of the threshold, not I² alone.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol (GRADE 7)',
    doi: '10.1016/j.jclinepi.2011.03.017',
  },
  indirectness: {
    name: 'Indirectness',
    sentences: [
      'Certainty falls when the people, interventions, comparators or outcomes of the studies differ from those of the question.',
      'Only differences that could change the effect count.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol (GRADE 8)',
    doi: '10.1016/j.jclinepi.2011.04.014',
  },
  imprecision: {
    name: 'Imprecision',
    sentences: [
      'Certainty falls when the confidence interval reaches across the threshold, or when too few people or events were studied.',
      'The interval is read against what would change a decision, not against p below 0.05.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol (GRADE 6)',
    doi: '10.1016/j.jclinepi.2011.01.012',
  },
  publicationBias: {
    name: 'Publication bias',
    sentences: [
      'Certainty falls when studies or results are likely to be missing because of what they showed.',
      'A leaning funnel, small industry-funded studies and registered trials without results are signs.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol (GRADE 5)',
    doi: '10.1016/j.jclinepi.2011.01.011',
  },
  ratingUp: {
    name: 'Reasons to rate up',
    sentences: [
      'Evidence that is not randomised may be rated up for a large effect, a dose-response gradient, or confounding that would have hidden the effect.',
      'They count only where nothing else gives serious doubt.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol (GRADE 9)',
    doi: '10.1016/j.jclinepi.2011.06.004',
  },
  informationSize: {
    name: 'Optimal information size',
    sentences: [
      'How many participants a single, adequately powered trial would need to show the effect.',
      'With fewer in all the studies together, an interval can look precise by chance.',
    ],
    source: 'Guyatt and others 2011, J Clin Epidemiol (GRADE 6)',
    doi: '10.1016/j.jclinepi.2011.01.012',
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
  missingEvidence: {
    name: 'Missing results',
    sentences: [
      'Studies that measured an outcome and did not report it, or not so that it can be used.',
      'Results often go missing because of what they were, so a pool of those that remain may be biased.',
    ],
    source: 'Page and others 2023, BMJ (ROB-ME)',
    doi: '10.1136/bmj-2023-076754',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
