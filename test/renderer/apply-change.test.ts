import { describe, expect, it } from 'vitest';
import { applyChange } from '../../renderer/views/apply-change.ts';

const view = {
  head: { total: 2 },
  order: ['a', 'b'],
  items: { a: { text: 'one' }, b: { text: 'two' } },
};

describe('applyChange', () => {
  it('replaces the named item and keeps the identity of the others, the head and the order', () => {
    const changed = applyChange(view, { items: { b: { text: 'new' } } });
    expect(changed.items).toEqual({ a: { text: 'one' }, b: { text: 'new' } });
    expect(changed.items['a']).toBe(view.items.a);
    expect(changed.head).toBe(view.head);
    expect(changed.order).toBe(view.order);
  });

  it('does not modify the view it is given', () => {
    applyChange(view, { head: { total: 3 }, items: { a: { text: 'new' } }, removed: ['b'] });
    expect(view).toEqual({ head: { total: 2 }, order: ['a', 'b'], items: { a: { text: 'one' }, b: { text: 'two' } } });
  });

  it('gives back the same view for an empty change', () => {
    expect(applyChange(view, {})).toBe(view);
    expect(applyChange(view, { removed: [] })).toBe(view);
  });

  it('takes removed items out of items and order', () => {
    const changed = applyChange(view, { removed: ['a'] });
    expect(changed.items).toEqual({ b: { text: 'two' } });
    expect(changed.order).toEqual(['b']);
  });

  it('adds items in the order it is given', () => {
    const changed = applyChange(view, { order: ['c', 'a', 'b'], items: { c: { text: 'three' } } });
    expect(changed.order).toEqual(['c', 'a', 'b']);
    expect(Object.keys(changed.items)).toHaveLength(3);
  });

  it('replaces the head alone without touching the items', () => {
    const changed = applyChange(view, { head: { total: 9 } });
    expect(changed.head).toEqual({ total: 9 });
    expect(changed.items).toBe(view.items);
  });

  it('changes a head in part, and not at all where the change says what is there', () => {
    const large = { ...view, head: { total: 2, sources: { s1: { label: 'Table 2' } }, columns: ['n'] } };
    const changed = applyChange(large, { headPart: { set: { columns: ['n', 'sd'] } } });
    expect(changed.head).toEqual({ ...large.head, columns: ['n', 'sd'] });
    expect(changed.head.sources).toBe(large.head.sources);
    expect(changed.items).toBe(view.items);
    expect(applyChange(large, { headPart: { set: { columns: ['n'] } } }).head).toBe(large.head);
  });
});
