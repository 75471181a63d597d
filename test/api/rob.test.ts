import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Deviation } from '../../api/contract/protocol.ts';
import type { RobAssessment, RobChange } from '../../api/contract/rob.ts';
import type { ViewTypes } from '../../api/contract/views.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { changeProtocol } from '../../api/procedures/protocol-commands.ts';
import { changeRob } from '../../api/procedures/rob-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { EFFECT_SETTING } from '../../engine/review/rob/assessment-record.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { generateReview } from '../fixtures/generated-review.ts';
import { LOW_ANSWERS } from '../fixtures/rob-judgements.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
let session: Session;
let id: string;
let studyId: string;

beforeEach(() => {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, generateReview({ studies: 4, analyses: 3 }), { actor, now });
  session = createSession(db, ':memory:', { actor, now });
  const [first] = list().order;
  id = first!;
  studyId = list().items[id]!.studyId;
});
afterEach(() => session.close());

const window = () => ({ commandId: uuidv7(now()), windowId: 'one', watching: [] as const });
const change = (input: RobChange) => changeRob(session, window(), input, { actor, now });
const list = () => session.view('rob') as ViewTypes['rob'];
const assessment = (result = id) => session.view(`rob:${result}`)!.head as RobAssessment;
const answers = () => assessment().riskOfBias.answers;

function answer(
  questionId: string,
  given: RobChange extends infer C ? (C extends { kind: 'answer'; answer: infer A } ? A : never) : never,
) {
  return change({ kind: 'answer', studyResultId: id, questionId, answer: given, seen: answers()[questionId] ?? null });
}

function answerAll(given: Readonly<Record<string, string>> = LOW_ANSWERS) {
  for (const [question, text] of Object.entries(given))
    expect(answer(question, text as 'Y')).toMatchObject({ kind: 'done' });
}

const read = (...sources: Extract<RobChange, { kind: 'sources' }>['sources']) =>
  change({ kind: 'sources', studyId, sources });

describe('answering', () => {
  it('leads to judgements that are stored with what they were made on', () => {
    expect(list().items[id]).toMatchObject({ status: 'not started', answered: 0, overall: null });
    answerAll();
    expect(list().items[id]).toMatchObject({ status: 'complete', answered: 13, asked: 13, overall: 'low' });
    const stored = [...session.snapshot().judgement.values()].filter(({ question }) =>
      /^(D\d|overall)$/u.test(question),
    );
    expect(stored.map(({ question, final, proposal }) => [question, final, proposal])).toHaveLength(6);
    expect(stored.every(({ fingerprint }) => (fingerprint as { version?: number }).version === 1)).toBe(true);
  });

  it('is one step of the history, answers cleared with it included', () => {
    answerAll({ ...LOW_ANSWERS, '2.1': 'Y', '2.3': 'Y', '2.4': 'Y', '2.5': 'N' });
    expect(assessment().riskOfBias.domains[1]?.final).toBe('high');
    answer('2.3', 'N');
    expect(answers()).not.toHaveProperty(['2.4']);
    expect(assessment().riskOfBias.domains[1]?.final).toBe('low');
    session.undo(window());
    expect(answers()).toMatchObject({ '2.3': 'Y', '2.4': 'Y', '2.5': 'N' });
    expect(assessment()).toMatchObject({ status: 'complete', riskOfBias: { overall: { final: 'high' } } });
    session.redo(window());
    expect(answers()).not.toHaveProperty(['2.5']);
  });

  it('takes the judgement away again with an answer', () => {
    answerAll();
    answer('1.1', null);
    expect(list().items[id]).toMatchObject({ status: 'in progress', overall: null });
    expect(
      [...session.snapshot().judgement.values()].some(({ question }) => question === 'overall' || question === 'D1'),
    ).toBe(false);
  });

  it('refuses "no information" until a full source is recorded, and forgets it with the source', () => {
    expect(answer('1.1', 'NI')).toMatchObject({ kind: 'refused', reason: expect.stringContaining('consulted') });
    read('abstract');
    expect(answer('1.1', 'NI')).toMatchObject({ kind: 'refused' });
    read('abstract', 'registry entry');
    expect(answer('1.1', 'NI')).toMatchObject({ kind: 'done' });
    answerAll(Object.fromEntries(Object.entries(LOW_ANSWERS).filter(([question]) => question !== '1.1')));
    expect(list().items[id]?.overall).toBe('low');
    read();
    expect(list().items[id]).toMatchObject({ overall: null, status: 'in progress' });
  });

  it.each([
    ['3.2', 'NI', 'not an answer'],
    ['3.3', 'Y', 'not asked'],
    ['1.1', 'NA', 'not an answer'],
  ] as const)('refuses %s = %s', (question, given, reason) => {
    read('protocol');
    expect(answer(question, given)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(reason) });
  });

  it('tells a reviewer who saw another answer', () => {
    answer('1.1', 'Y');
    const stale = { kind: 'answer', studyResultId: id, questionId: '1.1', answer: 'N', seen: null } as const;
    expect(change(stale)).toEqual({ kind: 'conflict', seen: '', now: 'Y' });
  });

  it('keeps what supports an answer, also without one', () => {
    change({
      kind: 'support',
      studyResultId: id,
      questionId: '1.1',
      text: 'Computer-generated list (p. 3).',
      sourceId: null,
    });
    answer('1.1', 'Y');
    answer('1.1', null);
    expect(assessment().support['1.1']).toMatchObject({ text: 'Computer-generated list (p. 3).', author: actor });
  });
});

describe('judging', () => {
  it('overrides with a reason only, and never what is incomplete', () => {
    const judge = (rationale: string, final: 'high' | null = 'high') =>
      change({ kind: 'judge', studyResultId: id, domainId: 'D1', final, rationale });
    expect(judge('Nobody says how.')).toMatchObject({ kind: 'refused', reason: expect.stringContaining('incomplete') });
    answerAll();
    expect(judge('')).toMatchObject({ kind: 'refused', reason: expect.stringContaining('reason') });
    judge('The envelopes were transparent.');
    expect(list().items[id]).toMatchObject({ overall: 'high', isOverridden: true });
    answer('1.3', 'PN');
    expect(assessment()).toMatchObject({
      status: 'needs review',
      riskOfBias: { domains: [{ final: 'high', standing: { state: 'stale' } }, {}, {}, {}, {}] },
    });
    judge('The envelopes were transparent.');
    expect(assessment().status).toBe('complete');
    judge('', null);
    expect(list().items[id]).toMatchObject({ overall: 'low', isOverridden: false });
  });

  it('asks whether several concerns are high, takes the answer, and asks again when they change', () => {
    answerAll({ ...LOW_ANSWERS, '1.1': 'N', '5.1': 'N' });
    expect(list().items[id]).toMatchObject({ status: 'to raise', overall: 'some concerns' });
    const settle = (rationale: string) =>
      change({ kind: 'judge', studyResultId: id, domainId: 'overall', final: 'some concerns', rationale });
    expect(settle('')).toMatchObject({ kind: 'refused' });
    settle('Neither bears on this outcome.');
    expect(list().items[id]?.status).toBe('complete');
    answer('3.1', 'N');
    answer('3.2', 'N');
    answer('3.3', 'Y');
    answer('3.4', 'N');
    expect(assessment().riskOfBias.isRaiseOpen).toBe(true);
  });

  it('has the reviewer judge where nothing is proposed', () => {
    change({ kind: 'question set', studyResultId: id, questionSet: 'robins-i-v2' });
    const { set } = assessment();
    const byHand = set.domains.filter(({ algorithm }) => algorithm === null);
    for (const { questions } of byHand) for (const question of questions) answer(question.id, 'Y');
    answer('B1', 'Y');
    answer('B3', 'PN');
    expect(list().items[id]).toMatchObject({ overall: null, status: 'in progress' });
    for (const domain of byHand)
      change({
        kind: 'judge',
        studyResultId: id,
        domainId: domain.id,
        final: 'serious',
        rationale: 'By the template.',
      });
    expect(assessment().riskOfBias).toMatchObject({ overallLevel: 'high', overall: { final: 'serious' } });
  });

  it('ends an assessment with ROBINS-I at its triage where confounding is severe or the outcome measured inappropriately', () => {
    change({ kind: 'question set', studyResultId: id, questionSet: 'robins-i-v2' });
    answer('B1', 'N');
    expect(assessment().riskOfBias.overall.final).toBeNull();
    answer('B2', 'PY');
    answer('B3', 'N');
    expect(assessment().riskOfBias).toMatchObject({
      overallLevel: 'high',
      overall: { proposal: 'critical', final: 'critical', letter: 'G' },
    });
    expect(list().items[id]?.status).toBe('complete');
    answer('B2', 'N');
    expect(assessment().riskOfBias.overall).toMatchObject({ proposal: null, final: null });
  });
});

describe('what holds beyond one result', () => {
  it('copies domain 1 to another result of the study, with its support, and to no other study', () => {
    answerAll();
    change({ kind: 'support', studyResultId: id, questionId: '1.2', text: 'Remote service.', sourceId: null });
    const others = list().order.filter((other) => other !== id);
    const sibling = others.find((other) => list().items[other]!.studyId === studyId)!;
    const stranger = others.find((other) => list().items[other]!.studyId !== studyId)!;
    expect(assessment(sibling).copyFrom).toMatchObject([{ studyResultId: id, level: 'low' }]);
    change({ kind: 'copy domain 1', fromStudyResultId: id, toStudyResultId: sibling });
    expect(assessment(sibling)).toMatchObject({
      status: 'in progress',
      riskOfBias: { answered: 3, domains: [{ final: 'low' }, {}, {}, {}, {}] },
      support: { '1.2': { text: 'Remote service.' } },
    });
    expect(change({ kind: 'copy domain 1', fromStudyResultId: id, toStudyResultId: stranger })).toMatchObject({
      kind: 'refused',
    });
  });

  it('keeps the answers that another tool asks in the same words', () => {
    answerAll();
    change({ kind: 'question set', studyResultId: id, questionSet: 'rob2-parallel-adherence' });
    const { domains } = assessment().riskOfBias;
    expect(domains.map(({ final }) => final)).toEqual(['low', null, 'low', 'low', 'low']);
    expect(answers()).toMatchObject({ '2.1': 'N', '2.2': 'N' });
    expect(answers()).not.toHaveProperty(['2.6']);
    change({ kind: 'question set', studyResultId: id, questionSet: 'rob2-parallel-assignment' });
    expect(list().items[id]?.overall).toBe('low');
  });

  it('keeps guidance beside a question, the effect of interest, deviations and a direction', () => {
    change({
      kind: 'guidance',
      questionSet: 'rob2-parallel-assignment',
      questionId: '4.5',
      text: 'Self-reported pain: probably yes against a waiting list.',
    });
    expect(assessment().guidance['4.5']).toContain('waiting list');
    change({ kind: 'guidance', questionSet: 'rob2-parallel-assignment', questionId: '4.5', text: '' });
    expect(assessment().guidance).toEqual({});
    const setting = { op: 'add', table: 'setting', id: EFFECT_SETTING, fields: { value: 'adherence' } } as const;
    const propose = (deviation: Deviation | null) =>
      changeProtocol(
        session,
        { ...window(), label: 'Effect of interest: adhering', changes: [setting], deviation },
        { now },
      );
    expect(propose(null)).toMatchObject({ kind: 'refused' });
    const reason = 'The panel asks about those who attend';
    expect(propose({ kind: 'deviation', reason, isResultsKnown: false })).toMatchObject({ kind: 'done' });
    expect([...session.snapshot().protocol_version.values()].find((version) => version.isDeviation)).toMatchObject({
      reason: `Effect of interest: adhering: ${reason}`,
    });
    expect(assessment().set.id).toBe('rob2-parallel-adherence');
    change({ kind: 'deviations', studyResultId: id, deviations: ['non-adherence'] });
    change({ kind: 'direction', studyResultId: id, domainId: 'D2', direction: 'favours intervention' });
    expect(assessment()).toMatchObject({ deviations: ['non-adherence'], directions: { D2: 'favours intervention' } });
  });

  it('adds an analysis that keeps only low risk of bias, and takes it back', () => {
    answerAll();
    const [analysisId] = list().items[id]!.analysisIds;
    const restrict = {
      kind: 'restrict',
      analysisId: analysisId!,
      id: 'low',
      restriction: 'low only',
      title: 'Low only',
    } as const;
    expect(change(restrict)).toMatchObject({ kind: 'done' });
    expect(session.derived().analyses.get('low')).toMatchObject({
      parentId: analysisId,
      purpose: 'sensitivity',
      rows: [{ studyResultId: id }],
    });
    expect(change({ ...restrict, analysisId: 'low', id: 'lower' })).toMatchObject({ kind: 'refused' });
    session.undo(window());
    expect(session.derived().analyses.has('low')).toBe(false);
  });

  it('tells the list of results by item: an answer changes one of them', () => {
    const before = list();
    const reply = changeRob(
      session,
      { ...window(), watching: ['rob'] },
      { kind: 'answer', studyResultId: id, questionId: '1.1', answer: 'Y', seen: null },
      { actor, now },
    );
    expect(reply).toMatchObject({ kind: 'done', reply: { views: { rob: { items: { [id]: { answered: 1 } } } } } });
    if (reply.kind === 'done') expect(Object.keys(reply.reply.views.rob!.items as object)).toEqual([id]);
    expect(before.items[id]?.answered).toBe(0);
  });
});
