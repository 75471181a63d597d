import { conversion } from './conversion.ts';
import { scenarioOf, type FiveNumbers, type Scenario } from './five-numbers.ts';
import { bracketed, operand } from './operand.ts';
import { skewnessGate } from './skewness-gate.ts';
import type { Conversion } from './types.ts';

/**
 * Mean from a median with quartiles, extremes, or both; for outcomes that pass the skewness gate (its sentence is a warning here
 * when they do not).
 * Formula: S1 w(min + max)/2 + (1-w) med, w = 4/(4 + n^0.75); S2 w(Q1 + Q3)/2 + (1-w) med, w = 0.7 + 0.39/n; S3
 * w1(min + max)/2 + w2(Q1 + Q3)/2 + (1 - w1 - w2) med, w1 = 2.2/(2.2 + n^0.75), w2 = 0.7 - 0.72/n^0.55.
 * Errors: those of `scenarioOf`. Source: Luo et al. (2018) doi:10.1177/0962280216669183. Golden: 07_conversions.json (fivenum).
 */
export function meanFromFiveNumbers(input: FiveNumbers): Conversion {
  const scenario = scenarioOf(input);
  const gate = skewnessGate(input);
  const warnings = gate.isSkewed ? [gate.sentence] : [];
  const { n, median } = scenario;
  const m = bracketed(median);
  switch (scenario.name) {
    case 'S1': {
      const w = 4 / (4 + n ** 0.75);
      const middle = (scenario.minimum + scenario.maximum) / 2;
      const formula = { id: 'luo-mean-s1', text: 'w (min + max)/2 + (1 − w) median, w = 4/(4 + n^0.75)' };
      return conversion(
        formula,
        w * middle + (1 - w) * median,
        `${operand(w)} × ${bracketed(middle)} + ${operand(1 - w)} × ${m}`,
        warnings,
      );
    }
    case 'S2': {
      const w = 0.7 + 0.39 / n;
      const middle = (scenario.q1 + scenario.q3) / 2;
      const formula = { id: 'luo-mean-s2', text: 'w (Q1 + Q3)/2 + (1 − w) median, w = 0.7 + 0.39/n' };
      return conversion(
        formula,
        w * middle + (1 - w) * median,
        `${operand(w)} × ${bracketed(middle)} + ${operand(1 - w)} × ${m}`,
        warnings,
      );
    }
    case 'S3': {
      const w1 = 2.2 / (2.2 + n ** 0.75);
      const w2 = 0.7 - 0.72 / n ** 0.55;
      const range = (scenario.minimum + scenario.maximum) / 2;
      const quartiles = (scenario.q1 + scenario.q3) / 2;
      const formula = {
        id: 'luo-mean-s3',
        text: 'w1 (min + max)/2 + w2 (Q1 + Q3)/2 + (1 − w1 − w2) median, w1 = 2.2/(2.2 + n^0.75), w2 = 0.7 − 0.72/n^0.55',
      };
      return conversion(
        formula,
        w1 * range + w2 * quartiles + (1 - w1 - w2) * median,
        `${operand(w1)} × ${bracketed(range)} + ${operand(w2)} × ${bracketed(quartiles)} + ${operand(1 - w1 - w2)} × ${m}`,
        warnings,
      );
    }
  }
}

/**
 * The older means of Wan and colleagues, without weights by n; for sensitivity analyses only.
 * Formula: S1 (min + 2 med + max)/4; S2 (Q1 + med + Q3)/3; S3 (min + 2 Q1 + 2 med + 2 Q3 + max)/8.
 * Errors: those of `scenarioOf`. Source: Wan et al. (2014) doi:10.1186/1471-2288-14-135. Golden: 07_conversions.json (fivenum).
 */
export function wanMeanFromFiveNumbers(input: FiveNumbers): Conversion {
  const scenario = scenarioOf(input);
  const { value, text, filled } = wanMean(scenario);
  return conversion({ id: `wan-mean-${scenario.name.toLowerCase()}`, text }, value, filled, [
    'An older formula, for sensitivity analyses only.',
  ]);
}

function wanMean(scenario: Scenario): Readonly<{ value: number; text: string; filled: string }> {
  const m = scenario.median;
  switch (scenario.name) {
    case 'S1': {
      const { minimum: a, maximum: b } = scenario;
      return {
        value: (a + 2 * m + b) / 4,
        text: '(min + 2 median + max) / 4',
        filled: `(${operand(a)} + 2 × ${bracketed(m)} + ${bracketed(b)}) / 4`,
      };
    }
    case 'S2': {
      const { q1, q3 } = scenario;
      return {
        value: (q1 + m + q3) / 3,
        text: '(Q1 + median + Q3) / 3',
        filled: `(${operand(q1)} + ${bracketed(m)} + ${bracketed(q3)}) / 3`,
      };
    }
    case 'S3': {
      const { minimum: a, q1, q3, maximum: b } = scenario;
      return {
        value: (a + 2 * q1 + 2 * m + 2 * q3 + b) / 8,
        text: '(min + 2 Q1 + 2 median + 2 Q3 + max) / 8',
        filled: `(${operand(a)} + 2 × ${bracketed(q1)} + 2 × ${bracketed(m)} + 2 × ${bracketed(q3)} + ${bracketed(b)}) / 8`,
      };
    }
  }
}
