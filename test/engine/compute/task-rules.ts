/** How a field of a result answers to a change of the data: its power of the unit, and what becomes of it under a change of sign. */
export type FieldRule = Readonly<{ degree: number; parity: 'even' | 'odd' | Readonly<{ swapsWith: string }> }>;

const even = (degree: number): FieldRule => ({ degree, parity: 'even' });
const odd = (degree: number): FieldRule => ({ degree, parity: 'odd' });
const swapped = (swapsWith: string): FieldRule => ({ degree: 1, parity: { swapsWith } });

const each = (names: string, rule: FieldRule): Record<string, FieldRule> =>
  Object.fromEntries(names.split(' ').map((name) => [name, rule]));

/** By the last name of a field, whatever the task; tasks that use a name otherwise are below. */
const COMMON: Readonly<Record<string, FieldRule>> = {
  ...each(
    'beta estimate est pred ranef resid rstandard_resid rstudent_resid meanes target theta refline fitted',
    odd(1),
  ),
  ...each('intercept TE TE_common TE_random TE_random_w yi metafor_gosh_mean_estimate', odd(1)),
  ...each('se ranef_se rstandard_se rstudent_se sei grid_se intercept_se fitted_se', even(1)),
  ...each('seTE se_common se_random se_random_w', even(1)),
  ...each('tau2 se_tau2 tau2_del tau2_null tau2_w vcov vi', even(2)),
  ...each('stat intercept_t slope_t rstudent rstandard_z dffits dfbs', odd(0)),
  ...each(
    'k p k_yi k_pos k0 se_k0 k_total n_subsets metafor_gosh_n ddf df QE_df QMdf df_Q LRTdf ptable_k level',
    even(0),
  ),
  ...each('pval QEp QMp LRTp p_k0 MHp TAp BDp QEp_within p_between p_two_sided p_common p_random', even(0)),
  ...each('pval_binom pval_exact pval_chi2 intercept_p slope_p pval_Q_b_random pval_Q_b_common', even(0)),
  ...each('I2 H2 QE QM LRT R2 R2_metafor_default_tol MH TA BD Q Q_between Q_within Q_total Q_b_random', even(0)),
  ...each('Q_b_common Q_w_common QE_within QM_between QE_del X2', even(0)),
  ...each(
    'weights_pct hat weight cook_d cov_r x y power O E OE_ratio observed_to_expected fsnum delta se_delta',
    even(0),
  ),
  ...each('w_common sigma', even(0)),
  ci_lb: swapped('ci_ub'),
  ci_ub: swapped('ci_lb'),
  pi_lb: swapped('pi_ub'),
  pi_ub: swapped('pi_lb'),
  pi_riley_lb: swapped('pi_riley_ub'),
  pi_riley_ub: swapped('pi_riley_lb'),
  fitted_pi_lb: swapped('fitted_pi_ub'),
  fitted_pi_ub: swapped('fitted_pi_lb'),
  ci_lb_common: swapped('ci_ub_common'),
  ci_ub_common: swapped('ci_lb_common'),
  ci_lb_random: swapped('ci_ub_random'),
  ci_ub_random: swapped('ci_lb_random'),
  lb: swapped('ub'),
  ub: swapped('lb'),
};

const interval = (degree: number): Record<string, FieldRule> => each('est ci_lb ci_ub', even(degree));

const OWN: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  PET: { slope: odd(0), slope_se: even(0) },
  PEESE: { slope: odd(-1), slope_se: even(-1) },
  egger_classic: { bias: odd(0), bias_se: even(0), slope: odd(1), slope_se: even(1) },
  begg_metabias: { bias: odd(0), se_bias: even(0) },
  ranktest: { tau: odd(0) },
  metabias_binary: { estimate: odd(0), intercept: odd(0), se_intercept: even(0) },
};

const CONFINT: Readonly<Record<string, Record<string, FieldRule>>> = {
  tau2: interval(2),
  tau: interval(1),
  I2: interval(0),
  H2: interval(0),
};

/**
 * The rule of the field at a path such as `fit_ML.logLik` or `beta[0]`; null where there is none: likelihoods move by a constant
 * with the unit, coefficients of a list have units of their own, and positions, names and settings are no quantities.
 */
export function ruleOf(task: string, path: string): FieldRule | null {
  const names = path.replaceAll(/\[\d+\]/gu, '').split('.');
  const last = names.at(-1) ?? '';
  if (task === 'rma_confint') return CONFINT[names[0] ?? '']?.[last] ?? null;
  return OWN[task]?.[last] ?? COMMON[last] ?? null;
}

/** Numbers of a result by path. */
export function numbersOf(value: unknown, path = ''): ReadonlyMap<string, number> {
  if (typeof value === 'number') return new Map([[path, value]]);
  if (value instanceof Float64Array) return numbersOf([...value], path);
  if (value === null || typeof value !== 'object') return new Map();
  const inside = Array.isArray(value)
    ? value.map((entry: unknown, i) => numbersOf(entry, `${path}[${i}]`))
    : Object.entries(value).map(([name, entry]) => numbersOf(entry, path === '' ? name : `${path}.${name}`));
  return new Map(inside.flatMap((entries) => [...entries]));
}
