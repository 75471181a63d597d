import { describe, expect, it } from 'vitest';
import { agreedJudgement } from '../../../../engine/review/judgements/agreed-judgement.ts';
import {
  compareFingerprints,
  makeFingerprint,
  readFingerprint,
  type Ground,
} from '../../../../engine/review/judgements/fingerprint.ts';
import { robJudgement } from '../../../fixtures/rob-judgements.ts';

const ground: Ground = {
  rule: 'imprecision.interval@1',
  proposal: '1',
  seen: [
    { key: 'mid', label: 'MID', value: '1 point' },
    { key: 'ci.low', label: 'Lower limit', value: '−1.36' },
  ],
  facts: [{ key: 'member a', label: 'effect of S1', value: '-1.2 0.41458' }],
};
const was = makeFingerprint(ground);

describe('what a judgement was made on', () => {
  it('is a canonical list: in order of its keys, each once, and the same after a file has held it', () => {
    expect(was.seen.map(({ key }) => key)).toEqual(['ci.low', 'mid']);
    expect(makeFingerprint({ ...ground, seen: ground.seen.toReversed() })).toEqual(was);
    expect(readFingerprint(JSON.parse(JSON.stringify(was)))).toEqual(was);
  });

  it.each([null, {}, 'abc', { ...was, version: 2 }, { ...was, seen: 'none' }, { ...was, rule: 3 }])(
    'is not read from %j',
    (stored) => {
      expect(readFingerprint(stored)).toBeNull();
    },
  );

  it('is current while nothing differs, whatever it is called', () => {
    const renamed = makeFingerprint({
      ...ground,
      seen: ground.seen.map((item) => ({ ...item, label: 'another word' })),
    });
    expect(compareFingerprints(was, renamed)).toEqual({ state: 'current' });
  });

  it('goes stale when something displayed, or the suggestion, is another', () => {
    const moved = makeFingerprint({
      ...ground,
      seen: [ground.seen[0]!, { key: 'ci.low', label: 'Lower limit', value: '−1.40' }],
      facts: [],
    });
    expect(compareFingerprints(was, moved)).toEqual({
      state: 'stale',
      changes: [{ key: 'ci.low', label: 'Lower limit', before: '−1.36', after: '−1.40' }],
    });
    expect(compareFingerprints(was, makeFingerprint({ ...ground, proposal: '2' }))).toMatchObject({
      state: 'stale',
      changes: [{ key: 'proposal', before: '1', after: '2' }],
    });
  });

  it('names what came and what went', () => {
    const other = makeFingerprint({
      ...ground,
      seen: [
        { key: 'mid', label: 'MID', value: '1 point' },
        { key: 'ois', label: 'OIS', value: '146' },
      ],
    });
    expect(compareFingerprints(was, other)).toMatchObject({
      state: 'stale',
      changes: [
        { key: 'ci.low', before: '−1.36', after: null },
        { key: 'ois', before: null, after: '146' },
      ],
    });
  });

  it('is only touched when an exact number or the rule’s version moved unseen', () => {
    expect(
      compareFingerprints(
        was,
        makeFingerprint({
          ...ground,
          facts: [{ key: 'member a', label: 'effect of S1', value: '-1.2000001 0.41458' }],
        }),
      ),
    ).toMatchObject({ state: 'touched', changes: [{ key: 'member a' }] });
    expect(compareFingerprints(was, makeFingerprint({ ...ground, rule: 'imprecision.interval@2' }))).toMatchObject({
      state: 'touched',
      changes: [{ key: 'rule' }],
    });
  });
});

describe('the judgement that counts', () => {
  const of = (role: 'single' | 'first' | 'second' | 'consensus', final: string) =>
    robJudgement('r', 'overall', { role, final });
  const agreed = (...judgements: readonly ReturnType<typeof of>[]) =>
    agreedJudgement(judgements, 'rob2-parallel-assignment', 'overall')?.final ?? null;
  it('is the consensus, else the only one, else the one both raters share', () => {
    expect(agreed(of('first', 'low'), of('second', 'high'), of('consensus', 'high'))).toBe('high');
    expect(agreed(of('first', 'low'), of('second', 'low'))).toBe('low');
    expect(agreed(of('first', 'low'), of('second', 'high'))).toBeNull();
    expect([agreed(of('single', 'low')), agreed(of('first', 'high')), agreed()]).toEqual(['low', 'high', null]);
  });
});
