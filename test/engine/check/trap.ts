import { expect, test } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';

export type Trap = Readonly<{
  name: string;
  trap: object;
  /** The check that must speak, with its severity and a piece of its arithmetic or suggestion. */
  expected: readonly [verdict: string, says: string];
  clean: object;
  others?: readonly object[];
}>;

export type Line = Readonly<{
  check: string;
  severity: string;
  arithmetic: string;
  message: string;
  suggestion: string | null;
}>;

export const PAIN = { id: 'pain', min: 0, max: 10, higherIs: 'worse' } as const;
export const result = (fields: object) => ({ studyId: 'X', outcome: 'pain', instrument: PAIN, ...fields });
export const final = (intervention: object, comparator: object, more: object = {}) =>
  result({ score: 'final', arms: [intervention, comparator], ...more });
export const change = (intervention: object, comparator: object, more: object = {}) =>
  result({ score: 'change', arms: [intervention, comparator], ...more });
export const counts = (intervention: object, comparator: object, more: object = {}) => ({
  studyId: 'X',
  outcome: 'response',
  arms: [intervention, comparator],
  ...more,
});
export const contrast = (fields: object) => result({ score: 'final', contrast: fields });

export const ONE = { n: 50, mean: '5.1', sd: '2.1' } as const;
export const TWO = { n: 48, mean: '6.0', sd: '2.2' } as const;
export const CHANGED = {
  n: 50,
  mean: '-1.1',
  sd: '2.0',
  baselineMean: '6.2',
  baselineSd: '2.1',
  finalSd: '2.2',
} as const;
export const LESS = { n: 48, mean: '-0.4', sd: '2.0', baselineMean: '6.1', baselineSd: '2.1', finalSd: '2.3' } as const;
export function ask(checked: object, others: readonly object[] = []): readonly Line[] {
  const reply = computeLine({ id: 1, task: 'check', input: { result: checked, others } });
  if (!('result' in reply)) throw new Error(JSON.stringify(reply));
  return (reply.result as Readonly<{ findings: readonly Line[] }>).findings;
}

/** Every trap springs, and no check of medium severity or above speaks on its clean twin. */
export function proveTraps(traps: readonly Trap[]): void {
  test.each(traps)('$name', ({ trap, expected: [verdict, says], others }) => {
    const findings = ask(trap, others);
    const found = findings.filter(({ check, severity }) => `${check} ${severity}` === verdict);
    expect(found.map(({ arithmetic, suggestion }) => `${arithmetic} ${suggestion ?? ''}`).join('\n')).toContain(says);
  });

  test.each(traps)('no false alarm beside: $name', ({ clean, others }) => {
    expect(ask(clean, others).filter(({ severity }) => severity !== 'low')).toEqual([]);
  });
}
