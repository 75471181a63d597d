import { describe, expect, it } from 'vitest';
import { completeStudies } from '../../../engine/pool/complete-studies.ts';

describe('the studies that have both numbers', () => {
  it('keep their values and say where they stood', () => {
    expect(completeStudies([0.1, null, 0.3, 0.4, null], [1, 2, null, 4, null])).toEqual({
      effects: [0.1, 0.4],
      variances: [1, 4],
      rows: [0, 3],
      omitted: [1, 2, 4],
    });
  });

  it('are all of them when nothing is missing, zeros included', () => {
    expect(completeStudies([0, 0.3], [1, 0])).toEqual({
      effects: [0, 0.3],
      variances: [1, 0],
      rows: [0, 1],
      omitted: [],
    });
  });

  it.each([
    [[1, 2], [1], 'length-mismatch', 'variances', 'There are 2 effects but 1 variances'],
    [[1, null], [null, 1], 'too-few-studies', 'effects', 'No study has both an effect and a variance.'],
    [[], [], 'too-few-studies', 'effects', 'No study has both'],
  ])('of %j with %j are refused: %s', (effects, variances, code, field, message) => {
    expect(() => completeStudies(effects, variances)).toThrowError(
      expect.objectContaining({ code, field, message: expect.stringContaining(message) }),
    );
  });
});
