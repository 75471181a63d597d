import { describe, expect, it } from 'vitest';
import { readArms } from '../../../renderer/features/extraction/add/read-arms.ts';
import { readTimes } from '../../../renderer/features/extraction/add/read-times.ts';

describe('readTimes', () => {
  const read = (text: string) => {
    const found = readTimes(text);
    return found.ok
      ? found.times.map((time) => [time.text, time.toDays === null ? null : time.toDays / 7])
      : found.text;
  };
  it('reads times as papers and as hasty people write them', () => {
    expect(read('8 weeks, 6 months, 12 months')).toEqual([
      ['8 weeks', 8],
      ['6 months', 26],
      ['12 months', 52],
    ]);
    expect(read('8w 6 12m')).toEqual([
      ['8 weeks', 8],
      ['6 months', 26],
      ['12 months', 52],
    ]);
    expect(read('8 26 52')).toEqual([
      ['8 weeks', 8],
      ['26 weeks', 26],
      ['52 weeks', 52],
    ]);
    expect(read('baseline; 10 d; 1 year; EOT')).toEqual([
      ['baseline', 0],
      ['10 days', 10 / 7],
      ['1 year', 52],
      ['end of treatment', null],
    ]);
  });

  it('names what is no time', () => {
    expect(read('8 weeks, later')).toBe('later');
    expect(read('8 parsecs')).toBe('8 parsecs');
    expect(read('')).toEqual([]);
  });
});

describe('readArms', () => {
  it('reads labels and numbers randomised', () => {
    const two = [
      { label: 'MBI', nRandomised: 224 },
      { label: 'Usual care', nRandomised: 227 },
    ];
    expect(readArms('MBI 224, Usual care 227')).toEqual(two);
    expect(readArms('MBI (n = 224) vs Usual care (n = 227)')).toEqual(two);
    expect(readArms('MBI (224); Usual care n=227')).toEqual(two);
    expect(readArms('MBI 224 Usual care 227')).toEqual(two);
  });

  it('keeps a number that belongs to a name', () => {
    expect(readArms('Naproxen 500mg, Placebo')).toEqual([
      { label: 'Naproxen 500mg', nRandomised: null },
      { label: 'Placebo', nRandomised: null },
    ]);
    expect(readArms('CBT2')).toEqual([{ label: 'CBT2', nRandomised: null }]);
    expect(readArms('')).toEqual([]);
  });
});
