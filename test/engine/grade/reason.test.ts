import { describe, expect, it } from 'vitest';
import { informativeStatement } from '../../../engine/grade/statement.ts';
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
    'All 2005 participants knew what they were given',
  ])('may stand: %s', (text) => expect(reasonRefused(text, 'imprecision')).toBeNull());

  it.each([
    'p<0.05',
    'P = .03 so serious',
    'imprecision: serious',
    'n/a',
    'see text',
    'wide CI',
    'Wide confidence interval',
    'serious imprecision.',
    'not significant (p = 0.12)',
    'The result was not statistically significant',
    'p = 0.04, hence rated down',
    'as above',
    'see above for the reason',
    'other reviewers agreed',
    'discussed and agreed in 2024',
    'as judged by the reviewers, 1998 to 2021',
    'because we say so',
    '........................',
    'none none none none none',
    'see the main text of the review',
    'Imprecise estimates',
    'Very serious imprecision in the evidence',
    'p value of 0.06 was above 0.05',
    'The p-value is 0.06, which is larger than 0.05',
    'statistically non significant difference between groups',
    'low quality evidence',
    'n.a., not applicable here',
    'aaaaaaaaaaaaaaaaaaaaa',
    'reviewer judgement',
    'expert opinion',
    'P=0.03 therefore serious imprecision',
    'wide confidence intervals around estimates',
    'Confidence interval is wide',
    'The confidence interval is too wide',
    'heterogeneity',
    'high heterogeneity',
    'Downgraded one level for imprecision: wide confidence interval',
    'serious limitations due to wide CI',
    'small sample',
    'few studies',
    'some studies were biased',
    'TBD to be decided later',
    'small sample size overall',
    'not enough evidence available',
    'p<.001 and NS in all trials',
  ])('is refused in whatever words it says nothing: %s', (text) =>
    expect(reasonRefused(text, 'imprecision')).not.toBeNull(),
  );

  it.each([
    ['P = .03 so serious', /p-value or statistical significance alone/u],
    ['The p-value is 0.06, which is larger than 0.05', /p-value or statistical significance alone/u],
    ['The confidence interval is too wide', /said of any review/u],
    ['see the main text of the review', /said of any review/u],
  ])('is told what it lacks: %s', (text, message) => expect(reasonRefused(text, 'imprecision')).toMatch(message));

  it.each([
    'The 95% CI (-1.36 to -0.19) crosses the MID of 1 point',
    'Participants could not be blinded to mindfulness training and reported their own outcome',
    'Only one trial of 35 participants',
    'Waiting-list controls in all four trials; patients knew they would be treated later',
    '95% CI 0.4 to 1.9 includes both benefit and harm',
    'Two of three trials enrolled veterans only',
    'Interval crosses no effect and the MID',
    'Six registered trials have not reported',
    'I2 85% with estimates on both sides of no effect',
    'p = 0.03 for asymmetry, with small trials favouring the drug',
    'Fewer than 300 events',
    'All trials stopped early for benefit',
    'The wide CI reaches from benefit to harm',
    'Die Teilnehmenden waren nicht verblindet',
    'Outcome assessors knew the allocation in 4 of 5 trials',
    'No concern: all trials were at low risk of bias',
    'Funnel plot asymmetric; k = 12',
  ])('stands for the one fact it names: %s', (text) => expect(reasonRefused(text, 'imprecision')).toBeNull());

  it('is thrown as an error that names the field', () => {
    expect(() => requireReason('serious imprecision', 'imprecision')).toThrow(
      expect.objectContaining({ code: 'refused', field: 'rationale' }) as Error,
    );
  });
});

describe('an informative statement', () => {
  const combinations = (['high', 'moderate', 'low', 'very low'] as const).flatMap((certainty) =>
    (['large', 'moderate', 'small', 'trivial', null] as const).flatMap((magnitude) =>
      (['reduce', 'increase', 'improve', 'worsen'] as const).flatMap((direction) =>
        (['likely', 'probably'] as const).map((likely) => ({ certainty, magnitude, direction, likely })),
      ),
    ),
  );

  it.each(combinations)(
    '$certainty, $magnitude, $direction, $likely',
    ({ certainty, magnitude, direction, likely }) => {
      const sentence = informativeStatement({
        intervention: 'X',
        outcome: 'O',
        certainty,
        magnitude,
        direction,
        likely,
      });
      expect(sentence).not.toMatch(/signific|no effect|trend/iu);
      // The helper verb is that of the certainty, and of no other.
      const helpers = {
        high: /^X (?!may|likely|probably)/u,
        moderate: new RegExp(`^X ${likely} `, 'u'),
        low: /^X may /u,
      };
      if (certainty === 'very low') expect(sentence).toBe('The evidence is very uncertain about the effect of X on O');
      else expect(sentence).toMatch(helpers[certainty]);
      if (certainty === 'very low') return;
      expect(/\blarge\b/u.test(sentence)).toBe(magnitude === 'large');
      expect(sentence.endsWith('slightly')).toBe(magnitude === 'small');
      expect(sentence.endsWith('little to no difference in O')).toBe(magnitude === 'trivial');
      if (magnitude !== 'trivial') expect(sentence).toMatch(new RegExp(direction.slice(0, 5), 'u'));
    },
  );
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
