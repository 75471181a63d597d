import { CHECK_METHODS } from './check/ledger.ts';
import type { MethodEntry } from './ledger-types.ts';

/** The ledger: every public method of the engine with its source, its reference values and the equivalent call in R. */
export const METHODS: readonly MethodEntry[] = [...CHECK_METHODS];
