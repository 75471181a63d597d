import { describe, expect, it } from 'vitest';
import { clearedBy, interpretDomain, proposeOverall } from '../../../engine/rob/interpret.ts';
import { QUESTION_SETS, questionSet } from '../../../engine/rob/questions/index.ts';
import type { Answer, Answers, RiskOfBiasLevel } from '../../../engine/rob/types.ts';

const assignment = questionSet('rob2-parallel-assignment');

function judge(domainId: string, answers: Answers) {
  const domain = assignment.domains.find(({ id }) => id === domainId)!;
  return interpretDomain(domain, answers, assignment.levels);
}

describe('skip logic', () => {
  it('keeps a question waiting while the one before it is open, and makes it NA when it is not asked', () => {
    expect(judge('D3', {}).questions.map(({ state }) => state)).toEqual(['asked', 'waiting', 'waiting', 'waiting']);
    expect(judge('D3', { '3.1': 'PY' }).questions.map(({ answer }) => answer)).toEqual(['PY', 'NA', 'NA', 'NA']);
    expect(judge('D3', { '3.1': 'N' }).unanswered).toEqual(['3.2']);
  });

  it('asks 2.3 as soon as one of 2.1 and 2.2 asks for it', () => {
    expect(judge('D2', { '2.2': 'NI' }).questions[2]).toMatchObject({ questionId: '2.3', state: 'asked' });
    expect(judge('D2', { '2.2': 'N' }).questions[2]).toMatchObject({ state: 'waiting' });
    expect(judge('D2', { '2.1': 'PN', '2.2': 'N' }).questions[2]).toMatchObject({ state: 'not asked', answer: 'NA' });
  });

  it('does not take an answer the question does not allow: NI at 3.2', () => {
    const state = judge('D3', { '3.1': 'N', '3.2': 'NI' });
    expect(state.questions[1]).toMatchObject({ state: 'asked', answer: null });
    expect(state.proposal).toBeNull();
  });

  it('counts nothing that was answered to a question no longer asked', () => {
    expect(judge('D3', { '3.1': 'Y', '3.2': 'N', '3.3': 'Y', '3.4': 'Y' }).proposal).toBe('low');
  });
});

describe('changing a question that others depend on', () => {
  const answers: Answers = { '2.1': 'Y', '2.2': 'Y', '2.3': 'Y', '2.4': 'PY', '2.5': 'N', '2.6': 'Y' };

  it('names the answers that nothing asks for any more', () => {
    expect(clearedBy(assignment, answers, '2.3', 'N')).toEqual(['2.4', '2.5']);
    expect(clearedBy(assignment, answers, '2.4', 'PN')).toEqual(['2.5']);
    expect(clearedBy(assignment, answers, '2.3', null)).toEqual(['2.4', '2.5']);
  });

  it('keeps an answer given ahead while its question still waits', () => {
    expect(clearedBy(assignment, { '4.3': 'Y' }, '4.1', 'N')).toEqual([]);
    expect(clearedBy(assignment, { '4.1': 'N', '4.3': 'Y' }, '4.2', 'Y')).toEqual(['4.3']);
  });

  it('leaves the rest where the change does not reach it', () => {
    expect(clearedBy(assignment, answers, '2.3', 'PY')).toEqual([]);
    expect(clearedBy(assignment, answers, '2.1', 'N')).toEqual([]);
    expect(clearedBy(assignment, answers, '2.6', 'N')).toEqual([]);
  });
});

describe('the overall judgement', () => {
  const overall = (...finals: (RiskOfBiasLevel | null)[]) => proposeOverall(finals, assignment.levels);

  it('is the worst of the domains, and absent while one has none', () => {
    expect(overall('low', 'low', 'low', 'low', 'low')).toEqual({ proposal: 'low', asksToRaise: false });
    expect(overall('low', 'some concerns', 'low', 'low', 'low')).toEqual({
      proposal: 'some concerns',
      asksToRaise: false,
    });
    expect(overall('low', 'some concerns', 'high', 'some concerns', 'low')).toEqual({
      proposal: 'high',
      asksToRaise: false,
    });
    expect(overall('high', null, 'low', 'low', 'low')).toEqual({ proposal: null, asksToRaise: false });
  });

  it('asks whether two domains with some concerns make it high, and never decides that', () => {
    expect(overall('low', 'low', 'some concerns', 'some concerns', 'some concerns')).toEqual({
      proposal: 'some concerns',
      asksToRaise: true,
    });
  });
});

describe('question sets', () => {
  it.each(QUESTION_SETS.map((set) => [set.id, set] as const))('%s is whole', (_id, set) => {
    const ids = set.domains.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    // Triage comes before the domains and has no column beside them.
    const domains = set.domains.filter(({ stopsAt }) => stopsAt === undefined);
    expect(domains.map(({ letter }) => letter)).toEqual('ABCDEFG'.slice(0, domains.length).split(''));
    for (const domain of set.domains) {
      const seen: string[] = [];
      for (const { id, askedIf, responses } of domain.questions) {
        const conditions = askedIf ? ('all' in askedIf ? askedIf.all : askedIf.any) : [];
        for (const condition of conditions) expect(seen).toEqual(expect.arrayContaining([...condition.questions]));
        expect(new Set<Answer>(responses).size).toBe(responses.length);
        seen.push(id);
      }
      for (const table of domain.algorithm ?? []) expect(table.at(-1)?.when).toEqual([]);
    }
  });

  it('propose nothing, and say so, where the algorithm is not verified', () => {
    for (const set of QUESTION_SETS) {
      const isVerified = set.id.startsWith('rob2-parallel');
      const domains = set.domains.filter(({ stopsAt }) => stopsAt === undefined);
      expect(domains.every(({ algorithm }) => (algorithm !== null) === isVerified)).toBe(true);
      expect(set.caveat === null).toBe(isVerified);
    }
  });
});
