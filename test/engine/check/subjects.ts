import { readCheckSubject } from '../../../engine/compute/tasks/check-input.ts';
import { runChecks } from '../../../engine/check/run-checks.ts';
import type { CheckFinding, CheckId } from '../../../engine/check/types.ts';

/** The findings of one check, or of all, on an input of the task `check`; numbers in quotes are as printed. */
export function findings(
  input: Readonly<Record<string, unknown>>,
  ...ids: readonly CheckId[]
): readonly CheckFinding[] {
  return runChecks(readCheckSubject(input), ids.length > 0 ? ids : undefined);
}

/** `E1 high`, … for a whole run. */
export function verdicts(input: Readonly<Record<string, unknown>>, ...ids: readonly CheckId[]): readonly string[] {
  return findings(input, ...ids).map(({ check, severity }) => `${check} ${severity}`);
}

/** Brief Pain scale 0 to 10, a single whole-number item. */
export const NRS = { id: 'NRS', min: 0, max: 10, higherIs: 'worse', integer: true } as const;

/** Pain, enjoyment, general activity: three whole-number items averaged. */
export const PEG = { id: 'PEG', min: 0, max: 10, higherIs: 'worse', integer: true, itemsAveraged: 3 } as const;

/** Two arms of a trial with means. */
export function means(
  intervention: Readonly<Record<string, unknown>>,
  comparator: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  return [
    { id: 'a', label: 'Mindfulness', side: 'intervention', ...intervention },
    { id: 'c', label: 'Usual care', side: 'comparator', ...comparator },
  ];
}
