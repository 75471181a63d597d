import { describe, expect, it } from 'vitest';
import { deriveReview } from '../../../../engine/review/derive.ts';
import type { DerivedReview } from '../../../../engine/review/derived.ts';
import type { Judgement, Snapshot } from '../../../../engine/review/records/index.ts';
import { indexReview } from '../../../../engine/review/review-index.ts';
import { assessResult } from '../../../../engine/review/rob/assess-result.ts';
import { RECORD, RECORD_SET } from '../../../../engine/review/rob/assessment-record.ts';
import { stratifyByBias } from '../../../../engine/review/rob/stratify.ts';
import { factsOf } from '../../../../engine/review/rob/derive-risk-of-bias.ts';
import { generateReview, snapshotOf } from '../../../fixtures/generated-review.ts';
import { withChange } from '../../../fixtures/with-change.ts';
import { LOW_ANSWERS, robAnswers, robJudgement } from '../../../fixtures/rob-judgements.ts';

const wide = generateReview({ studies: 24, analyses: 4 });
const many = [...deriveReview(snapshotOf(wide)).analyses.values()]
  .filter(({ state }) => state.kind === 'pooled')
  .toSorted((a, b) => b.rows.length - a.rows.length)[0]!;
const records = generateReview({ studies: 3, analyses: 2 });
const [result, other] = records.study_result;
const id = result!.id;
const withRows = (rows: readonly Judgement[]): Snapshot => snapshotOf({ ...records, judgement: rows });
const biasOf = (rows: readonly Judgement[], derived: DerivedReview = deriveReview(withRows(rows))) =>
  derived.riskOfBias.get(id);
const whole = robAnswers(id, LOW_ANSWERS);
const replaced = (question: string, answer: string) =>
  whole.map((row) => (row.question === question ? { ...row, answer } : row));

/** A judgement of a domain made on the ground that `rows` give it. */
function judgementOn(
  rows: readonly Judgement[],
  question: string,
  fields: Readonly<{ proposal: string; final: string; rationale?: string }>,
) {
  const ground = assessResult(factsOf(indexReview(withRows(rows), undefined), result!)).grounds.get(question);
  return robJudgement(id, question, { ...fields, fingerprint: JSON.parse(JSON.stringify(ground)) as unknown });
}

describe('risk of bias of a result', () => {
  it('is not there for a result nobody assessed', () => {
    expect(biasOf([])).toBeUndefined();
  });

  it('follows the algorithm when every question is answered', () => {
    expect(biasOf(whole)).toMatchObject({ overallLevel: 'low', isOverridden: false, answered: 13, asked: 13 });
  });

  it('is never low while a question is open', () => {
    const open = biasOf(whole.filter(({ question }) => question !== '5.3'));
    expect(open).toMatchObject({ overallLevel: null, overall: { final: null } });
    expect(open?.domains.map(({ final }) => final)).toEqual(['low', 'low', 'low', 'low', null]);
  });

  it('takes "no information" only where a full source was read', () => {
    const silent = replaced('1.1', 'NI');
    expect(biasOf(silent)?.domains[0]).toMatchObject({ final: null, answered: 2 });
    const read = (answer: string) =>
      robJudgement(result!.studyId, RECORD.sources, { subjectTable: 'study', questionSet: RECORD_SET, answer });
    expect(biasOf([...silent, read('abstract')])?.domains[0]?.final).toBeNull();
    expect(biasOf([...silent, read('journal article; registry entry')])?.domains[0]?.final).toBe('low');
  });

  it('lets an override stand, and says that it is one', () => {
    const override = judgementOn(whole, 'D4', {
      proposal: 'low',
      final: 'high',
      rationale: 'The scale was changed half way.',
    });
    expect(biasOf([...whole, override])).toMatchObject({ overallLevel: 'high', isOverridden: true });
  });

  it('keeps an override whose answers changed and marks it stale, with before and after', () => {
    const override = judgementOn(whole, 'D4', { proposal: 'low', final: 'some concerns', rationale: 'A new scale.' });
    const derived = deriveReview(withRows([...replaced('4.1', 'PN'), override]));
    expect(biasOf([], derived)?.domains[3]).toMatchObject({ final: 'some concerns', standing: { state: 'stale' } });
    expect(derived.judgements.get(override.id)?.state).toBe('stale');
    expect(derived.judgementsToReview).toMatchObject([
      { judgementId: override.id, question: 'D4', changes: [{ key: '4.1', before: 'N', after: 'PN' }] },
    ]);
  });

  it('puts a judgement in question when the result is another one', () => {
    const override = judgementOn(whole, 'D2', { proposal: 'low', final: 'high', rationale: 'Many crossed over.' });
    const snapshot = withRows([...whole, override]);
    const changed = {
      ...snapshot,
      study_result: new Map(snapshot.study_result).set(id, { ...result!, population: 'per protocol' }),
    };
    expect(deriveReview(changed).judgements.get(override.id)).toMatchObject({
      state: 'stale',
      changes: [{ key: 'result.population' }],
    });
  });

  it('asks whether several domains with some concerns are high until somebody says', () => {
    const concerns = whole.map((row) => (['1.1', '5.1'].includes(row.question) ? { ...row, answer: 'N' } : row));
    expect(biasOf(concerns)).toMatchObject({ overallLevel: 'some concerns', isRaiseOpen: true });
    const answer = judgementOn(concerns, 'overall', {
      proposal: 'some concerns',
      final: 'high',
      rationale: 'Both bear on pain.',
    });
    expect(biasOf([...concerns, answer])).toMatchObject({ overallLevel: 'high', isRaiseOpen: false });
  });

  it('takes a judgement that came without answers, but not beside unfinished ones', () => {
    const alone = robJudgement(id, 'overall', { final: 'high' });
    expect(biasOf([alone])).toMatchObject({ overallLevel: 'high' });
    expect(biasOf([alone, ...whole.slice(0, 2)])).toMatchObject({ overallLevel: null });
    expect(biasOf([robJudgement(id, 'D1', { final: 'low' })])?.domains[0]).toMatchObject({
      final: 'low',
      isWithoutAnswers: true,
    });
  });

  it('counts two assessors only where they agree', () => {
    const first = whole.map((row) => ({ ...row, id: `${row.id} first`, role: 'first' as const }));
    const second = replaced('1.3', 'Y').map((row) => ({ ...row, id: `${row.id} second`, role: 'second' as const }));
    expect(biasOf([...first, ...second])?.domains[0]?.final).toBeNull();
    const consensus = robJudgement(id, '1.3', { answer: 'N', role: 'consensus' });
    expect(biasOf([...first, ...second, consensus])?.overallLevel).toBe('low');
  });

  it('proposes nothing for a cluster trial and takes the reviewer’s judgement', () => {
    const snapshot = withRows([
      robJudgement(id, RECORD.questionSet, { questionSet: RECORD_SET, answer: 'rob2-cluster-assignment' }),
    ]);
    expect(
      deriveReview(snapshot)
        .riskOfBias.get(id)
        ?.domains.map(({ domainId }) => domainId),
    ).toEqual(['D1a', 'D1b', 'D2', 'D3', 'D4', 'D5']);
    expect(
      deriveReview(snapshot)
        .riskOfBias.get(id)
        ?.domains.every(({ proposal }) => proposal === null),
    ).toBe(true);
  });

  it('keeps the assessments a change does not reach', () => {
    const rows = [...whole, ...robAnswers(other!.id, LOW_ANSWERS)];
    const snapshot = withRows(rows);
    const changed = withChange(snapshot, 'judgement', robAnswers(other!.id, LOW_ANSWERS)[0]!.id, { answer: 'PY' });
    const first = deriveReview(snapshot);
    const after = deriveReview(changed, first);
    expect(after.riskOfBias.get(id)).toBe(first.riskOfBias.get(id));
    expect(after.riskOfBias.get(other!.id)).not.toBe(first.riskOfBias.get(other!.id));
    expect([...after.riskOfBias]).toEqual([...deriveReview(changed).riskOfBias]);
  });
});

describe('an analysis', () => {
  const analysis = records.analysis[0]!;
  const levelsOf = (rows: readonly Judgement[], overrides: Record<string, string> | null = null) =>
    deriveReview(withChange(withRows(rows), 'analysis', analysis.id, { overrides })).analyses.get(analysis.id)!;
  const pooled = levelsOf([]).rows.map(({ studyResultId }) => studyResultId);

  it('has no columns of bias until a result is assessed, and then one for each domain and the whole', () => {
    expect(levelsOf([]).riskOfBias).toBeNull();
    const [one] = pooled;
    const { riskOfBias } = levelsOf(robAnswers(one!, LOW_ANSWERS));
    expect(riskOfBias?.columns.map(({ letter }) => letter).join('')).toBe('ABCDEF');
    expect(riskOfBias?.marks).toEqual({ [one!]: ['low', 'low', 'low', 'low', 'low', 'low'] });
  });

  it('can keep only what is judged low, or not high, and says why it leaves the rest out', () => {
    const [low, concerns, high] = pooled;
    const judgements = [
      robJudgement(low!, 'overall', { final: 'low' }),
      robJudgement(concerns!, 'overall', { final: 'some concerns' }),
      ...(high ? [robJudgement(high, 'overall', { final: 'high' })] : []),
    ];
    expect(pooled.length).toBeGreaterThan(1);
    expect(levelsOf(judgements, { riskOfBias: 'low only' }).rows.map(({ studyResultId }) => studyResultId)).toEqual([
      low,
    ]);
    const notHigh = levelsOf(judgements, { riskOfBias: 'not high' });
    expect(notHigh.rows.map(({ studyResultId }) => studyResultId)).toEqual([low, concerns]);
    if (high)
      expect(notHigh.leftOut.find(({ studyResultId }) => studyResultId === high)?.reason).toContain(
        'high risk of bias',
      );
    const none = levelsOf([], { riskOfBias: 'not high' });
    expect(none.leftOut.find(({ studyResultId }) => studyResultId === low)?.reason).toContain(
      'not completely assessed',
    );
    expect(notHigh.footnotes.join(' ')).toContain('Results judged at high risk of bias');
  });

  it('is stratified by judgement: each stratum pooled alone, and the test over the assessed ones', () => {
    const judge = (level: string, i: number) => robJudgement(many.rows[i]!.studyResultId, 'overall', { final: level });
    const snapshot = (rows: readonly Judgement[]) => deriveReview(snapshotOf({ ...wide, judgement: rows }));
    const judgements = many.rows.slice(0, -1).map((_, i) => judge(i % 2 === 0 ? 'low' : 'high', i));
    const derived = snapshot(judgements);
    const strata = stratifyByBias(derived.analyses.get(many.analysisId)!, derived.effects)!;
    const k = many.rows.length;
    expect(strata.strata.map(({ level, k: size }) => [level, size])).toEqual([
      ['low', Math.ceil((k - 1) / 2)],
      ['high', Math.floor((k - 1) / 2)],
      [null, 1],
    ]);
    expect(strata.strata.reduce((sum, { weightPercent }) => sum + weightPercent, 0)).toBeCloseTo(100, 8);
    expect(strata.test).toMatchObject({
      degreesOfFreedom: 1,
      subgroups: 2,
      tauSquared: (k - 1) / 2 >= 5 ? 'separate' : 'common',
    });
    const same = snapshot(many.rows.map((_, i) => judge('low', i)));
    expect(stratifyByBias(same.analyses.get(many.analysisId)!, same.effects)).toMatchObject({
      test: null,
      strata: [{ k, printed: { estimate: many.state.kind === 'pooled' ? many.state.printed.estimate : 0 } }],
    });
    expect(stratifyByBias(many, derived.effects)).toBeNull();
  });

  it('is not pooled again by an answer that changes no judgement', () => {
    const rows = robAnswers(pooled[0]!, LOW_ANSWERS);
    const before = deriveReview(withRows(rows));
    const after = deriveReview(withChange(withRows(rows), 'judgement', rows[0]!.id, { answer: 'PY' }), before);
    expect(after.analyses.get(analysis.id)?.riskOfBias).toBe(before.analyses.get(analysis.id)?.riskOfBias);
  });
});
