import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { insertReview, makeBundledReview } from '../../api/procedures/make-review.ts';
import { openSession } from '../../api/procedures/session.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import type { ReceiptStep } from '../../engine/review/derived.ts';
import { receiptOf } from '../../engine/review/effect/effect-of.ts';
import { formulaSource } from '../../engine/text/formula-source.ts';
import { evaluateFormula } from '../../engine/text/formula.ts';
import { generateReview } from '../fixtures/generated-review.ts';
import { receiptKinds } from '../fixtures/receipt-kinds.ts';

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
    .replaceAll('t(0.975, 63)', '1.998341')
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

describe('of one trial for each kind', () => {
  const path = join(folder, 'kinds.grove');
  const db = createProject(path, options);
  insertReview(db, receiptKinds(), options);
  closeProject(db);
  const session = openSession(path, options);
  afterAll(() => session.close());
  const derived = session.derived();
  const index = reviewIndexOf(derived);
  const rows = [...derived.analyses.values()].flatMap((analysis) =>
    analysis.rows.map((row) => ({
      label: row.label,
      row,
      steps: receiptOf(index, row.studyResultId, analysis.scale.measure, row.shares),
    })),
  );

  test('every trial has one; those of three arms, divided, have two', () => {
    const labels = [...session.snapshot().study.values()].map(({ label }) => label);
    expect(new Set(rows.map(({ label }) => label.replace(/: .*/u, '')))).toEqual(new Set(labels));
    expect(rows).toHaveLength(labels.length + 2);
  });

  test.each(rows)('$label: every line comes out, and the last is the standard error of the plot', ({ row, steps }) => {
    for (const step of steps) expect(`${step.filled}${wrong(step) ? ' is wrong' : ''}`).toBe(step.filled);
    expect(steps.at(-1)!.value).toBeCloseTo(row.standardError, 12);
  });

  test('every printed number that an effect was made of is among the values read', () => {
    const read = new Set(rows.flatMap(({ steps }) => steps.flatMap(({ valueIds }) => valueIds)));
    const unread = [...session.snapshot().value.values()].filter(({ id }) => !read.has(id)).map(({ id }) => id);
    // Of the scores beside a change only the spread counts; of a trial that prints a contrast, not the people of its arms.
    expect(
      unread.filter((id) => !/(?:baseline|final) \d (?:mean|n)$/u.test(id) && !id.startsWith('trial 08 row')),
    ).toEqual([]);
  });

  test('every formula names its source', () => {
    const ids = new Set(rows.flatMap(({ steps }) => steps.map(({ formulaId }) => formulaId)));
    const without = [...ids].filter((id) => formulaSource(id) === null);
    expect(without.toSorted()).toEqual(['events-from-percent', 'printed-hr', 'printed-md']);
  });
});

test('a wrong one is found', () => {
  const step = { formulaId: 'MD', label: '', formula: '', valueIds: [], assumptionIds: [] };
  expect(wrong({ ...step, filled: '−1.48 − (−0.84) = −0.64', value: -0.64 })).toBe(false);
  expect(wrong({ ...step, filled: '−1.48 − (−0.48) = −0.64', value: -0.64 })).toBe(true);
});
