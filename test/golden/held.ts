import { computeLine } from '../../engine/compute/dispatch.ts';
import { caseDifferences, type GoldenCase, type Tolerance } from './golden.ts';

/** The cases whose result differs from R's anywhere, with the differences. */
export function disagreeing(cases: readonly GoldenCase[], tolerance: Tolerance): Readonly<Record<string, string[]>> {
  return Object.fromEntries(
    cases
      .map((golden) => [golden.id, caseDifferences(golden, tolerance)] as const)
      .filter(([, found]) => found.length > 0),
  );
}

/** The fields named in a case's differences. */
export function fieldsOf(found: readonly string[], id: string): readonly string[] {
  return [...new Set(found.map((line) => line.slice(id.length + 1).split(/[[.:]/)[0]!))];
}

/** A task's result; a failing line fails the test that asks for it. */
export function resultOf(
  golden: Pick<GoldenCase, 'id' | 'task' | 'input' | 'options'>,
): Readonly<Record<string, unknown>> {
  const reply = computeLine(golden);
  if ('error' in reply) throw new Error(`${golden.id}: ${reply.error.message}`);
  return reply.result as Readonly<Record<string, unknown>>;
}

export const numbers = (value: unknown): number[] => value as number[];
