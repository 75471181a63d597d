import { expect, test } from 'vitest';
import { uuidv7, uuidv7Sequence } from '../../db/ids.ts';

test('is the example of RFC 9562, appendix A.6', () => {
  const random = Buffer.from('0cc318c4dc0c0c07398f', 'hex');
  expect(uuidv7(new Date('2022-02-22T19:22:22.000Z'), random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('ids are distinct, and later ones sort later', () => {
  const ids = Array.from({ length: 1000 }, (_, millisecond) => uuidv7(new Date(1_750_000_000_000 + millisecond)));
  expect(ids.toSorted()).toEqual(ids);
  const at = new Date();
  expect(new Set(Array.from({ length: 1000 }, () => uuidv7(at))).size).toBe(1000);
});

test('ids of a sequence are distinct, and each a UUIDv7', () => {
  const next = uuidv7Sequence(new Date('2026-01-01T00:00:00Z'), new Uint8Array(10).fill(255));
  const ids = Array.from({ length: 3 }, next);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});
