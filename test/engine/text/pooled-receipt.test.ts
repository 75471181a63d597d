import { describe, expect, test } from 'vitest';
import { criticalValue } from '../../../engine/pool/pooled-interval.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import { evaluateFormula } from '../../../engine/text/formula.ts';
import { pooledReceipt } from '../../../engine/text/pooled-receipt.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';
import { receiptKinds } from '../../fixtures/receipt-kinds.ts';

const analysesOf = (records: ReturnType<typeof receiptKinds>) => [
  ...deriveReview(snapshotOf(records)).analyses.values(),
];
const kinds = analysesOf(receiptKinds());
const generated = analysesOf(generateReview({ studies: 40, analyses: 5 }));

function workedOut(text: string): number {
  const typed = text
    .replaceAll(/√([\d.]+)/gu, 'sqrt($1)')
    .replaceAll('√', 'sqrt')
    .replaceAll('²', '^2');
  const result = evaluateFormula(typed);
  if (result.kind === 'refused') throw new Error(`${text}: ${result.reason}`);
  return result.value;
}

describe('the receipt of a pooled result', () => {
  const steps = [...kinds, ...generated].flatMap(pooledReceipt);

  test('comes out, line by line, from its own text', () => {
    const whole = steps.filter(({ filled }) => !filled.includes('…') && filled.length < 200);
    expect(whole.length).toBeGreaterThan(60);
    const wrong = whole.filter(({ filled, value }) => {
      const text = filled.slice(0, filled.lastIndexOf(' = '));
      return !(Math.abs(workedOut(text) - value) <= 1e-4 + 1e-4 * Math.abs(value));
    });
    expect(wrong.map(({ filled }) => filled)).toEqual([]);
  });

  test('ends in the numbers that are printed', () => {
    for (const analysis of [...kinds, ...generated]) {
      if (analysis.state.kind !== 'pooled') continue;
      const { printed, pooled } = analysis.state;
      const of = (id: string) => pooledReceipt(analysis).find(({ formulaId }) => formulaId === id)?.value;
      const back = analysis.scale.scale === 'log' ? Math.exp : (value: number) => value;
      expect(back(of('pooled-estimate')!)).toBeCloseTo(printed.estimate, 12);
      expect(back(of('pooled-interval-low')!)).toBeCloseTo(printed.low, 12);
      expect(of('prediction-interval-low') === undefined).toBe(pooled.predictionInterval === null);
    }
  });

  test('takes its critical values from the distribution it names', () => {
    const limits = steps.filter(({ formulaId }) => formulaId.endsWith('interval-high'));
    expect(limits.some(({ formulaId }) => formulaId.startsWith('prediction'))).toBe(true);
    for (const { formula, filled } of limits) {
      const degreesOfFreedom = /t on (\d+) degrees/u.exec(formula)?.[1];
      const expected = criticalValue(0.95, degreesOfFreedom === undefined ? null : Number(degreesOfFreedom));
      expect(Number(/ \+ ([\d.]+) × /u.exec(filled)![1])).toBeCloseTo(expected, 4);
    }
  });

  test('names Knapp and Hartung where theirs is the interval that is printed', () => {
    const ids = (of: (typeof generated)[number]) => pooledReceipt(of).map(({ formulaId }) => formulaId);
    for (const analysis of generated) {
      if (analysis.state.kind !== 'pooled') continue;
      expect(ids(analysis).includes('pooled-knapp-hartung')).toBe(analysis.state.pooled.printed.method !== 'Wald');
    }
    expect(generated.flatMap(ids)).toContain('pooled-knapp-hartung');
  });

  test('stays away where nothing is pooled', () => {
    const single = kinds.filter(({ state }) => state.kind !== 'pooled');
    expect(single.length).toBeGreaterThan(0);
    expect(single.flatMap(pooledReceipt)).toEqual([]);
  });
});
