import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ViewTypes } from '../../api/contract/views.ts';
import { WORKED_EXAMPLE_FINDING } from '../../api/bundled-review/worked-example.ts';
import { makeWorkedExample } from '../../api/procedures/make-review.ts';
import { checkReview } from '../../api/procedures/check-review.ts';
import { reportInput } from '../../api/procedures/report-input.ts';
import { openSession } from '../../api/procedures/session.ts';
import { setValue } from '../../api/procedures/value-commands.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import type { FindingRow } from '../../engine/review/finding-row.ts';
import type { Snapshot } from '../../engine/review/records/index.ts';
import { withChange } from '../fixtures/with-change.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-worked-example-'));
const path = join(folder, 'worked-example.grove');
const options = { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') };
makeWorkedExample(path, options);
const session = openSession(path, options);
const snapshot = session.snapshot();
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true, force: true });
});

const rowOf = (of: Snapshot): FindingRow =>
  deriveReview(of)
    .summaryOfFindings.comparisons.flatMap(({ rows }) => rows)
    .find(({ findingId }) => findingId === WORKED_EXAMPLE_FINDING)!;
const row = rowOf(snapshot);
const graded = (of: FindingRow) => {
  if (of.certainty.state === 'not rated') throw new Error('not rated');
  return of.certainty;
};
const judgement = (question: string) =>
  [...snapshot.judgement.values()].find((candidate) => candidate.question === question)!;

test('the worked example is rated low, as C35 has it, and says that it is synthetic', () => {
  expect(graded(row)).toMatchObject({ state: 'rated', name: 'low', symbol: '⊕⊕◯◯', down: 2, unconfirmed: [] });
  expect(graded(row).domains.map(({ final, proposal }) => [proposal.domain, proposal.levels, final])).toEqual([
    ['risk of bias', 0, 0],
    ['inconsistency', 1, 1],
    ['indirectness', 0, 0],
    ['imprecision', 1, 1],
    ['publication bias', 0, 0],
  ]);
  expect(row.sentence).toBe('X may result in little to no difference in pain.');
  expect([...snapshot.review.values()][0]!.title).toContain('synthetic');
});

test('its row prints the numbers of C35', () => {
  expect(row.comparatorMeans?.text).toBe('4.2 to 4.6');
  expect(row.numbersSentence).toBe('0.77 points lower on average (95% CI 1.36 lower to 0.19 lower).');
  expect([row.participants, row.studies, row.design]).toEqual([956, 6, 'randomised']);
  const { footnotes } = deriveReview(snapshot).summaryOfFindings;
  expect(row.certaintyFootnotes.map((note) => footnotes[note])).toEqual([
    expect.stringMatching(/^Downgraded one level for inconsistency: .*26\.5%.*0\.062/u),
    'Downgraded one level for imprecision: the 95% CI (−1.36 to −0.19) crosses the MID of 1 point.',
  ]);
  const responders = row.backExpressions.find(({ kind }) => kind === 'responders')!;
  expect(responders.text).toBe('Responders: 39.4% (29.3% to 50.4%) against 27.0%, estimated from means');
});

test('under the null target the rules suggest moderate, and the levels confirmed under the other target go stale', () => {
  const other = rowOf(withChange(snapshot, 'judgement', judgement('target').id, { answer: 'null' }));
  expect(graded(other).domains.map(({ proposal }) => proposal.levels)).toEqual([0, 1, 0, 0, 0]);
  expect(graded(other).domains[1]!.proposal.ruleId).toContain('6-prediction-interval');
  expect(graded(other).domains[3]!.state).toBe('stale');
});

test('a changed number keeps the rating and says what was seen before and now', () => {
  const mean = [...snapshot.value.values()].find((value) => value.text === '2.8')!;
  const changed = deriveReview(withChange(snapshot, 'value', mean.id, { text: '1.8', number: 1.8 }));
  const review = changed.judgementsToReview.find(({ question }) => question === 'imprecision')!;
  expect(review).toMatchObject({ title: 'Pain, 8 weeks: imprecision', final: '1' });
  expect(review.changes).toContainEqual(expect.objectContaining({ key: 'ci.low', before: '−1.36' }));
  expect(changed.judgements.get(judgement('indirectness').id)).toEqual({ state: 'current' });
});

test('a change too small to be printed only touches the judgement', () => {
  const mean = [...snapshot.value.values()].find((value) => value.text === '3.9')!;
  const changed = deriveReview(withChange(snapshot, 'value', mean.id, { number: 3.900001 }));
  expect(changed.judgementsToReview).toEqual([]);
  expect(changed.judgements.get(judgement('imprecision').id)).toMatchObject({ state: 'touched' });
  expect(changed.judgements.get(judgement('indirectness').id)).toEqual({ state: 'current' });
});

test('the outcome without data keeps its row and has no rating', () => {
  const rows = deriveReview(snapshot).summaryOfFindings.comparisons.flatMap((comparison) => comparison.rows);
  expect(rows.map(({ outcome, kind, certainty }) => [outcome, kind, certainty.state])).toEqual([
    ['Pain', 'effect', 'rated'],
    ['Serious adverse events', 'no data', 'not rated'],
  ]);
});

test('grove check lists the judgements an edit has put in question, and calls the file whole', () => {
  expect(checkReview(session)).toMatchObject({ problems: [], judgementsToReview: [] });
  const mean = [...session.snapshot().value.values()].find((value) => value.text === '2.8')!;
  const command = {
    commandId: '01976a5e-0000-7000-8000-000000000001',
    windowId: 'test',
    watching: [],
    measurementId: mean.measurementId,
    field: mean.field,
  };
  setValue(session, { ...command, text: '1.8', seen: '2.8' }, options);
  const { problems, judgementsToReview } = checkReview(session);
  expect(problems).toEqual([]);
  // Rail, first page of the report and check count the same judgements.
  const { toReview } = (session.view('shell') as ViewTypes['shell']).head.counts;
  expect(judgementsToReview).toHaveLength(toReview.certainty + toReview.riskOfBias);
  const derived = session.derived();
  const about = { fileName: 'example.grove', revision: session.revision(), date: null };
  expect(reportInput(reviewIndexOf(derived), derived, about).judgementsToReview).toBe(judgementsToReview.length);
  expect(judgementsToReview).toContainEqual(
    expect.stringMatching(
      /^Pain, 8 weeks: imprecision \(judged 1\) needs review: Upper limit −0\.19, now .*; Lower limit −1\.36, now −/u,
    ),
  );
  expect(judgementsToReview.map((line) => /: (?<domain>.+) \(/u.exec(line)?.groups?.['domain'])).toEqual([
    'risk of bias',
    'inconsistency',
    'imprecision',
  ]);
});
