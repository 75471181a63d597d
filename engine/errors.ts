/** What is wrong with an input, as a stable code; `field` names the offending input in the caller's own words. */
export type EngineErrorCode =
  | 'too-few-studies'
  | 'length-mismatch'
  | 'not-positive'
  | 'not-finite'
  | 'out-of-range'
  | 'unknown-option'
  | 'missing-input'
  | 'refused';

/**
 * The caller broke a stated precondition, or asked for something the method's own rules refuse.
 * Never thrown for a scientifically awkward but valid input: that is a "not estimable" state with a reason.
 */
export class EngineInputError extends Error {
  override readonly name = 'EngineInputError';
  readonly code: EngineErrorCode;
  readonly field: string | null;

  constructor(code: EngineErrorCode, message: string, field: string | null = null) {
    super(message);
    this.code = code;
    this.field = field;
  }
}
