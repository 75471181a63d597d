import type { MethodEntry } from '../ledger-types.ts';

/** Decision quantities: thresholds, absolute effects, responders. */
export const DECISION_METHODS: readonly MethodEntry[] = [
  {
    id: 'decision.exceedance',
    name: 'Probability that an effect lies beyond a threshold',
    exportName: 'exceedance',
    file: 'engine/decision/exceedance.ts',
    source: {
      citation:
        'Higgins JPT, Thompson SG, Spiegelhalter DJ (2009), J R Stat Soc A 172:137-159; Xie M, Singh K (2013), Int Stat Rev 81:3-39',
      doi: '10.1111/insr.12000',
    },
    golden: { none: 'inverts the printed intervals, which have reference values; tested against them' },
    rCall: 'stats::pt((threshold - mu) / se, df)',
  },
  {
    id: 'decision.quantities',
    name: 'All decision quantities of an analysis',
    exportName: 'decisionQuantities',
    file: 'engine/decision/decision-quantities.ts',
    source: {
      citation: 'Higgins JPT, Thompson SG, Spiegelhalter DJ (2009), J R Stat Soc A 172:137-159',
      doi: '10.1111/j.1467-985X.2008.00552.x',
    },
    golden: { none: 'gathers methods that have entries of their own' },
    rCall: 'none',
  },
  {
    id: 'decision.studies-beyond',
    name: 'Share of studies beyond a threshold',
    exportName: 'studiesBeyond',
    file: 'engine/decision/share-beyond.ts',
    source: {
      citation: 'Guyatt G et al (2025), Core GRADE 3, BMJ 389: weight share of studies beyond a threshold',
      doi: null,
    },
    golden: { none: 'counting and adding weights; tested on the acceptance checklist, C35' },
    rCall: 'sum(weights(fit)[yi < threshold]) / 100',
  },
  {
    id: 'decision.share-of-true-effects',
    name: 'Share of true effects beyond a threshold, normal',
    exportName: 'shareOfTrueEffects',
    file: 'engine/decision/share-beyond.ts',
    source: { citation: 'Mathur MB, VanderWeele TJ (2019), Stat Med 38:1336-1342', doi: '10.1002/sim.8057' },
    golden: { none: 'closed form; its error is tested against numerical derivatives' },
    rCall: 'MetaUtility::prop_stronger(q, M, t2, se.M, se.t2, tail = )',
  },
  {
    id: 'decision.calibrated-share',
    name: 'Share of calibrated effects beyond a threshold',
    exportName: 'calibratedShare',
    file: 'engine/decision/share-beyond.ts',
    source: {
      citation: 'Mathur MB, VanderWeele TJ (2020), Epidemiology 31:356-358',
      doi: '10.1097/EDE.0000000000001180',
    },
    golden: { none: 'closed form; counted by hand in the tests' },
    rCall: 'mean(MetaUtility::calib_ests(yi, sqrt(vi)) < threshold)',
    differsFromR: "Uses the model's own mean and tau squared, not those of DerSimonian-Laird.",
  },
  {
    id: 'decision.absolute-effect',
    name: 'Absolute effect of a relative one at a baseline risk',
    exportName: 'absoluteEffect',
    file: 'engine/decision/absolute-effect.ts',
    source: {
      citation:
        'Guyatt GH et al (2013), J Clin Epidemiol 66:158-172; Skoetz N et al (2020), J Clin Epidemiol 118:124-131',
      doi: '10.1016/j.jclinepi.2012.01.012',
    },
    golden: { none: 'closed form; tested on the acceptance checklist, C13 and C33' },
    rCall: 'none',
  },
  {
    id: 'decision.absolute-rate',
    name: 'Absolute effect of a rate ratio',
    exportName: 'absoluteRate',
    file: 'engine/decision/absolute-effect.ts',
    source: { citation: 'Schünemann HJ et al, Cochrane Handbook 15.4', doi: null },
    golden: { none: 'one multiplication' },
    rCall: 'none',
  },
  {
    id: 'decision.uncertain-baseline',
    name: 'Absolute effect with an uncertain baseline risk',
    exportName: 'absoluteEffectWithUncertainBaseline',
    file: 'engine/decision/uncertain-baseline.ts',
    source: {
      citation:
        'Spencer FA, Iorio A, You J et al (2012), BMJ 345:e7401; Newcombe RG, Bender R (2014), Evid Based Med 19:6-8',
      doi: '10.1136/bmj.e7401',
    },
    golden: { none: 'tested against the fixed-risk limits and 400,000 seeded draws' },
    rCall: 'none',
  },
  {
    id: 'decision.risk-from-counts',
    name: 'Baseline risk and its error from counts',
    exportName: 'riskFromCounts',
    file: 'engine/decision/uncertain-baseline.ts',
    source: {
      citation: 'Agresti A (2013), Categorical Data Analysis, 3rd ed., section 3.1: the variance of a sample logit',
      doi: null,
    },
    golden: { none: 'closed form' },
    rCall: 'metafor::escalc(measure = "PLO", xi = , ni = )',
  },
  {
    id: 'decision.risk-from-interval',
    name: 'Baseline risk and its error from an interval',
    exportName: 'riskFromInterval',
    file: 'engine/decision/uncertain-baseline.ts',
    source: {
      citation: 'Cochrane Handbook 6.3: a standard error from a confidence interval, on the logit scale',
      doi: null,
    },
    golden: { none: 'closed form' },
    rCall: 'none',
  },
  {
    id: 'decision.responders-of-arm',
    name: 'Responder proportion of an arm from mean and SD',
    exportName: 'respondersOfArm',
    file: 'engine/decision/responders.ts',
    source: { citation: 'Suissa S (1991), J Clin Epidemiol 44:241-248', doi: null },
    golden: { none: 'closed form' },
    rCall: 'stats::pnorm((cut - mean) / sd)',
  },
  {
    id: 'decision.responder-contrasts',
    name: 'Responder contrasts of two arms from means',
    exportName: 'responderContrasts',
    file: 'engine/decision/responders.ts',
    source: {
      citation: 'Suissa S (1991), J Clin Epidemiol 44:241-248; Thorlund K et al (2011), Res Synth Methods 2:188-203',
      doi: '10.1002/jrsm.46',
    },
    golden: { none: 'closed form' },
    rCall: 'none',
  },
  {
    id: 'decision.responders-from-smd',
    name: 'Responders from a pooled standardised mean difference',
    exportName: 'respondersFromStandardisedDifference',
    file: 'engine/decision/responders.ts',
    source: {
      citation:
        'Furukawa TA, Leucht S (2011), PLoS One 6:e19070; da Costa BR et al (2012), Int J Epidemiol 41:1445-1459',
      doi: '10.1371/journal.pone.0019070',
    },
    golden: { none: 'closed form; tested on the acceptance checklist, C35' },
    rCall: 'stats::pnorm(stats::qnorm(p0) + d)',
  },
  {
    id: 'decision.responders-from-md',
    name: 'Responders from a pooled mean difference',
    exportName: 'respondersFromMeanDifference',
    file: 'engine/decision/responders.ts',
    source: {
      citation: 'Anzures-Cabrera J, Sarpatwari A, Higgins JPT (2011), Stat Med 30:2967-2985',
      doi: '10.1002/sim.4298',
    },
    golden: { none: 'closed form' },
    rCall: 'none',
  },
];
