import { describe, expect, it } from 'vitest';
import { isMeasureId, measure, MEASURES } from '../../../engine/effect/measures.ts';

/** What reviewers read: the measure's name, the scale it is pooled on, and the printed value of no effect. */
const STATED: readonly (readonly [id: string, name: string, scale: string, nullValue: number | null])[] = [
  ['MD', 'mean difference', 'identity', 0],
  ['SMD', 'standardised mean difference', 'identity', 0],
  ['SMDH', 'standardised mean difference, unequal variances', 'identity', 0],
  ['SMD1', "Glass's delta", 'identity', 0],
  ['SMD1H', "Glass's delta, unequal variances", 'identity', 0],
  ['ROM', 'ratio of means', 'log', 1],
  ['VR', 'variability ratio', 'log', 1],
  ['CVR', 'ratio of coefficients of variation', 'log', 1],
  ['OR', 'odds ratio', 'log', 1],
  ['RR', 'risk ratio', 'log', 1],
  ['RD', 'risk difference', 'identity', 0],
  ['AS', 'arcsine risk difference', 'identity', 0],
  ['PETO', 'Peto odds ratio', 'log', 1],
  ['OR2DL', 'odds ratio as standardised mean difference (logistic)', 'identity', 0],
  ['OR2DN', 'odds ratio as standardised mean difference (normal)', 'identity', 0],
  ['PBIT', 'probit difference', 'identity', 0],
  ['PHI', 'phi coefficient', 'identity', 0],
  ['YUQ', "Yule's Q", 'identity', 0],
  ['YUY', "Yule's Y", 'identity', 0],
  ['RTET', 'tetrachoric correlation', 'identity', 0],
  ['IRR', 'incidence rate ratio', 'log', 1],
  ['IRD', 'incidence rate difference', 'identity', 0],
  ['IRSD', 'difference of square-root rates', 'identity', 0],
  ['HR_OE_V', 'hazard ratio', 'log', 1],
  ['COR', 'correlation', 'identity', 0],
  ['UCOR', 'correlation, corrected for bias', 'identity', 0],
  ['ZCOR', "correlation (Fisher's z)", 'Fisher z', 0],
  ['PR', 'proportion', 'identity', null],
  ['PLN', 'proportion (log)', 'log', null],
  ['PLO', 'proportion (logit)', 'logit', null],
  ['PAS', 'proportion (arcsine)', 'arcsine', null],
  ['PFT', 'proportion (double arcsine)', 'double arcsine', null],
  ['IR', 'incidence rate', 'identity', null],
  ['IRLN', 'incidence rate (log)', 'log', null],
  ['IRS', 'incidence rate (square root)', 'square root', null],
  ['IRFT', 'incidence rate (double square root)', 'double square root', null],
  ['MC', 'mean change', 'identity', 0],
  ['SMCC', 'standardised mean change (by the SD of the change)', 'identity', 0],
  ['SMCR', 'standardised mean change (by the SD of measurement 1)', 'identity', 0],
  ['SMCRH', 'standardised mean change (by the SD of measurement 1, unequal variances)', 'identity', 0],
  ['SMCRP', 'standardised mean change (by the pooled SD)', 'identity', 0],
  ['ROMC', 'ratio of means, paired', 'log', 1],
  ['VRC', 'variability ratio, paired', 'log', 1],
  ['CVRC', 'ratio of coefficients of variation, paired', 'log', 1],
  ['MN', 'mean', 'identity', null],
  ['SMN', 'standardised mean', 'identity', null],
  ['MNLN', 'mean (log)', 'log', null],
  ['CVLN', 'coefficient of variation (log)', 'log', null],
  ['SDLN', 'standard deviation (log)', 'log', null],
  ['ARAW', "Cronbach's alpha", 'identity', null],
  ['AHW', "Cronbach's alpha (cube root)", 'cube root', null],
  ['ABT', "Cronbach's alpha (log)", 'log complement', null],
];

/** A value on each scale, and what it is on the printed one (sample size or person-time 20 where that matters). */
const PRINTED: Readonly<Record<string, readonly [value: number, printed: number]>> = {
  identity: [0.7, 0.7],
  log: [Math.log(3), 3],
  logit: [Math.log(3), 0.75],
  arcsine: [Math.PI / 6, 0.25],
  'double arcsine': [(Math.asin(Math.sqrt(5 / 21)) + Math.asin(Math.sqrt(6 / 21))) / 2, 0.25],
  'square root': [0.5, 0.25],
  'double square root': [(Math.sqrt(5 / 20) + Math.sqrt(6 / 20)) / 2, 0.25],
  'Fisher z': [Math.atanh(0.25), 0.25],
  'cube root': [0.5, 0.875],
  'log complement': [Math.LN2, 0.5],
};

describe('the registry of measures', () => {
  it('states each measure in full', () => {
    expect(MEASURES.map(({ id, name, scale, nullValue }) => [id, name, scale, nullValue])).toEqual(STATED);
  });

  it.each(MEASURES.map((entry) => [entry.id, entry] as const))('takes %s back to the printed scale', (_id, entry) => {
    const [value, printed] = PRINTED[entry.scale]!;
    expect(entry.backTransform(value, 20)).toBeCloseTo(printed, 12);
  });

  it('falls back on the single transformations without a size', () => {
    expect(measure('PFT').backTransform(Math.PI / 6)).toBeCloseTo(0.25, 14);
    expect(measure('IRFT').backTransform(0.5)).toBe(0.25);
  });

  it('knows its own ids only', () => {
    expect(isMeasureId('RR')).toBe(true);
    expect(isMeasureId('toString')).toBe(false);
    expect(measure('RR').id).toBe('RR');
  });
});
