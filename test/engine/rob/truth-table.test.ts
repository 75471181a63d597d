import { describe, expect, it } from 'vitest';
import { interpretDomain } from '../../../engine/rob/interpret.ts';
import { questionSet } from '../../../engine/rob/questions/index.ts';
import type { Answers } from '../../../engine/rob/types.ts';
import { ORACLE, walk } from './oracle.ts';

const assignment = questionSet('rob2-parallel-assignment');
const adherence = questionSet('rob2-parallel-adherence');
const LEVEL = { L: 'low', SC: 'some concerns', H: 'high' } as const;

/**
 * How many sets of answers are reachable, by hand: with five answers, D3 has 2 + 3 (2 + 2 (2 + 3 x 5)) = 110 and D4
 * 16 + 9 (2 + 3 (2 + 3 x 5)) = 493; with three (yes, no, no information) 17 and 65, the numbers other implementations were compared on.
 */
const CASES = [
  { name: 'D1', set: assignment, domainId: 'D1', collapsed: 27, full: 125 },
  { name: 'D2 assignment', set: assignment, domainId: 'D2', collapsed: 511, full: 13277 },
  { name: 'D2 adherence', set: adherence, domainId: 'D2', collapsed: 1448, full: 20988 },
  { name: 'D3', set: assignment, domainId: 'D3', collapsed: 17, full: 110 },
  { name: 'D4', set: assignment, domainId: 'D4', collapsed: 65, full: 493 },
  { name: 'D5', set: assignment, domainId: 'D5', collapsed: 27, full: 125 },
] as const;

const plain = (answer: string) => (answer === 'PY' ? 'Y' : answer === 'PN' ? 'N' : answer);

describe.each(CASES)('$name of RoB 2', ({ name, set, domainId, collapsed, full }) => {
  const domain = set.domains.find(({ id }) => id === domainId)!;
  const walked = walk(ORACLE[name]);

  it(`reaches ${full} sets of answers, ${collapsed} with "probably" read as the word itself`, () => {
    expect(walked).toHaveLength(full);
    const distinct = new Set(
      walked.map(({ answers }) => JSON.stringify(Object.entries(answers).map(([q, a]) => [q, plain(a)]))),
    );
    expect(distinct.size).toBe(collapsed);
  });

  it('asks the same questions and judges as the published algorithm, on every one', () => {
    const differing = walked.filter(({ answers, level }) => {
      const state = interpretDomain(domain, answers as Answers, set.levels);
      const asked = state.questions
        .filter((question) => question.state === 'asked')
        .map(({ questionId }) => questionId);
      return state.proposal !== LEVEL[level] || asked.toSorted().join() !== Object.keys(answers).toSorted().join();
    });
    expect(differing).toEqual([]);
  });

  it('has no judgement while any asked question is open', () => {
    const tooEarly = walked.filter(({ answers }) =>
      Object.keys(answers).some((left) => {
        const { [left]: _open, ...rest } = answers;
        const state = interpretDomain(domain, rest as Answers, set.levels);
        return state.proposal !== null || state.isComplete;
      }),
    );
    expect(tooEarly).toEqual([]);
  });
});
