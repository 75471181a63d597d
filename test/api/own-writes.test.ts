import { expect, test } from 'vitest';
import { OwnWrites } from '../../api/procedures/own-writes.ts';

test('a window that types on is overtaken by itself, as long as nobody else wrote', () => {
  const writes = new OwnWrites();
  writes.note('one', 'cell', '1', '2');
  writes.note('one', 'cell', '2', '3');
  expect(writes.isOvertakenByItself('one', 'cell', '1', '3')).toBe(true);
  expect(writes.isOvertakenByItself('one', 'cell', '2', '3')).toBe(true);
  // Something else is there now, or was seen, or it was another window, or another place.
  expect(writes.isOvertakenByItself('one', 'cell', '1', '4')).toBe(false);
  expect(writes.isOvertakenByItself('one', 'cell', '0', '3')).toBe(false);
  expect(writes.isOvertakenByItself('two', 'cell', '1', '3')).toBe(false);
  expect(writes.isOvertakenByItself('one', 'other', '1', '3')).toBe(false);
});

test('what stood before a change of somebody else explains nothing any more', () => {
  const writes = new OwnWrites();
  writes.note('one', 'cell', '1', '2');
  writes.note('two', 'cell', '2', '3');
  writes.note('one', 'cell', '3', '4');
  expect(writes.isOvertakenByItself('one', 'cell', '3', '4')).toBe(true);
  expect(writes.isOvertakenByItself('one', 'cell', '1', '4')).toBe(false);
});

test('of many places only the newest are remembered', () => {
  const writes = new OwnWrites();
  for (let place = 0; place < 5000; place += 1) writes.note('one', String(place), 'a', 'b');
  expect(writes.isOvertakenByItself('one', '4999', 'a', 'b')).toBe(true);
  expect(writes.isOvertakenByItself('one', '0', 'a', 'b')).toBe(false);
});
