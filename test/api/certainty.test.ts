import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { workedExample, WORKED_EXAMPLE_FINDING as PAIN } from '../../api/bundled-review/worked-example.ts';
import { RULES_SETTING, type CertaintyHead, type CertaintyItem } from '../../api/contract/certainty.ts';
import type { ShellHead, View, ViewTypes } from '../../api/contract/views.ts';
import { answer, hold, rate, reword, rowOf, standBy, target } from '../../api/procedures/certainty-commands.ts';
import { absoluteAtRisks, sweepThresholds } from '../../api/procedures/certainty-questions.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { changeRecords } from '../../api/procedures/record-commands.ts';
import { createSession, type Session } from '../../api/procedures/session.ts';
import { setValue } from '../../api/procedures/value-commands.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { GRADE_SETTING_ID } from '../../engine/grade/settings.ts';
import { generateReview } from '../fixtures/generated-review.ts';

const actor = 'tester';
let clock = Date.parse('2026-01-01T00:00:00Z');
const now = () => new Date((clock += 1000));
const judge = { actor, now };
let session: Session;

function open(records: Parameters<typeof insertReview>[1]): void {
  const db = createProjectInMemory({ actor, now });
  insertReview(db, records, { actor, now });
  session = createSession(db, ':memory:', { actor, now });
}
beforeEach(() => open(workedExample()));
afterEach(() => session.close());

const command = () => ({ commandId: uuidv7(now()), windowId: 'one', watching: ['certainty', 'shell'] as const });
const certainty = () => {
  const row = rowOf(session, PAIN)!;
  if (row.certainty.state === 'not rated') throw new Error(row.certainty.reason);
  return row.certainty;
};
const imprecision = () => certainty().domains.find(({ proposal }) => proposal.domain === 'imprecision')!;
const item = () => (session.view('certainty') as View<unknown, CertaintyItem>).items[PAIN]!;
const waiting = () => (session.view('shell') as View<ShellHead, never>).head.counts.toReview.certainty;

/** S1's mean with X, typed as another number. */
function typeMean(text: string): void {
  const value = [...session.snapshot().value.values()].find(
    ({ text: typed, field }) => typed === '3.1' && field === 'mean',
  )!;
  const result = setValue(
    session,
    { ...command(), measurementId: value.measurementId, field: 'mean', text, seen: value.text },
    judge,
  );
  expect(result.kind).toBe('done');
}

describe('rating', () => {
  test.each([1, 2])('words that say nothing are refused, beside the suggestion too: %i levels', (levels) => {
    const before = session.revision();
    for (const rationale of [
      'serious imprecision',
      'P = .03 so serious',
      'wide confidence interval',
      'see above for why',
    ])
      expect(() =>
        rate(session, { ...command(), findingId: PAIN, question: 'imprecision', levels, rationale }, judge),
      ).toThrow(expect.objectContaining({ code: 'refused', field: 'rationale' }) as Error);
    expect(session.revision()).toBe(before);
  });

  test('a suggestion is confirmed on what stands, taken back, and undone', () => {
    rate(session, { ...command(), findingId: PAIN, question: 'imprecision', levels: null, rationale: null }, judge);
    expect(imprecision()).toMatchObject({ state: 'unconfirmed', final: null });
    expect(certainty().state).toBe('suggested');
    rate(session, { ...command(), findingId: PAIN, question: 'imprecision', levels: 1, rationale: null }, judge);
    expect(imprecision()).toMatchObject({ state: 'current', final: 1, author: actor, isOverridden: false });
    expect(certainty().state).toBe('rated');
    session.undo(command());
    expect(imprecision().state).toBe('unconfirmed');
  });

  test('another level wants a reason of the data, which prints as the footnote', () => {
    const override = (rationale: string) =>
      rate(session, { ...command(), findingId: PAIN, question: 'imprecision', levels: 2, rationale }, judge);
    expect(() => override('')).toThrow('Give the reason');
    expect(() => override('Very serious imprecision')).toThrow('names the domain again');
    expect(() => override('p = 0.02, not statistically significant')).toThrow('alone is no reason');
    expect(imprecision().final).toBe(1);
    override('The interval runs from an important benefit to hardly any');
    expect(imprecision()).toMatchObject({ final: 2, isOverridden: true });
    expect(certainty()).toMatchObject({ level: 1, name: 'very low' });
    const { footnotes } = session.derived().summaryOfFindings;
    expect(rowOf(session, PAIN)!.certaintyFootnotes.map((index) => footnotes[index])).toContain(
      'Downgraded two levels for imprecision: the interval runs from an important benefit to hardly any.',
    );
  });

  test('target, typed answers and a level held back are judgements of their own', () => {
    target(session, { ...command(), findingId: PAIN, target: 'null' }, judge);
    expect(item()).toMatchObject({ targetChosen: 'null', row: { target: { kind: 'null' } } });
    answer(
      session,
      {
        ...command(),
        findingId: PAIN,
        question: 'indirectness: outcome',
        answer: 'serious',
        note: 'pain for a day only',
      },
      judge,
    );
    expect(item().answers.indirectness['outcome']).toEqual({ answer: 'serious', note: 'pain for a day only' });
    expect(certainty().domains.find(({ proposal }) => proposal.domain === 'indirectness')!.proposal.levels).toBe(1);
    answer(
      session,
      { ...command(), findingId: PAIN, question: 'indirectness: outcome', answer: null, note: null },
      judge,
    );
    expect(item().answers.indirectness['outcome']).toBeNull();
    const { level } = certainty();
    hold(
      session,
      {
        ...command(),
        findingId: PAIN,
        levels: 1,
        rationale: 'Inconsistency and imprecision rest on the same two trials',
      },
      judge,
    );
    expect(certainty().level).toBe(level + 1);
    hold(session, { ...command(), findingId: PAIN, levels: 0, rationale: '' }, judge);
    expect(certainty().level).toBe(level);
  });

  test('a row that is gone is said to be gone', () => {
    expect(
      rate(session, { ...command(), findingId: 'gone', question: 'imprecision', levels: 1, rationale: null }, judge),
    ).toBeNull();
    expect(standBy(session, { ...command(), judgementIds: ['gone'] })).toBeNull();
  });
});

describe('judgements whose ground has moved', () => {
  test('keep their value, show before and after, are counted, and stand again in one step', () => {
    expect(waiting()).toBe(0);
    typeMean('3.6');
    expect(waiting()).toBeGreaterThan(0);
    expect(imprecision()).toMatchObject({ state: 'stale', final: 1 });
    const review = item().toReview.find(({ question }) => question === 'imprecision')!;
    expect(review.changes.map(({ before }) => before)).toContain('−1.36');
    expect(rowOf(session, PAIN)!.certainty).toMatchObject({ staleCount: waiting() });
    const reply = standBy(session, {
      ...command(),
      judgementIds: item().toReview.map(({ judgementId }) => judgementId),
    })!;
    expect(reply.undo.undo).toMatch(/^Reconfirmed/u);
    expect(waiting()).toBe(0);
    expect(imprecision()).toMatchObject({ state: 'current', final: 1 });
    session.undo(command());
    expect(imprecision().state).toBe('stale');
    session.undo(command());
    expect(waiting()).toBe(0);
  });

  test('a wording asks for a look when its numbers change, and the proposal can be had again', () => {
    reword(session, { ...command(), findingId: PAIN, text: 'X may do little for pain.' }, judge);
    expect(rowOf(session, PAIN)!.sentence).toBe('X may do little for pain.');
    typeMean('3.6');
    expect(rowOf(session, PAIN)!.statement!.standing!.state).toBe('stale');
    reword(session, { ...command(), findingId: PAIN, text: null }, judge);
    expect(rowOf(session, PAIN)!.sentence).toBe(rowOf(session, PAIN)!.statement!.proposed);
  });

  test('a threshold moved under a rating turns it stale', () => {
    const { outcomeId } = rowOf(session, PAIN)!;
    changeRecords(session, {
      ...command(),
      label: 'Another threshold',
      changes: [
        { op: 'set', table: 'outcome', id: outcomeId, fields: { thresholdSmall: 0.5 }, seen: { thresholdSmall: 1 } },
      ],
    });
    expect(imprecision().state).toBe('stale');
  });
});

describe('the numbers of the rules', () => {
  test('stand in the view with their sources, and a review’s own decide its suggestions', () => {
    expect(RULES_SETTING).toBe(GRADE_SETTING_ID);
    const { head } = session.view('certainty') as View<CertaintyHead, CertaintyItem>;
    expect(head.rules.every(({ source, low, value, high }) => source !== '' && low <= value && value <= high)).toBe(
      true,
    );
    const split = () => certainty().domains.find(({ proposal }) => proposal.domain === 'inconsistency')!;
    expect(split().proposal.levels).toBe(1);
    // S1 and S3, 26.5% of the weight, lie beyond the MID: no longer enough to be called a split.
    changeRecords(session, {
      ...command(),
      label: 'Another rule',
      changes: [{ op: 'add', table: 'setting', id: RULES_SETTING, fields: { value: { otherSideShare: 0.3 } } }],
    });
    expect(split()).toMatchObject({ state: 'stale', final: 1 });
    session.undo(command());
    expect(split()).toMatchObject({ state: 'current', proposal: { levels: 1 } });
  });
});

describe('questions of the screens', () => {
  test('the sweep finds the thresholds at which a suggestion changes, and leaves the review as it is', () => {
    const before = session.snapshot();
    const sweep = sweepThresholds(session, PAIN)!;
    expect(session.snapshot()).toBe(before);
    expect(sweep.present).toBe(1);
    const at = (threshold: number) => sweep.ranges.find(({ to }) => threshold <= to)!;
    expect(at(1)).toMatchObject({ claim: 'little or none', levelNumber: 2 });
    expect(at(0.5).claim).toBe('important');
    // Beyond the far limit of the interval (1.36) nothing important is possible any more.
    expect(at(1.45).domains.find(({ domain }) => domain === 'imprecision')!.levels).toBe(0);
    for (const [i, range] of sweep.ranges.entries()) if (i > 0) expect(range.from).toBe(sweep.ranges[i - 1]!.to);
    expect(Math.abs(sweep.ranges.findLast(({ claim }) => claim === 'important')!.to - 0.77)).toBeLessThan(0.02);
  });

  test('OPTIMUM: below the MID on average, and more people improved, by estimate and by count', () => {
    session.close();
    open(bundledReview());
    const finding = [...session.snapshot().finding.values()].find(
      ({ analysisId, position }) => analysisId !== null && position === 0,
    )!;
    const contrasts = (session.view('findings') as ViewTypes['findings']).items[finding.id]!.benefit;
    // Having completed the trial is counted too, and is no response.
    const definitions = contrasts.flatMap(({ observed }) => observed.map(({ definition }) => definition));
    expect(definitions.join('; ')).not.toMatch(/completed/iu);
    const [optimum] = contrasts;
    expect(optimum!.study).toContain('OPTIMUM');
    expect(optimum!.difference.estimate).toBeCloseTo(-0.62, 2);
    expect(optimum!.threshold).toBe(1);
    expect(optimum!.probabilityBeyond).toBeLessThan(0.05);
    // Phi((−1 + 1.21) / 2.2025) and Phi((−1 + 0.59) / 2.1026), the SDs of C01.
    expect(optimum!.estimated!.intervention).toBeCloseTo(0.538, 2);
    expect(optimum!.estimated!.comparator).toBeCloseTo(0.4227, 2);
    expect(optimum!.observed).toEqual([
      expect.objectContaining({ intervention: 0.7, comparator: 0.4, interventionText: '70%', comparatorText: '40%' }),
    ]);
    // 54% against 42%, and 11 more: said to be rounded.
    expect(optimum!.estimated!.roundingNote).toMatch(/rounded from their exact values/u);
    expect(optimum!.reasons.length).toBeGreaterThan(3);
    expect(optimum!.reasons.join(' ')).not.toMatch(/signific|no effect/iu);
  });

  test('absolute effects at other risks come from the row’s own effect', () => {
    expect(absoluteAtRisks(session, 'gone', [0.1])).toEqual([]);
    session.close();
    open(generateReview({ studies: 12, analyses: 5 }));
    const row = session
      .derived()
      .summaryOfFindings.comparisons.flatMap(({ rows }) => rows)
      .find(({ measure }) => measure === 'RR')!;
    const [first, second] = absoluteAtRisks(session, row.findingId, [0.05, 0.2]);
    expect(first).toMatchObject({ risk: 0.05, effect: { state: 'estimated', comparator: 50 } });
    if (second?.effect.state !== 'estimated') throw new Error('not estimable');
    expect(second.effect.intervention.estimate).toBeCloseTo(200 * row.relative!.estimate, 8);
    expect(second.effect.difference.low).toBeCloseTo(200 * (row.relative!.low - 1), 8);
  });
});
