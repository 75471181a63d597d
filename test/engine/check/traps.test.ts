import { describe, expect, test } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';
import { type Line, proveTraps } from './trap.ts';
import { TRAPS_OF_EXTRACTION } from './traps/extraction.ts';

describe('traps of extraction, through compute', () => {
  test('are more than forty', () => {
    expect(TRAPS_OF_EXTRACTION.length).toBeGreaterThan(40);
    expect(new Set(TRAPS_OF_EXTRACTION.map(({ name }) => name)).size).toBe(TRAPS_OF_EXTRACTION.length);
  });

  proveTraps(TRAPS_OF_EXTRACTION);

  test('the comparator of a three-arm trial counted twice, in one group or in two subgroups', () => {
    const row = (resultId: string, armId: string, nUsed: number, subgroup: string | null) => ({
      resultId,
      studyId: 'X',
      subgroup,
      arms: [
        { armId, side: 'intervention', nUsed: 40, nFull: 40 },
        { armId: 'control', label: 'Usual care', nUsed, nFull: 42 },
      ],
    });
    const verdicts = (nUsed: number, subgroups: readonly (string | null)[]) => {
      const reply = computeLine({
        id: 1,
        task: 'check',
        input: {
          result: { id: 'r1', studyId: 'X' },
          members: [row('r1', 'group', nUsed, subgroups[0] ?? null), row('r2', 'app', nUsed, subgroups[1] ?? null)],
        },
      });
      if (!('result' in reply)) throw new Error(JSON.stringify(reply));
      return (reply.result as Readonly<{ findings: readonly Line[] }>).findings.map(
        ({ check, severity, arithmetic }) => `${check} ${severity} ${arithmetic}`,
      );
    };
    expect(verdicts(42, [null, null])).toEqual(['E14 block 42 + 42 = 84 > 42']);
    expect(verdicts(42, ['group', 'app'])).toEqual(['E14 block 42 + 42 = 84 > 42']);
    expect(verdicts(21, [null, null])).toEqual([]);
  });
});
