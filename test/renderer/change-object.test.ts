import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffObject } from '../../api/procedures/views/diff-object.ts';
import { changeObject, MissedChangeError } from '../../renderer/views/change-object.ts';

const plain = fc.letrec((of) => ({
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), of('data'), { maxKeys: 4 }),
  data: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, '', 'text', 0, 1.5, true),
    of('object'),
    fc.array(of('data'), { maxLength: 2 }),
  ),
})).object as fc.Arbitrary<Record<string, unknown>>;

const row = {
  time: '8 weeks',
  sides: ['a', 'b'],
  cells: {
    mean: { text: '4.1', number: 4.1, flag: { severity: 'high', message: 'High.' } },
    sd: { text: '2', number: 2, flag: null },
  },
  derived: { se: '0.3' },
};

describe('an object changed by what differs in it', () => {
  it('is the object it differs from, sent as JSON in between', () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const change = diffObject(before, after);
        if (change === null) expect(after).toEqual(before);
        else expect(changeObject(before, JSON.parse(JSON.stringify(change)))).toEqual(after);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('names no more than that, and keeps all else as it was', () => {
    const { mean } = row.cells;
    const after = { ...row, cells: { ...row.cells, mean: { ...mean, text: '4.2', flag: null } }, derived: {} };
    const change = diffObject(row, after)!;
    expect(change).toEqual({
      within: { cells: { within: { mean: { set: { text: '4.2', flag: null } } } }, derived: { gone: ['se'] } },
    });
    const made = changeObject(row, change) as typeof row;
    expect(made).toEqual(after);
    expect(made.cells.sd).toBe(row.cells.sd);
    expect(made.sides).toBe(row.sides);
    expect(row.cells.mean.text).toBe('4.1');
  });

  it('is the same object’s words where a field left out is undefined', () => {
    expect(diffObject({ a: 1 }, { a: 1, b: undefined })).toBeNull();
    expect(diffObject({ a: 1, b: 2 }, { a: 1, b: undefined })).toEqual({ gone: ['b'] });
  });

  it('cannot be made of one that is not there', () => {
    expect(() => changeObject(undefined, { set: { a: 1 } })).toThrow(MissedChangeError);
    expect(() => changeObject(row, { within: { score: { set: { a: 1 } } } })).toThrow(MissedChangeError);
  });
});
