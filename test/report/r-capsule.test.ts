import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { reportInput } from '../../api/procedures/report-input.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import type { Analysis } from '../../engine/review/records/index.ts';
import type { AnalysisResult } from '../../engine/review/derived.ts';
import type { ReportInput } from '../../report/components/report-input.ts';
import { capsuleFile, capsuleFiles } from '../../report/write/r/capsule.ts';
import { generateReview, snapshotOf } from '../fixtures/generated-review.ts';
import { inSubgroups } from './analyses.ts';
import { bundledInput } from './bundled-input.ts';
import { hasR } from './tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-r-capsule-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROFILES = ['grove', 'cochrane', 'conservative', 'revman5'] as const;
const ESTIMATORS = ['REML', 'DL', 'PM', 'EE', 'MH'] as const;
const SLOW = 120_000;

describe('R capsule', () => {
  const input = bundledInput();

  it('is the same bytes twice, and names every file with its hash', () => {
    const bytes = capsuleFile(input, 'capsule');
    expect(Buffer.compare(bytes, capsuleFile(structuredClone(input), 'capsule'))).toBe(0);
    const files = unzipSync(bytes);
    const manifest = JSON.parse(text(files['capsule/manifest.json'])) as {
      files: readonly { path: string; bytes: number; sha256: string }[];
    };
    const listed = manifest.files.map(({ path }) => `capsule/${path}`);
    expect([...listed, 'capsule/manifest.json'].toSorted()).toEqual(Object.keys(files).toSorted());
    for (const { path, bytes: size, sha256 } of manifest.files) {
      const content = files[`capsule/${path}`] ?? new Uint8Array();
      expect(content.length, path).toBe(size);
      expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
    }
    expect(text(files['capsule/methods.md'])).toMatch(/engine 0\.\d+\.\d+.*metafor \(3\.0 or newer; made against/u);
  });

  it.skipIf(!hasR)('finds every number of the bundled review again', { timeout: SLOW }, () => {
    const { status, output } = rerun(input, 'bundled');
    expect(output).toMatch(/\n[1-9]\d{2,} numbers compared, 0 differ/u);
    expect(status, output.slice(-2000)).toBe(0);
  });

  it.skipIf(!hasR)('finds every number of fifty generated reviews again', { timeout: SLOW }, () => {
    const reviews = Array.from({ length: 50 }, (_, seed) => generatedInput(seed));
    const merged: ReportInput = {
      ...input,
      analyses: reviews.flatMap(({ analyses }, index) =>
        index % 4 === 0 ? analyses.map((one) => inHalves(one)) : analyses,
      ),
      receipts: reviews.flatMap(({ receipts }) => receipts),
      settings: [],
      diagnostics: [],
      biasBars: [],
    };
    const measures = new Set(merged.analyses.map(({ scale }) => scale.measure));
    expect(measures.size).toBeGreaterThanOrEqual(3);
    const isCounted = ({ state }: (typeof merged.analyses)[number]) =>
      state.kind === 'pooled' && state.pooled.weighting === 'Mantel-Haenszel';
    expect(merged.analyses.filter(isCounted).length).toBeGreaterThanOrEqual(5);
    const subgroups = merged.analyses.flatMap(({ forest }) => forest.subgroups?.groups ?? []);
    expect(subgroups.filter(({ state }) => state.kind === 'pooled').length).toBeGreaterThan(20);
    const { status, output } = rerun(merged, 'generated', ['--no-figures']);
    expect(output).toMatch(/, subgroup: odd \(/u);
    for (const kind of ['separate', 'common', 'none'])
      expect(
        merged.analyses.some(({ forest }) => forest.subgroups?.test?.tauSquared === kind),
        kind,
      ).toBe(true);
    expect(output.match(/^ {2}between_p /gmu)?.length).toBeGreaterThan(20);
    const differing = output.split('\n').filter((line) => line.endsWith('DIFFERS'));
    expect(differing).toEqual([]);
    expect(output).toMatch(/\n[1-9]\d{3,} numbers compared, 0 differ/u);
    expect(status, output.slice(-2000)).toBe(0);
  });

  it.skipIf(!hasR)('ends with status 1 when a number was tampered with', { timeout: SLOW }, () => {
    const files = { ...capsuleFiles(input) };
    const expected = String(files['expected/expected.csv']);
    files['expected/expected.csv'] = expected.replace(/(,estimate,-?\d+\.\d{4})\d/u, '$19');
    expect(files['expected/expected.csv']).not.toBe(expected);
    const { status, output } = runR(files, 'tampered', ['--no-figures']);
    expect(output).toMatch(/estimate .* DIFFERS/u);
    expect(status).toBe(1);
  });
});

/** One review of its own seed, size, profile, estimator and measures; ids are told apart by the seed. */
function generatedInput(seed: number): ReportInput {
  const records = generateReview({ studies: 4 + (seed % 7) * 2, analyses: 4, seed: seed + 1 });
  const estimator = ESTIMATORS[seed % ESTIMATORS.length];
  const analyses = records.analysis.map((analysis): Analysis => ({
    ...analysis,
    profile: PROFILES[seed % PROFILES.length] ?? null,
    overrides: estimator === undefined ? null : { estimator },
  }));
  const derived = deriveReview(snapshotOf({ ...records, analysis: analyses }));
  const made = reportInput(reviewIndexOf(derived), derived, { fileName: 'generated.grove', revision: 1, date: null });
  return {
    ...made,
    analyses: made.analyses.map((analysis) => ({
      ...analysis,
      analysisId: `${seed} ${analysis.analysisId}`,
      title: `${seed}: ${analysis.title}`,
      rows: analysis.rows.map((row) => ({ ...row, studyResultId: `${seed} ${row.studyResultId}` })),
    })),
    receipts: made.receipts.map((receipt) => ({ ...receipt, studyResultId: `${seed} ${receipt.studyResultId}` })),
  };
}

/** The same analysis with every other study in a subgroup of its own. */
function inHalves(analysis: AnalysisResult): AnalysisResult {
  const labels = analysis.rows.map((_, index) => (index % 2 === 0 ? 'even' : 'odd'));
  return inSubgroups(analysis, labels);
}

function rerun(input: ReportInput, name: string, args: readonly string[] = []) {
  return runR(capsuleFiles(input), name, args);
}

function runR(files: Readonly<Record<string, string | Uint8Array>>, name: string, args: readonly string[]) {
  const place = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  const { status, stdout, stderr } = spawnSync('Rscript', [join(place, 'run.R'), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { status, output: `${stdout}${stderr}` };
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? new Uint8Array()).toString('utf8');
}
