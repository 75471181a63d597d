import { EngineInputError } from './errors.ts';

/** Throws unless `value` is a finite number. */
export function requireFinite(value: number, field: string): void {
  if (!Number.isFinite(value)) {
    throw new EngineInputError('not-finite', `${field} is ${value}: enter a number or leave the study out.`, field);
  }
}

/** Throws unless `value` is finite and at least zero. */
export function requireNonNegative(value: number, field: string): void {
  requireFinite(value, field);
  if (value < 0) {
    throw new EngineInputError('out-of-range', `${field} is ${value}: it cannot be negative; correct it.`, field);
  }
}

/** Throws unless `value` is finite and above zero. */
export function requirePositive(value: number, field: string): void {
  requireFinite(value, field);
  if (value <= 0) {
    throw new EngineInputError('not-positive', `${field} is ${value}: it must be above zero; correct it.`, field);
  }
}

/** Throws unless `value` lies in [low, high]. */
export function requireWithin(value: number, low: number, high: number, field: string): void {
  requireFinite(value, field);
  if (value < low || value > high) {
    throw new EngineInputError('out-of-range', `${field} is ${value}: it must lie between ${low} and ${high}.`, field);
  }
}

/** Throws unless 0 <= events <= n. */
export function requireCount(events: number, n: number, eventsField: string, nField: string): void {
  requireNonNegative(events, eventsField);
  requireNonNegative(n, nField);
  if (events > n) {
    throw new EngineInputError(
      'out-of-range',
      `${eventsField} is ${events} of ${nField} ${n}: there cannot be more events than participants; correct one of them.`,
      eventsField,
    );
  }
}
