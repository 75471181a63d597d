import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../engine/math/random.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';
import { artefactsOf, changedNames } from './graph/artefacts.ts';
import { drawLeafChanges, withLeaf } from './graph/leaves.ts';

// The oracle asks the memo nothing: what lies downstream of a leaf is learnt by changing it and deriving the whole review without
// memory, before and after, and comparing every artefact by value.
const snapshot = snapshotOf(generateReview({ studies: 30, analyses: 7, seed: 11 }));
const before = deriveReview(snapshot);
const known = artefactsOf(deriveReview(snapshot));
const changes = drawLeafChanges(snapshot, createRandom(5));

describe('one changed leaf of a review of 30 studies', () => {
  test('every field of every table the review has is drawn', () => {
    const tables = Object.values(snapshot).filter((records) => records.size > 0).length;
    expect(new Set(changes.map(({ table }) => table)).size).toBe(tables);
    expect(changes.length).toBeGreaterThan(150);
  });

  test('changes exactly what a derivation without memory makes otherwise, and leaves the rest as it is', { timeout: 60_000 }, () => {
    let downstreamOfAll = 0;
    for (const change of changes) {
      const edited = withLeaf(snapshot, change);
      const fresh = artefactsOf(deriveReview(edited));
      const live = artefactsOf(deriveReview(edited, before));
      const downstream = changedNames(known, fresh, isDeepStrictEqual);
      downstreamOfAll += downstream.length;
      // Identity is what tells a window that something changed.
      expect({ ...change, changed: changedNames(artefactsOf(before), live, Object.is) }).toEqual({ ...change, changed: downstream });
      for (const name of downstream) expect({ name, artefact: live.get(name) }).toEqual({ name, artefact: fresh.get(name) });
    }
    // Leaves that reach nothing (notes, labels nobody prints) and leaves that reach much are both among them.
    expect(downstreamOfAll).toBeGreaterThan(100);
  });
});
