import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { reportInput } from '../../api/procedures/report-input.ts';
import { openSession } from '../../api/procedures/session.ts';
import type { AnalysisResult } from '../../engine/review/derived.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { layoutForest } from '../../report/components/forest/layout.ts';
import type { ReportInput } from '../../report/components/report-input.ts';
import { reportHtml } from '../../report/write/html.tsx';
import { resultsJson } from '../../report/write/results-json.ts';
import { summaryText } from '../../report/write/sof-text.ts';
import { textContent } from './markup.ts';

const options = { actor: 'test', now: () => new Date('2026-01-02T03:04:05Z') };

type Written = Readonly<{
  title: string;
  k: number;
  estimate?: number;
  tauSquared?: number;
  wald?: Readonly<{ low: number; high: number }>;
  knappHartung?: Readonly<{ low: number; high: number }>;
  printed?: Readonly<{ low: number; high: number }>;
}>;

describe('report of the bundled review', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bundled-report-'));
  let input: ReportInput;
  let analyses: readonly Written[];
  beforeAll(() => {
    const path = join(folder, 'mindfulness.grove');
    makeBundledReview(path, options);
    const session = openSession(path, options);
    const derived = session.derived();
    input = reportInput(reviewIndexOf(derived), derived, { fileName: 'mindfulness.grove', revision: 1, date: null });
    session.close();
    analyses = (JSON.parse(resultsJson(input)) as { analyses: readonly Written[] }).analyses;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const find = (k: number, estimate: number): Written | undefined =>
    analyses.find((analysis) => analysis.k === k && Math.abs((analysis.estimate ?? Number.NaN) - estimate) < 0.0005);

  it('writes pain at 26 weeks to results.json: k = 3, both intervals, the wider printed', () => {
    const written = find(3, -0.673);
    expect(written?.tauSquared).toBe(0);
    expect(written?.wald?.low).toBeCloseTo(-0.969, 3);
    expect(written?.wald?.high).toBeCloseTo(-0.376, 3);
    expect(written?.knappHartung?.low).toBeCloseTo(-1.045, 2);
    expect(written?.knappHartung?.high).toBeCloseTo(-0.3, 2);
    expect(written?.printed).toEqual({
      estimate: written?.estimate,
      low: written?.knappHartung?.low,
      high: written?.knappHartung?.high,
    });
  });

  it('writes the other pools the trials allow: 8 weeks, and 26 weeks with LAMP', () => {
    expect(find(2, -0.892)).toBeDefined();
    expect(find(4, -0.598)).toBeDefined();
  });

  it('prints them, the exclusion and the missing trials', () => {
    const words = textContent(reportHtml(input));
    for (const text of [
      '−0.67 (−1.04 to −0.30)',
      '−0.89 (',
      'Ardito 2017',
      'Zgierska 2025',
      'Certainty of the evidence (GRADE)',
    ]) {
      expect(words).toContain(text);
    }
    expect(summaryText(input.summaryOfFindings)).toContain('3 of 9 eligible');
  });

  it('lists studies and references by name, small letters among the capital ones', () => {
    const labels = input.studies.map(({ label }) => label);
    expect(labels.indexOf('la Cour 2015')).toBeGreaterThan(labels.indexOf('Jeitler 2015 (Michalsen group)'));
    expect(labels.indexOf('la Cour 2015')).toBeLessThan(labels.indexOf('Morone 2008'));
    const referred = input.references.map(({ studyLabel }) => studyLabel);
    expect(referred).toEqual(
      labels
        .filter((label) => referred.includes(label))
        .flatMap((label) => referred.filter((other) => other === label)),
    );
  });

  it('has a receipt with a source for every effect of every analysis', () => {
    const receipts = new Map(
      input.receipts.map((receipt) => [`${receipt.studyResultId} ${receipt.scale.measure}`, receipt]),
    );
    for (const analysis of input.analyses) {
      for (const row of analysis.rows) {
        const receipt = receipts.get(`${row.studyResultId} ${analysis.scale.measure}`);
        expect(receipt?.steps.length, `${analysis.title}: ${row.label}`).toBeGreaterThan(0);
        expect(receipt?.values.every((value) => value.source !== null)).toBe(true);
        expect(receipt?.printed.estimate).toBe(row.estimate);
      }
    }
  });

  it('draws a plot of every analysis with a row for every study in it', () => {
    expect(input.analyses.length).toBeGreaterThanOrEqual(8);
    for (const analysis of input.analyses) {
      expect(layoutForest(analysis).rows.map((row) => row.id)).toEqual(idsOf(analysis));
    }
  });
});

function idsOf(analysis: AnalysisResult): readonly string[] {
  return analysis.rows.map((row) => row.studyResultId);
}
