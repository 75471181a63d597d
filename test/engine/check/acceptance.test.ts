import { describe, expect, it } from 'vitest';
import { contrastAgainstArms } from '../../../engine/check/contrast-against-arms.ts';
import { readCheckSubject } from '../../../engine/compute/tasks/check-input.ts';
import { findings, means, NRS, PEG, verdicts } from './subjects.ts';

/** The error checks of the acceptance checklist, C16 to C20, with the statements on contrasts and arms they lean on. */
describe('acceptance statements', () => {
  it('C16: SD 0.31 with n 50 among SDs near 2.2 is a standard error; 2.192 is suggested, not put in', () => {
    const [finding] = findings(
      {
        result: {
          score: 'final',
          instrument: { ...PEG, otherSds: [2.2] },
          arms: means(
            { n: 50, mean: '4.10', sd: { value: '0.31', locator: 'Table 2, p. 1034' } },
            { n: 48, mean: '5.00', sd: '2.10' },
          ),
        },
      },
      'E1',
    );
    expect(finding).toEqual({
      check: 'E1',
      severity: 'high',
      fields: ['arms[0].sd'],
      message:
        'SD 0.31 of arm "Mindfulness" (Table 2, p. 1034) looks like a standard error: other SDs of this instrument lie near 2.2.',
      arithmetic: '0.31 / 2.2 = 0.14; 0.31 × √50 = 2.192, and 2.192 / 2.2 = 1.00',
      suggestion: 'If it is a standard error, the SD is 2.192.',
    });
  });

  it('C17: an estimate outside its interval blocks; a hazard ratio symmetric on the log scale passes', () => {
    const outside = { result: { contrast: { measure: 'MD', estimate: '1.4', ciLow: '0.2', ciHigh: '1.1' } } };
    expect(verdicts(outside)).toEqual(['E2 block']);
    const hazard = { result: { contrast: { measure: 'HR', estimate: '0.72', ciLow: '0.55', ciHigh: '0.94' } } };
    expect(verdicts(hazard)).toEqual([]);
  });

  it.each([
    ['5.19', 28, 1, false],
    ['5.21', 28, 1, true],
    ['5.19', 28, 3, true],
    ['2.35', 19, 1, false],
    ['2.37', 19, 1, true],
  ])('C18: mean %s of %i people and %i items: consistent is %s', (mean, n, itemsAveraged, consistent) => {
    const input = (extra: object) => ({
      result: { instrument: { ...NRS, itemsAveraged }, arms: [{ n, mean, ...extra }] },
    });
    expect(verdicts(input({}), 'E11')).toEqual(consistent ? [] : ['E11 medium']);
    expect(verdicts(input({ estimation: 'multiple imputation' }), 'E11')).toEqual([]);
    expect(verdicts(input({ estimation: 'LS mean' }), 'E11')).toEqual([]);
    expect(verdicts(input({ mean: { value: mean, state: 'imputed' } }), 'E11')).toEqual([]);
  });

  it('C18: the arithmetic names the sums on either side', () => {
    const [finding] = findings({ result: { instrument: NRS, arms: [{ n: 28, mean: '5.19' }] } }, 'E11');
    expect(finding?.arithmetic).toBe('5.19 × 28 = 145.3; 145/28 = 5.179, 146/28 = 5.214');
  });

  it('C19: an impossible SD and mean block, skew is only a note', () => {
    const arm = (values: object) => ({ result: { score: 'final', instrument: NRS, arms: [{ n: 48, ...values }] } });
    const [sd] = findings(arm({ mean: '4.3', sd: '6.1' }), 'E7');
    expect(sd).toMatchObject({ severity: 'block', fields: ['arms[0].sd'] });
    expect(sd?.arithmetic).toBe('√((4.3 − 0) × (10 − 4.3) × 48 / 47) = 5.003 < 6.1');
    expect(verdicts(arm({ mean: '11.2', sd: '2.1' }), 'E6')).toEqual(['E6 block']);
    expect(verdicts(arm({ mean: '3.1', sd: '2.9' }))).toEqual(['E18 low']);
    expect(findings(arm({ mean: '3.1', sd: '2.9' }))[0]?.message).toMatch(/^Possible skew/);
    expect(findings(arm({ mean: '3.1', sd: '2.9' }))[0]?.arithmetic).toBe('(3.1 − 0) / 2.9 = 1.07 < 2');
  });

  it('C20: too many events, more analysed than randomised, nobody analysed block; a copied column warns', () => {
    const printed = (value: number) => ({ value, locator: 'Table 3, p. 9' });
    const cases = [
      [{ events: printed(53), n: 50 }, 'E5 block', 'arms[0].events', /^Events 53 .*\(Table 3, p\. 9\) exceeds/],
      [
        { n: printed(50), nRandomised: 48 },
        'E8 block',
        'arms[0].n',
        /^Number analysed 50 .*\(Table 3, p\. 9\) exceeds/,
      ],
      [{ n: printed(0) }, 'E5 block', 'arms[0].n', /^Number analysed 0 .*\(Table 3, p\. 9\)/],
    ] as const;
    for (const [arm, verdict, field, message] of cases) {
      const input = { result: { arms: [{ label: 'Mindfulness', ...arm }] } };
      expect(verdicts(input)).toEqual([verdict]);
      expect(findings(input)[0]?.fields[0]).toBe(field);
      expect(findings(input)[0]?.message).toMatch(message);
    }
    const copied = { n: 40, mean: { value: '4.10', locator: 'Table 2' }, sd: '2.20' };
    const input = { result: { arms: means(copied, copied) } };
    expect(verdicts(input)).toEqual(['E13 high']);
    expect(findings(input)[0]?.message).toContain('(Table 2)');
  });

  it('C02, C03: OPTIMUM by arms and by contrast agree within rounding; nothing is claimed of adjustment', () => {
    const input = {
      result: {
        score: 'change',
        instrument: PEG,
        arms: means(
          { n: 224, mean: '-1.21', sd: '2.2025', ciLow: '-1.50', ciHigh: '-0.92' },
          { n: 227, mean: '-0.59', sd: '2.1026', ciLow: '-0.86', ciHigh: '-0.31' },
        ),
        contrast: { measure: 'MD', estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23', p: '0.002', adjusted: true },
      },
    };
    expect(verdicts(input)).toEqual([]);
    const comparison = contrastAgainstArms(readCheckSubject(input).result);
    expect(comparison).toMatchObject({ estimateAgrees: true, limitsAgree: true });
    expect(comparison?.fromArms.standardError).toBeCloseTo(0.20281, 5);
    expect(comparison?.reportedStandardError).toBeCloseTo(0.20153, 5);
    expect(comparison?.standardErrorRatio).toBeCloseTo(0.994, 3);
    expect(comparison?.arithmetic).not.toMatch(/adjust/i);
  });

  it('C10: an unadjusted cluster trial is blocked', () => {
    const result = { design: 'cluster', arms: means({ n: 250, events: 40 }, { n: 250, events: 60 }) };
    expect(verdicts({ result })).toEqual(['E15 block']);
    expect(verdicts({ result: { ...result, designAdjusted: true } })).toEqual([]);
  });

  it('C11: the control arm entered twice at full size is blocked, a split one passes', () => {
    const row = (resultId: string, nUsed: number, subgroup: string | null = null) => ({
      resultId,
      studyId: 's',
      subgroup,
      arms: [
        { armId: resultId, label: resultId, side: 'intervention', nUsed: 100, nFull: 100 },
        { armId: 'c', label: 'Control', side: 'comparator', nUsed, nFull: 100 },
      ],
    });
    const result = { id: 'r1', studyId: 's' };
    const [finding] = findings({ result, members: [row('r1', 100), row('r2', 100)] });
    expect(finding).toMatchObject({ check: 'E14', severity: 'block', arithmetic: '100 + 100 = 200 > 100' });
    expect(verdicts({ result, members: [row('r1', 100, 'short'), row('r2', 100, 'long')] })).toEqual(['E14 block']);
    expect(verdicts({ result, members: [row('r1', 50), row('r2', 50)] })).toEqual([]);
    expect(verdicts({ result, members: [row('r1', 100)] })).toEqual([]);
  });
});
