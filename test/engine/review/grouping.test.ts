import { describe, expect, it } from 'vitest';
import { groupBy, regroup } from '../../../engine/review/grouping.ts';

type Item = Readonly<{ id: string; owner: string; text: string }>;

const table = (...items: Item[]) => new Map(items.map((item) => [item.id, item]));
const owner = (item: Item) => item.owner;
const a1 = { id: '1', owner: 'a', text: 'one' };
const a2 = { id: '2', owner: 'a', text: 'two' };
const b3 = { id: '3', owner: 'b', text: 'three' };
const before = table(a1, a2, b3);
const groups = groupBy(before, owner);

describe('regroup', () => {
  it.each([
    ['a replaced record', table(a1, { ...a2, text: 'new' }, b3)],
    ['a record that moves to another group', table(a1, { ...a2, owner: 'b' }, b3)],
    ['an added record', table(a1, a2, b3, { id: '4', owner: 'c', text: 'four' })],
    ['a removed record', table(a1, b3)],
    ['one removed and one added', table(a1, b3, { id: '4', owner: 'a', text: 'four' })],
    ['another order', table(b3, a2, a1)],
    ['nothing', table(a1, a2, b3)],
  ])('gives what grouping anew gives, after %s', (_what, after) => {
    const { groups: regrouped } = regroup(after, before, owner, groups);
    const sorted = (all: ReadonlyMap<string, readonly Item[]>) =>
      Object.fromEntries([...all].map(([key, items]) => [key, items.toSorted((x, y) => (x.id < y.id ? -1 : 1))]));
    expect(sorted(regrouped)).toEqual(sorted(groupBy(after, owner)));
  });

  it('keeps the array of a group that no change touched, and names the ones it made anew', () => {
    const { groups: regrouped, changedKeys } = regroup(table(a1, { ...a2, text: 'new' }, b3), before, owner, groups);
    expect(regrouped.get('b')).toBe(groups.get('b'));
    expect(regrouped.get('a')).not.toBe(groups.get('a'));
    expect([...changedKeys]).toEqual(['a']);
  });

  it('gives back the same groups when nothing changed', () => {
    expect(regroup(table(a1, a2, b3), before, owner, groups).groups).toBe(groups);
  });
});
