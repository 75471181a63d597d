import { expect, test } from 'vitest';
import { analysisId } from '../../api/bundled-review/analysis-records.ts';
import { bundledReview } from '../../api/bundled-review/index.ts';
import { TRIALS } from '../../api/bundled-review/trials.ts';
import { deriveReview } from '../../engine/review/derive.ts';
import { snapshotOf } from '../fixtures/generated-review.ts';

const records = bundledReview();
const derived = deriveReview(snapshotOf(records));

function pooled(key: string) {
  const result = derived.analyses.get(analysisId(key))!;
  if (result.state.kind !== 'pooled') throw new Error(`${key} is ${result.state.kind}`);
  return { result, ...result.state };
}

test('pain at 26 weeks: three trials, Knapp-Hartung printed because it is the wider', () => {
  const { result, pooled: fit, printed } = pooled('pain 26');
  expect(result.rows.map((row) => [row.label, row.route])).toEqual([
    ['Cherkin 2016 (+2017)', 'arms'],
    ['Zgierska 2016 (pilot)', 'contrast'],
    ['Morone 2026 (OPTIMUM)', 'contrast'],
  ]);
  const standardErrors = result.rows.map((row) => row.standardError.toFixed(4));
  expect(standardErrors).toEqual(['0.2706', '0.4337', '0.2015']);
  expect(fit.estimate).toBeCloseTo(-0.673, 3);
  expect(fit.tauSquared).toBe(0);
  expect([fit.wald.low, fit.wald.high].map((limit) => limit.toFixed(3))).toEqual(['-0.969', '-0.376']);
  expect([fit.knappHartung!.low, fit.knappHartung!.high].map((limit) => limit.toFixed(3))).toEqual([
    '-1.045',
    '-0.300',
  ]);
  expect([printed.low, printed.high]).toEqual([fit.knappHartung!.low, fit.knappHartung!.high]);
  expect([result.studiesUsed, result.studiesEligible]).toEqual([3, 9]);
});

test('pain at 8 weeks: two trials, Wald printed', () => {
  const { pooled: fit, printed } = pooled('pain 8');
  expect(fit.k).toBe(2);
  expect(fit.estimate).toBeCloseTo(-0.892, 3);
  expect([printed.low, printed.high].map((limit) => limit.toFixed(3))).toEqual(['-1.239', '-0.544']);
});

test('LAMP enters one named sensitivity analysis only, its two arms combined', () => {
  const { result, pooled: fit, printed } = pooled('pain 26 with LAMP');
  const lamp = result.rows.find((row) => row.label.includes('LAMP'))!;
  expect(lamp.estimate).toBeCloseTo(-0.55, 3);
  expect(lamp.standardError).toBeCloseTo(0.122, 3);
  expect(fit.k).toBe(4);
  expect(fit.estimate).toBeCloseTo(-0.598, 3);
  expect([printed.low, printed.high].map((limit) => limit.toFixed(3))).toEqual(['-0.784', '-0.412']);
  expect(result.purpose).toBe('sensitivity');
  const using = [...derived.analyses.values()].filter(
    (analysis) => analysis.outcomeLabel === 'Pain' && analysis.rows.some((row) => row.label.includes('LAMP')),
  );
  expect(using).toHaveLength(1);
});

test('the published OPTIMUM contrasts equal the differences of its published arm changes', () => {
  const optimum = TRIALS.find((trial) => trial.id === 'morone-2026')!;
  const at = (weeks: number, kind: string, arm: string) =>
    optimum.results.find(
      (result) =>
        result.timepoint_weeks === weeks && result.kind === kind && result.arm === arm && result.instrument === 'PEG',
    )!;
  for (const weeks of [8, 26, 52]) {
    const difference = at(weeks, 'arm-continuous', 'mgmv').mean! - at(weeks, 'arm-continuous', 'uc').mean!;
    expect(difference).toBeCloseTo(at(weeks, 'contrast', 'mgmv').estimate!, 10);
  }
});

test('responders of mixed definitions are not pooled, and adverse events are not turned into zeros', () => {
  expect(derived.analyses.get(analysisId('response 26'))!.state.kind).toBe('not pooled');
  expect(derived.analyses.get(analysisId('adverse events'))!.state.kind).toBe('no data');
});

test('every reported value has its source, and every quote holds the number it is quoted for', () => {
  const sources = new Map(records.source.map((source) => [source.id, source]));
  expect(records.value.length).toBeGreaterThan(250);
  for (const value of records.value) {
    const source = value.sourceId ? sources.get(value.sourceId) : undefined;
    expect(source, `${value.text} has no source`).toBeDefined();
    // Numbers of people may stand elsewhere on the page, or in words.
    if (value.field === 'n' || source!.quote === null || /^sixteen/iu.test(source!.quote)) continue;
    const quote = source!.quote!.replaceAll('·', '.');
    const digits = value.text.replace(/^[-<]/u, '');
    expect(`${quote} ${quote.replaceAll('. ', '.')}`, `${value.field} ${value.text}`).toContain(digits);
  }
});

test('printed decimals are kept', () => {
  const texts = records.value.filter((value) => value.number === -1.5).map((value) => value.text);
  expect(texts).toContain('-1.50');
});

test('Ardito 2017 is excluded as not randomised; trials without a usable number say why', () => {
  const ardito = records.study.find((study) => study.label.startsWith('Ardito'))!;
  expect([ardito.status, ardito.statusReason]).toEqual([
    'excluded',
    'Not randomised: participants were sampled in sequence.',
  ]);
  const zgierska = records.study.find((study) => study.label === 'Zgierska 2025')!;
  expect(
    records.availability.filter((row) => row.studyId === zgierska.id && row.state !== 'usable').length,
  ).toBeGreaterThan(0);
});

test('every row is rated with a reason for each domain, and provisional while RoB 2 is incomplete', () => {
  const rows = derived.summaryOfFindings.comparisons.flatMap((comparison) => comparison.rows);
  expect(rows.length).toBeGreaterThanOrEqual(7);
  expect(rows.map((row) => row.outcome)).toContain('Adverse events');
  for (const { certainty, outcome } of rows) {
    if (certainty.state === 'not rated') throw new Error(`${outcome} is not rated`);
    expect([outcome, certainty.state, certainty.unconfirmed]).toEqual([outcome, 'provisional', []]);
    expect(certainty.provisionalReason).toMatch(/^RoB 2 (?:incomplete for|not assessed)/u);
    for (const { levels, footnote } of certainty.domains)
      if (levels !== null && levels > 0) expect(footnote).toMatch(/^Downgraded .+: .{20,}\.$/u);
  }
  expect(derived.judgementsToReview).toEqual([]);
});

test('thresholds have a source, and shares of responders the trial that prints them', () => {
  for (const outcome of records.outcome)
    if (outcome.thresholdSmall !== null) expect(outcome.thresholdSource).not.toBeNull();
  for (const risk of records.baseline_risk)
    expect(records.source.find(({ id }) => id === risk.sourceId)?.quote).toContain(risk.risk === 0.4 ? '40%' : '26.6');
});

test('risk of bias is answered where a source states the fact, with its quote, and nothing is called low for want of knowing', () => {
  const answers = records.judgement.filter(({ questionSet }) => questionSet === 'rob2-parallel-assignment');
  expect(answers.length).toBeGreaterThan(20);
  const quotes = new Map(records.source.map((source) => [source.id, source.quote]));
  expect(answers.filter(({ sourceId, rationale }) => !rationale || !sourceId || !quotes.get(sourceId))).toEqual([]);
  expect(answers.filter(({ answer }) => answer === 'NI')).toEqual([]);
  const bias = [...derived.riskOfBias.values()];
  expect(bias.every(({ overallLevel }) => overallLevel === null)).toBe(true);
  expect(bias.every(({ domains }) => domains[0]!.answered === 0 && domains[0]!.final === null)).toBe(true);
});
