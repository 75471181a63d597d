import { describe, expect, it } from 'vitest';
import { share } from '../../renderer/views/share.ts';

const before = {
  title: 'Pain',
  rows: [
    { id: 'a', weight: 1 },
    { id: 'b', weight: 2 },
  ],
  leftOut: [{ id: 'c' }],
  state: null,
};

describe('share', () => {
  it('gives back the earlier data where all of it says the same', () => {
    expect(share(before, structuredClone(before))).toBe(before);
  });

  it('keeps the parts that say what they said, and only those', () => {
    const after = share(before, {
      ...structuredClone(before),
      rows: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 3 },
      ],
    });
    expect(after).toEqual({
      ...before,
      rows: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 3 },
      ],
    });
    expect(after.leftOut).toBe(before.leftOut);
    expect(after.rows[0]).toBe(before.rows[0]);
    expect(after.rows[1]).not.toBe(before.rows[1]);
  });

  it('tells what came, left or changed its kind', () => {
    expect(share([1, 2, 3], [1, 2])).toEqual([1, 2]);
    expect(share([1], [1, undefined])).toHaveLength(2);
    expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(share<unknown>({ a: 1 }, { b: 1 })).toEqual({ b: 1 });
    expect(share<unknown>({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
    expect(share<unknown>([], {})).toEqual({});
    expect(share<unknown>({}, [])).toEqual([]);
    expect(share<unknown>(null, {})).toEqual({});
    expect(share<unknown>({}, null)).toBeNull();
  });

  it('modifies neither side', () => {
    const [was, now] = [structuredClone(before), { ...structuredClone(before), title: 'Function' }];
    Object.freeze(now);
    share(was, now);
    expect(was).toEqual(before);
    expect(now.title).toBe('Function');
  });
});
