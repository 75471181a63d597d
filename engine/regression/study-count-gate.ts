import { EngineInputError } from '../errors.ts';

/**
 * Whether a rule on the number of studies refuses (the default) or was overridden by a named human reason,
 * which travels with the result.
 */
export type StudyCountGate = 'enforced' | Readonly<{ overriddenBecause: string }>;

/** What became of the rule: met, or not met and overridden with this reason. */
export type GateOutcome = Readonly<{ rule: string; met: boolean; overriddenBecause: string | null }>;

/**
 * Ten studies for every covariate, and at least three residual degrees of freedom.
 *
 * @param k studies
 * @param covariates columns of the design matrix that are not the intercept
 * @throws EngineInputError refused, with the numbers and how to override
 * @source Cochrane Handbook 6.5 section 10.11.4, doi:10.1002/9781119536604.ch10
 * @golden none: a rule, tested at its boundary
 */
export function studiesPerCovariateGate(
  k: number,
  covariates: number,
  parameters: number,
  gate: StudyCountGate,
): GateOutcome {
  const needed = 10 * covariates;
  const residual = k - parameters;
  const short = k < needed;
  const rule = 'ten studies per covariate and three residual degrees of freedom';
  if (covariates === 0 || (!short && residual >= 3)) return { rule, met: true, overriddenBecause: null };
  const fact = short
    ? `${k} studies for ${covariates} ${covariates === 1 ? 'covariate' : 'covariates'}: at least ${needed} are needed, or chance finds an association`
    : `${residual} residual degrees of freedom: at least 3 are needed for an interval of any use`;
  return settle(rule, fact, gate);
}

/**
 * Ten studies for a test of funnel-plot asymmetry: with fewer, its power is too low to tell chance from asymmetry.
 *
 * @throws EngineInputError refused
 * @source Sterne et al. 2011 doi:10.1136/bmj.d4002; Cochrane Handbook 6.5 section 13.3.5.4
 * @golden none: a rule, tested at its boundary
 */
export function asymmetryTestGate(k: number, gate: StudyCountGate): GateOutcome {
  const rule = 'ten studies for a test of funnel-plot asymmetry';
  if (k >= 10) return { rule, met: true, overriddenBecause: null };
  return settle(
    rule,
    `${k} studies: a test of funnel-plot asymmetry needs at least 10, its power is too low below`,
    gate,
  );
}

function settle(rule: string, fact: string, gate: StudyCountGate): GateOutcome {
  if (gate !== 'enforced' && gate.overriddenBecause.trim() !== '') {
    return { rule, met: false, overriddenBecause: gate.overriddenBecause };
  }
  throw new EngineInputError('refused', `${fact}. To go on all the same, override with a reason.`, 'k');
}
