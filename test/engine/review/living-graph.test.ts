import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../../engine/math/random.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import type { DerivedReview } from '../../../engine/review/derived.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';
import { artefactsOf, changedNames } from './graph/artefacts.ts';
import { expectedStanding } from './graph/expected-standing.ts';
import { judgedSnapshot } from './graph/judged-snapshot.ts';
import { drawLeafChanges, withLeaf, type LeafChange } from './graph/leaves.ts';

// The oracle asks the memo nothing: what lies downstream of a leaf is learnt by changing it and deriving the whole review without
// memory, before and after, and comparing every artefact by value.
const snapshot = judgedSnapshot(snapshotOf(generateReview({ studies: 30, analyses: 5, seed: 11 })));
const before = deriveReview(snapshot);
const known = deriveReview(snapshot);
const changes = drawLeafChanges(snapshot, createRandom(5));

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
    expect(known.judgements.size).toBe(snapshot.judgement.size);
    expect([...known.judgements.values()].filter(({ state }) => state !== 'current')).toEqual([]);
  });

  test('changes exactly what a derivation without memory makes otherwise, and leaves the rest as it is', { timeout: 60_000 }, () => {
    const was = artefactsOf(known);
    const wasLive = artefactsOf(before);
    let downstreamOfAll = 0;
    for (const { change, fresh, live } of edits) {
      const [freshNow, liveNow] = [artefactsOf(fresh), artefactsOf(live)];
      const downstream = changedNames(was, freshNow, isDeepStrictEqual);
      downstreamOfAll += downstream.length;
      // Identity is what tells a window that something changed.
      expect({ ...change, changed: changedNames(wasLive, liveNow, Object.is) }).toEqual({ ...change, changed: downstream });
      for (const name of downstream) expect({ name, artefact: liveNow.get(name) }).toEqual({ name, artefact: freshNow.get(name) });
    }
    // Leaves that reach nothing (notes, labels nobody prints) and leaves that reach much are both among them.
    expect(downstreamOfAll).toBeGreaterThan(100);
  });

  test('turns stale exactly the judgements whose display it changes, and touches exactly those it changes upstream alone', { timeout: 60_000 }, () => {
    const counts = { current: 0, touched: 0, stale: 0 };
    const ofFindings = [...snapshot.judgement.values()].filter(({ subjectTable }) => subjectTable === 'finding');
    for (const { change, fresh, live } of edits) {
      // A change of the judgement itself is no change of its ground.
      if (change.table === 'judgement') continue;
      const [was, is] = [{ snapshot, derived: known }, { snapshot: withLeaf(snapshot, change), derived: fresh }];
      const expected = ofFindings.filter(({ subjectId }) => is.snapshot.finding.has(subjectId)).map((judgement) => [judgement.id, expectedStanding(judgement, was, is)]);
      for (const [, state] of expected) counts[state as keyof typeof counts] += 1;
      const standing = expected.map(([id]) => [id, live.judgements.get(id!)?.state]);
      expect({ ...change, standing: standing.filter(([, state]) => state !== 'current') }).toEqual({
        ...change,
        standing: expected.filter(([, state]) => state !== 'current'),
      });
      const waiting = live.judgementsToReview.filter(({ subjectTable }) => subjectTable === 'finding').map(({ judgementId }) => judgementId);
      expect(waiting.toSorted()).toEqual(expected.flatMap(([id, state]) => (state === 'stale' ? [id!] : [])).toSorted());
    }
    expect(counts.stale).toBeGreaterThan(10);
    expect(counts.touched).toBeGreaterThan(20);
  });
});
