import type { GoldenValue } from './golden.ts';

type Held = Readonly<Record<string, Readonly<Record<string, GoldenValue>>>>;

/**
 * R searches tau squared up to 100 and returns the limit; with k = 2,
 * Q(t) = (y1 - y2)^2 / (v1 + v2 + 2t) reaches the chi-squared quantile at 242.35.
 */
const SEARCH_LIMIT: Held = {
  'ci:mk_k2_S:DL:QP': {
    tau2: { est: 0.19655, ci_lb: 0.005883637114, ci_ub: 242.3548811 },
    tau: { est: 0.443339599, ci_lb: 0.07670487021, ci_ub: 15.56775132 },
    I2: { est: 82.56668767, ci_lb: 12.41702299, ci_ub: 99.98287928 },
    H2: { est: 5.736144578, ci_lb: 1.141774388, ci_ub: 5840.876653 },
  },
  'ci:mk_k2_S:REML:QP': {
    tau2: { est: 0.19655, ci_lb: 0.005883637114, ci_ub: 242.3548811 },
    tau: { est: 0.443339599, ci_lb: 0.07670487021, ci_ub: 15.56775132 },
    I2: { est: 82.56668767, ci_lb: 12.41702299, ci_ub: 99.98287928 },
    H2: { est: 5.736144578, ci_lb: 1.141774388, ci_ub: 5840.876653 },
  },
  'ci:mk_k2_S:PM:QP': {
    tau2: { est: 0.19655, ci_lb: 0.005883637114, ci_ub: 242.3548811 },
    tau: { est: 0.443339599, ci_lb: 0.07670487021, ci_ub: 15.56775132 },
    I2: { est: 82.56668767, ci_lb: 12.41702299, ci_ub: 99.98287928 },
    H2: { est: 5.736144578, ci_lb: 1.141774388, ci_ub: 5840.876653 },
  },
};

/**
 * Effects near 1,000,000: R loses digits of Q(t) to the offset. In exact rational arithmetic Q at our limits is 17.534546 and
 * 2.179731, the chi-squared quantiles on 8 degrees of freedom; at R's it is 17.4972 and 2.17964.
 */
const CANCELLATION: Held = {
  'ci:mk_offset_S:DL:QP': {
    tau2: { est: 0.09020572574, ci_lb: 0.03374640431, ci_ub: 0.6007554774 },
    tau: { est: 0.3003426805, ci_lb: 0.1837019442, ci_ub: 0.7750841744 },
    I2: { est: 74.64307419, ci_lb: 52.40930297, ci_ub: 95.14669957 },
    H2: { est: 3.943695728, ci_lb: 2.101251006, ci_ub: 20.60453528 },
  },
  'ci:mk_offset_S:REML:QP': {
    tau2: { est: 0.1190498574, ci_lb: 0.03374640431, ci_ub: 0.6007554774 },
    tau: { est: 0.3450360233, ci_lb: 0.1837019442, ci_ub: 0.7750841744 },
    I2: { est: 79.52904606, ci_lb: 52.40930297, ci_ub: 95.14669957 },
    H2: { est: 4.884970203, ci_lb: 2.101251006, ci_ub: 20.60453528 },
  },
  'ci:mk_offset_S:PM:QP': {
    tau2: { est: 0.1285975861, ci_lb: 0.03374640431, ci_ub: 0.6007554774 },
    tau: { est: 0.3586050559, ci_lb: 0.1837019442, ci_ub: 0.7750841744 },
    I2: { est: 80.75643577, ci_lb: 52.40930297, ci_ub: 95.14669957 },
    H2: { est: 5.196542533, ci_lb: 2.101251006, ci_ub: 20.60453528 },
  },
};

/**
 * R stopped at a lower likelihood (-64.8443) than that of its own submodel without heterogeneity (-64.8386), which is ours.
 */
const LOWER_LIKELIHOOD: Held = {
  'glmm:fleiss1993bin:OR:UM.RS': {
    beta: -0.1088691958,
    se: 0.03311155686,
    stat: -3.287951583,
    pval: 0.001009191938,
    ci_lb: -0.1737666547,
    ci_ub: -0.04397173687,
    tau2: 0,
    I2: 0,
    H2: 1,
    QE_Wld: 10.90346465,
    logLik: -64.83856108,
  },
};

/**
 * lme4 differentiates a likelihood that is itself solved to 1e-7, so its standard errors of the Laplace fit carry up to 2% of
 * noise, and with them the Wald tests. Ours are the same to seven digits for difference steps from 0.03 to 0.001.
 */
const NOISY_HESSIAN: Held = {
  'glmm:li2007:OR:UM.RS': { se: 0.1661900284, pval: 0.0004012050903, ci_lb: -0.9139211487, QEp_Wld: 0.00008845257361 },
  'glmm:crins2014_AR:OR:UM.RS': { se: 0.2900284199, pval: 2.57109315e-8, QE_Wld: 6.847613634, QEp_Wld: 0.2322224097 },
  'glmm:yusuf1985_t6:OR:UM.RS': { QE_Wld: 8.928503394 },
  'glmm:egger2001:OR:UM.RS': {
    se: 0.2242478483,
    stat: -3.736430374,
    pval: 0.0001866511007,
    ci_lb: -1.277404178,
    ci_ub: -0.3983687653,
    QEp_Wld: 0.0000814123204,
  },
  'glmm:nielweise2008:IRR:UM.RS': {
    se: 0.2263490772,
    stat: -2.066541508,
    pval: 0.03877737727,
    ci_lb: -0.9113958027,
    ci_ub: -0.02412372418,
    QE_Wld: 10.54898412,
    QEp_Wld: 0.2285863804,
  },
  'glmm:hahn2001:OR:UM.RS': { pval: 0.000492233549, QE_Wld: 10.79941644, QEp_Wld: 0.2133256061 },
  'glmm:goralczyk2011_AR:OR:UM.RS': { pval: 0.0006295257962, QEp_Wld: 0.5099498159 },
};

/**
 * R differentiates the saturated conditional likelihood numerically at a point its optimiser left early; ours is the closed-form
 * information of the non-central hypergeometric distribution (and close to the unconditional 163.16 for the BCG trials).
 */
const CONDITIONAL_WALD: Held = {
  'glmm:bcg:OR:CM.EL': { QE_Wld: 163.0894786, QEp_Wld: 1.231652594e-28 },
  'glmm:fleiss1993bin:OR:CM.EL': { QEp_Wld: 0.1272496118 },
};

/**
 * R estimates ln tau squared, which has no curvature at tau squared = 0: its standard error (1e-7) is not one. Ours agrees with the
 * other models of the same data, and the likelihood is higher or equal.
 */
const TAU_AT_ZERO: Held = {
  'glmm:hahn2001:OR:CM.EL': {
    se: 0.1402097419,
    stat: -3.509664353,
    pval: 0.0004486726756,
    ci_lb: -0.7668951775,
    ci_ub: -0.2172830887,
    logLik: -16.93912281,
    I2: 0,
  },
  'glmm:goralczyk2011_AR:OR:CM.EL': {
    se: 0.08447317357,
    stat: -3.444876356,
    pval: 0.0005713206663,
    ci_lb: -0.4565640162,
    ci_ub: -0.1254352605,
    logLik: -38.2872981,
    I2: 0,
  },
};

/**
 * Where R prints a log-likelihood given the random effects it is not stationary at the estimates, so the early stop of its optimiser
 * shows; beta and tau squared agree within the tolerance.
 */
const CONDITIONAL_LOG_LIKELIHOOD: Held = {
  'glmm:li2007:OR:UM.FS': { logLik: -88.96102635 },
};

/** Values we hold against R, by case and field; the tests assert ours there. The arguments stand above, and in the ledger. */
export const HELD_AGAINST_R: Held = {
  ...SEARCH_LIMIT,
  ...CANCELLATION,
  ...LOWER_LIKELIHOOD,
  ...NOISY_HESSIAN,
  ...CONDITIONAL_WALD,
  ...TAU_AT_ZERO,
  ...CONDITIONAL_LOG_LIKELIHOOD,
};
