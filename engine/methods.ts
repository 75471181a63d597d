import { BIAS_METHODS } from './bias/ledger.ts';
import { CHECK_METHODS } from './check/ledger.ts';
import { CONVERSION_METHODS } from './convert/ledger.ts';
import { DECISION_METHODS } from './decision/ledger.ts';
import { EFFECT_METHODS } from './effect/ledger.ts';
import { GRADE_METHODS } from './grade/ledger.ts';
import { HETEROGENEITY_METHODS } from './heterogeneity/ledger.ts';
import type { MethodEntry } from './ledger-types.ts';
import { DISTRIBUTION_METHODS } from './math/distributions/ledger.ts';
import { POOL_METHODS } from './pool/ledger.ts';
import { REGRESSION_METHODS } from './regression/ledger.ts';
import { ROB_METHODS } from './rob/ledger.ts';
import { SENSITIVITY_METHODS } from './sensitivity/ledger.ts';

/** The ledger: every public method of the engine with its source, its reference values and the equivalent call in R. */
export const METHODS: readonly MethodEntry[] = [
  ...DISTRIBUTION_METHODS,
  ...EFFECT_METHODS,
  ...CONVERSION_METHODS,
  ...POOL_METHODS,
  ...HETEROGENEITY_METHODS,
  ...REGRESSION_METHODS,
  ...SENSITIVITY_METHODS,
  ...BIAS_METHODS,
  ...DECISION_METHODS,
  ...CHECK_METHODS,
  ...GRADE_METHODS,
  ...ROB_METHODS,
];
