import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { insertReview, makeBundledReview } from '../../api/procedures/make-review.ts';
import { openSession } from '../../api/procedures/session.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import type { ReceiptStep } from '../../engine/review/derived.ts';
import { receiptOf } from '../../engine/review/effect/effect-of.ts';
import { evaluateFormula } from '../../engine/text/formula.ts';
import { generateReview } from '../fixtures/generated-review.ts';

// Every line of every receipt, worked out again by the calculator of the cells from nothing but the text that is shown.

const folder = mkdtempSync(join(tmpdir(), 'grove-receipts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') };

function stepsOf(path: string): readonly ReceiptStep[] {
  const session = openSession(path, options);
  const derived = session.derived();
  const index = reviewIndexOf(derived);
  const steps = [...derived.analyses.values()].flatMap(({ rows, scale }) =>
    rows.flatMap(({ studyResultId }) => receiptOf(index, studyResultId, scale.measure)),
  );
  session.close();
  return steps;
}

/** What the text of a calculation comes to. */
function workedOut(text: string): number {
  const typed = text
    .replaceAll('z(0.975)', '1.959964')
    .replaceAll(/ln ([\d.]+)/gu, 'ln($1)')
    .replaceAll(/√([\d.]+)/gu, 'sqrt($1)')
    .replaceAll('√', 'sqrt')
    .replaceAll('²', '^2')
    .replaceAll('³', '^3');
  const result = evaluateFormula(typed);
  if (result.kind === 'refused') throw new Error(`${text}: ${result.reason}`);
  return result.value;
}

/** The numbers shown are rounded to four decimals, and so is what is made of them. */
const slack = (value: number): number => 0.002 + 0.01 * Math.abs(value);

function wrong({ filled, value }: ReceiptStep): boolean {
  return filled.split(' = ').some((part) => !(Math.abs(workedOut(part) - value) <= slack(value)));
}

test('of the bundled review', () => {
  const path = join(folder, 'bundled.grove');
  makeBundledReview(path, options);
  const steps = stepsOf(path);
  expect(steps.length).toBeGreaterThan(50);
  expect(steps.filter(wrong).map(({ filled }) => filled)).toEqual([]);
});

test('of a review with means and counts', () => {
  const path = join(folder, 'generated.grove');
  const db = createProject(path, options);
  insertReview(db, generateReview({ studies: 30, analyses: 10 }), options);
  closeProject(db);
  const steps = stepsOf(path);
  expect(steps.some(({ formulaId }) => formulaId === 'RR-standard-error')).toBe(true);
  expect(steps.filter(wrong).map(({ filled }) => filled)).toEqual([]);
});

test('a wrong one is found', () => {
  const step = { formulaId: 'MD', label: '', formula: '', valueIds: [], assumptionIds: [] };
  expect(wrong({ ...step, filled: '−1.48 − (−0.84) = −0.64', value: -0.64 })).toBe(false);
  expect(wrong({ ...step, filled: '−1.48 − (−0.48) = −0.64', value: -0.64 })).toBe(true);
});
