import { weigh, type StudySet } from './study-set.ts';
import { profileLogLikelihood } from './tau-squared/likelihood.ts';

/** Likelihood and information criteria of one fitted model. `bic` is -Infinity when the sample it counts is empty. */
export type FitStatistics = Readonly<{
  logLikelihood: number;
  deviance: number;
  aic: number;
  bic: number;
  aicCorrected: number;
}>;

/**
 * Log-likelihood, deviance, AIC, BIC and AICc of a pooled model, under ML and under REML.
 *
 * AIC = -2 l + 2 p; BIC = -2 l + p ln n; AICc = -2 l + 2 p n' / (n' - p - 1), n' = max(n, p + 2). p counts the mean and,
 * when `estimatesTauSquared`, tau squared; n = k under ML and k - 1 under REML. The ML deviance is against the saturated
 * model, sum ln((v + tau^2) / v) + Q(tau^2); the REML deviance is -2 l.
 *
 * Sources: Hurvich CM, Tsai CL (1989), Biometrika 76:297-307, doi:10.1093/biomet/76.2.297; Viechtbauer W (2005),
 * doi:10.3102/10769986030003261. Golden: 02_rma_uni.json (fit_ML, fit_REML).
 */
export function fitStatistics(
  studies: StudySet,
  tauSquared: number,
  estimatesTauSquared: boolean,
): { maximumLikelihood: FitStatistics; restricted: FitStatistics } {
  const { k, variances } = studies;
  const parameters = estimatesTauSquared ? 2 : 1;
  let deviance = weigh(studies, tauSquared).q;
  for (let i = 0; i < k; i += 1) deviance += Math.log1p(tauSquared / (variances[i] as number));
  const full = profileLogLikelihood(studies, tauSquared, 'ML');
  const restricted = profileLogLikelihood(studies, tauSquared, 'REML');
  return {
    maximumLikelihood: criteria(full, deviance, parameters, k),
    restricted: criteria(restricted, -2 * restricted, parameters, k - 1),
  };
}

function criteria(logLikelihood: number, deviance: number, parameters: number, n: number): FitStatistics {
  const corrected = Math.max(n, parameters + 2);
  return {
    logLikelihood,
    deviance,
    aic: -2 * logLikelihood + 2 * parameters,
    bic: -2 * logLikelihood + parameters * Math.log(n),
    aicCorrected: -2 * logLikelihood + (2 * parameters * corrected) / (corrected - parameters - 1),
  };
}
