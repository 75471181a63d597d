import type { StudyCountGate } from '../regression/study-count-gate.ts';
import { readChoice, type Fields } from './fields.ts';

/**
 * The rules on the number of studies. A line of a script asked for the number, so they are off unless `gate` is
 * "enforce"; `override` then gives the reason to go on all the same.
 */
export function readGate(options: Fields): StudyCountGate {
  const reason = options['override'];
  if (typeof reason === 'string' && reason.trim() !== '') return { overriddenBecause: reason };
  return readChoice(options, 'gate', ['off', 'enforce'], 'off') === 'enforce'
    ? 'enforced'
    : { overriddenBecause: 'asked for by name in a script' };
}

export const GATE_OPTIONS = ['gate', 'override'] as const;
