import { describe, expect, it } from 'vitest';
import { footnoteOf, reasonRefused, requireReason } from '../../../engine/grade/reason.ts';

describe('a reason', () => {
  it.each([
    'serious imprecision',
    'Downgraded one level for imprecision.',
    'Very serious imprecision',
    'Downgraded one level for imprecision: serious imprecision.',
    'Downgraded for risk of bias: serious risk of bias',
    'Inconsistency was detected',
    'Due to serious concerns',
    'publication bias suspected',
  ])('is refused when it names the domain again: %s', (text) =>
    expect(reasonRefused(text, 'imprecision')).toMatch(/names the domain again|at least 15/u),
  );

  it.each([
    'p = 0.04',
    'p<0.001 for the effect',
    'The effect was not statistically significant',
    'Statistically significant (p = 0.002)',
    'Not significant, p > 0.05',
    'The p-value is 0.3',
  ])('is refused when it cites only a p-value: %s', (text) =>
    expect(reasonRefused(text, 'imprecision')).toContain('p-value or statistical significance alone'),
  );

  it.each(['', '   ', 'too wide', 'wide CI'])('is refused when it is short: "%s"', (text) =>
    expect(reasonRefused(text, 'imprecision')).toContain('at least 15 characters'),
  );

  it.each([
    'the 95% CI (−1.36 to −0.19) crosses the MID of 1 point',
    'Downgraded one level for imprecision: the 95% CI (-1.36 to -0.19) crosses the MID of 1 point.',
    'Participants could not be blinded and report their own pain',
    'Only 3 of 9 eligible trials give a usable number',
    'Trials with 26.5% of the weight lie beyond the MID (Q p = 0.062)',
    'Die Teilnehmenden konnten nicht verblindet werden',
  ])('may stand: %s', (text) => expect(reasonRefused(text, 'imprecision')).toBeNull());

  it('is thrown as an error that names the field', () => {
    expect(() => requireReason('serious imprecision', 'imprecision')).toThrow(
      expect.objectContaining({ code: 'refused', field: 'rationale' }) as Error,
    );
  });
});

describe('a footnote', () => {
  it('opens with levels and domain unless the reviewer did', () => {
    expect(footnoteOf('imprecision', 2, 'The CI crosses both MIDs.')).toBe(
      'Downgraded two levels for imprecision: the CI crosses both MIDs.',
    );
    expect(footnoteOf('imprecision', 1, 'Rated down: the CI crosses the MID')).toBe(
      'Rated down: the CI crosses the MID.',
    );
    expect(footnoteOf('risk of bias', 1, 'RoB 2 was high for S3')).toBe(
      'Downgraded one level for risk of bias: RoB 2 was high for S3.',
    );
    expect(footnoteOf('imprecision', 0, 'The limit touches the MID only in print')).toBe(
      'Not downgraded for imprecision: the limit touches the MID only in print.',
    );
    expect(footnoteOf('large effect', 1, 'Risk ratio 3.1')).toBe(
      'Upgraded one level for large effect: risk ratio 3.1.',
    );
  });
});
