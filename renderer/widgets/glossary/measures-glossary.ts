import type { GlossaryEntry } from './glossary-entry.ts';

/** Effect measures, and what their size is held against. */
export const MEASURES_TERMS = {
  meanDifference: {
    name: 'Mean difference (MD)',
    sentences: [
      'The mean of one group minus the mean of the other, in the units of the scale.',
      'It needs all studies on one scale, and can be compared with the smallest difference that matters on it.',
    ],
    source: 'Cochrane Handbook, chapter 6',
    doi: '10.1002/9781119536604.ch6',
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
  ratioOfMeans: {
    name: 'Ratio of means (RoM)',
    sentences: [
      'The mean of one group divided by the mean of the other, pooled as its logarithm.',
      'It lets scales with a true zero be pooled, and reads as a percentage more or less.',
    ],
    source: 'Friedrich and others 2008, BMC Med Res Methodol',
    doi: '10.1186/1471-2288-8-32',
  },
  riskRatio: {
    name: 'Risk ratio (RR)',
    sentences: [
      'The risk of the event in one group divided by the risk in the other, pooled as its logarithm.',
      'A ratio of 1 is no effect; what it means in numbers of people depends on the baseline risk, so tables show that too.',
    ],
    source: 'Cochrane Handbook, chapter 6',
    doi: '10.1002/9781119536604.ch6',
  },
  oddsRatio: {
    name: 'Odds ratio (OR)',
    sentences: [
      'The odds of the event (those with it to those without) in one group divided by the odds in the other.',
      'It is further from 1 than the risk ratio unless events are rare, and is often misread as one.',
    ],
    source: 'Cochrane Handbook, chapter 6',
    doi: '10.1002/9781119536604.ch6',
  },
  riskDifference: {
    name: 'Risk difference (RD)',
    sentences: [
      'The risk of the event in one group minus the risk in the other.',
      'It says how many more or fewer people have the event, and tends to differ more between studies than ratios do.',
    ],
    source: 'Cochrane Handbook, chapter 6',
    doi: '10.1002/9781119536604.ch6',
  },
  petoOddsRatio: {
    name: 'Peto odds ratio',
    sentences: [
      'An odds ratio from the observed events minus the expected ones (O − E) and the variance of that difference (V).',
      'It suits rare events with groups of similar size and small effects; elsewhere it is biased.',
    ],
    source: 'Yusuf and others 1985, Prog Cardiovasc Dis',
    doi: '10.1016/S0033-0620(85)80003-7',
  },
  rateRatio: {
    name: 'Rate ratio',
    sentences: [
      'The number of events for each unit of person-time in one group divided by that in the other.',
      'It counts every event, such as each fall, where a risk ratio counts people.',
    ],
    source: 'Cochrane Handbook, chapter 6',
    doi: '10.1002/9781119536604.ch6',
  },
  hazardRatio: {
    name: 'Hazard ratio (HR)',
    sentences: [
      'The rate at which those still without the event have it in one group, divided by the rate in the other.',
      'It takes account of when events happened and who was lost to follow-up, which a risk ratio at one time does not.',
    ],
    source: 'Tierney and others 2007, Trials',
    doi: '10.1186/1745-6215-8-16',
  },
  minimalImportantDifference: {
    name: 'Minimal important difference (MID)',
    sentences: [
      'The smallest difference on a scale that patients notice and find worth having.',
      'A difference between groups can be smaller although many people gained more, so responders are shown beside it.',
    ],
    source: 'Jaeschke and others 1989, Control Clin Trials',
    doi: '10.1016/0197-2456(89)90005-6',
  },
  baselineRisk: {
    name: 'Baseline risk',
    sentences: [
      'How many people would have the event without the intervention.',
      'A relative effect gives different absolute effects at different baseline risks, so tables show it for each that matters.',
    ],
    source: 'Cochrane Handbook, chapter 14',
    doi: '10.1002/9781119536604.ch14',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
