import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../../engine/math/random.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import type { DerivedReview } from '../../../engine/review/derived.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';
import { artefactsOf, changedNames } from './graph/artefacts.ts';
import { changeScoreLeaves, withChangeScores } from './graph/change-scores.ts';
import { expectedBiasStanding } from './graph/expected-bias-standing.ts';
import { expectedStanding } from './graph/expected-standing.ts';
import { furnishedSnapshot } from './graph/furnished-snapshot.ts';
import { judgedSnapshot } from './graph/judged-snapshot.ts';
import { drawLeafChanges, withLeaf, type LeafChange } from './graph/leaves.ts';

// The oracle asks the memo nothing: what lies downstream of a leaf is learnt by changing it and deriving the whole review without
// memory, before and after, and comparing every artefact by value.
const generated = withChangeScores(snapshotOf(generateReview({ studies: 30, analyses: 5, seed: 11 })));
const snapshot = judgedSnapshot(furnishedSnapshot(generated.snapshot));
const before = deriveReview(snapshot);
const known = deriveReview(snapshot);
const changes = [...drawLeafChanges(snapshot, createRandom(5)), ...answerChanges(), ...changeScoreLeaves(snapshot)];

/** Every answer of one assessed result turned round, its sources forgotten, one of its domains overridden. */
function answerChanges(): readonly LeafChange[] {
  const [first] = [...snapshot.judgement.values()].filter(({ question }) => question === '1.2');
  const { studyId } = snapshot.study_result.get(first!.subjectId)!;
  const other = (answer: string | null) => (answer === 'Y' ? 'N' : 'Y');
  const ofResult = [...snapshot.judgement.values()].filter(
    ({ subjectId, question }) => subjectId === first!.subjectId && question !== 'overall',
  );
  return [
    ...ofResult.map(({ id, answer, final }): LeafChange =>
      answer === null
        ? { table: 'judgement', id, field: 'final', before: final, after: 'some concerns' }
        : { table: 'judgement', id, field: 'answer', before: answer, after: other(answer) },
    ),
    { table: 'judgement', id: `sources ${studyId}`, field: 'answer', before: 'journal article', after: 'abstract' },
  ];
}

type Edited = Readonly<{ change: LeafChange; fresh: DerivedReview; live: DerivedReview }>;
let edits: readonly Edited[];

beforeAll(() => {
  edits = changes.map((change) => {
    const edited = withLeaf(snapshot, change);
    return { change, fresh: deriveReview(edited), live: deriveReview(edited, before) };
  });
}, 60_000);

describe('one changed leaf of a judged review of 30 studies', () => {
  test('every field of every table the review has is drawn, and every judgement starts current', () => {
    const tables = Object.values(snapshot).filter((records) => records.size > 0).length;
    expect(new Set(changes.map(({ table }) => table)).size).toBe(tables);
    expect(changes.length).toBeGreaterThan(150);
    // Every judgement that was made on something; answers and sources are what judgements are made on.
    const made = [...snapshot.judgement.values()].filter(({ fingerprint }) => fingerprint !== null);
    expect(new Set(known.judgements.keys())).toEqual(new Set(made.map(({ id }) => id)));
    expect(made.filter(({ question }) => question === 'D1').length).toBeGreaterThan(5);
    expect(
      [...known.riskOfBias.values()].filter(({ domains }) => domains.every(({ final }) => final === 'low')).length,
    ).toBeGreaterThan(5);
    expect([...known.judgements.values()].filter(({ state }) => state !== 'current')).toEqual([]);
  });

  test(
    'changes exactly what a derivation without memory makes otherwise, and leaves the rest as it is',
    { timeout: 60_000 },
    () => {
      const was = artefactsOf(known);
      const wasLive = artefactsOf(before);
      let downstreamOfAll = 0;
      for (const { change, fresh, live } of edits) {
        const [freshNow, liveNow] = [artefactsOf(fresh), artefactsOf(live)];
        const downstream = changedNames(was, freshNow, isDeepStrictEqual);
        downstreamOfAll += downstream.length;
        // Identity is what tells a window that something changed.
        expect({ ...change, changed: changedNames(wasLive, liveNow, Object.is) }).toEqual({
          ...change,
          changed: downstream,
        });
        for (const name of downstream)
          expect({ name, artefact: liveNow.get(name) }).toEqual({ name, artefact: freshNow.get(name) });
      }
      // Leaves that reach nothing (notes, labels nobody prints) and leaves that reach much are both among them.
      expect(downstreamOfAll).toBeGreaterThan(100);
    },
  );

  test(
    'turns stale exactly the judgements whose display it changes, and touches exactly those it changes upstream alone',
    { timeout: 60_000 },
    () => {
      const counts = { current: 0, touched: 0, stale: 0 };
      const ofFindings = [...snapshot.judgement.values()].filter(({ subjectTable }) => subjectTable === 'finding');
      for (const { change, fresh, live } of edits) {
        // A change of the judgement itself is no change of its ground.
        if (change.table === 'judgement') continue;
        const [was, is] = [
          { snapshot, derived: known },
          { snapshot: withLeaf(snapshot, change), derived: fresh },
        ];
        const expected = ofFindings
          .filter(({ subjectId }) => is.snapshot.finding.has(subjectId))
          .map((judgement) => [judgement.id, expectedStanding(judgement, was, is)]);
        for (const [, state] of expected) counts[state as keyof typeof counts] += 1;
        const standing = expected.map(([id]) => [id, live.judgements.get(id!)?.state]);
        expect({ ...change, standing: standing.filter(([, state]) => state !== 'current') }).toEqual({
          ...change,
          standing: expected.filter(([, state]) => state !== 'current'),
        });
        const waiting = live.judgementsToReview
          .filter(({ subjectTable }) => subjectTable === 'finding')
          .map(({ judgementId }) => judgementId);
        expect(waiting.toSorted()).toEqual(
          expected.flatMap(([id, state]) => (state === 'stale' ? [id!] : [])).toSorted(),
        );
      }
      expect(counts.stale).toBeGreaterThan(10);
      expect(counts.touched).toBeGreaterThan(20);
    },
  );

  test('turns stale exactly the judgements of bias whose result, answers or proposal read otherwise, and touches none', () => {
    const ofBias = [...snapshot.judgement.values()].filter(
      ({ subjectTable, fingerprint }) => subjectTable === 'study_result' && fingerprint !== null,
    );
    let stale = 0;
    for (const { change, fresh, live } of edits) {
      const edited = withLeaf(snapshot, change);
      // Where a record says whose judgement another one is, the judgement itself is another.
      if (
        change.table === 'judgement' &&
        !['answer', 'final', 'rationale', 'proposal', 'sourceId', 'fingerprint'].includes(change.field)
      )
        continue;
      const [was, is] = [
        { snapshot, derived: known },
        { snapshot: edited, derived: fresh },
      ];
      const looked = ofBias.filter(({ id }) => id !== change.id);
      const expected = looked.map((judgement) => [judgement.id, expectedBiasStanding(judgement, was, is)]);
      stale += expected.filter(([, state]) => state === 'stale').length;
      expect({
        ...change,
        standing: looked
          .map(({ id }) => [id, live.judgements.get(id)?.state ?? 'stale'])
          .filter(([, state]) => state !== 'current'),
      }).toEqual({
        ...change,
        standing: expected.filter(([, state]) => state !== 'current'),
      });
    }
    expect(stale).toBeGreaterThan(15);
  });
});
