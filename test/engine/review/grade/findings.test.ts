import { describe, expect, it } from 'vitest';
import { bundledReview } from '../../../../api/bundled-review/index.ts';
import { absoluteEffect } from '../../../../engine/decision/absolute-effect.ts';
import type { CertaintyName } from '../../../../engine/grade/types.ts';
import { deriveReview, gradedFindingOf } from '../../../../engine/review/derive.ts';
import type { FindingRow } from '../../../../engine/review/finding-row.ts';
import { GRADE_SET, GRADE_SET_VERSION } from '../../../../engine/review/grade/question-set.ts';
import type { BaselineRisk, Judgement, Snapshot, TableName } from '../../../../engine/review/records/index.ts';
import { generateReview, snapshotOf } from '../../../fixtures/generated-review.ts';
import { robJudgement } from '../../../fixtures/rob-judgements.ts';
import { withChange } from '../../../fixtures/with-change.ts';

const base = snapshotOf(generateReview({ studies: 24, analyses: 5 }));
const start = deriveReview(base);
const rowsOf = (of: Snapshot) => deriveReview(of).summaryOfFindings.comparisons.flatMap(({ rows }) => rows);
const rowOf = (of: Snapshot, findingId: string): FindingRow => rowsOf(of).find((row) => row.findingId === findingId)!;
const first = (measure: string) =>
  rowsOf(base).find((row) => row.measure === measure && row.kind === 'effect' && row.studies > 3)!;
const pain = first('MD').findingId;
const responders = first('RR').findingId;

function withRecords<Table extends TableName>(
  of: Snapshot,
  table: Table,
  records: readonly Readonly<{ id: string }>[],
): Snapshot {
  return {
    ...of,
    [table]: new Map([
      ...(of[table] as ReadonlyMap<string, unknown>),
      ...records.map((record) => [record.id, record] as const),
    ]),
  };
}

/** Every result of the review judged low. */
const assessed = withRecords(
  base,
  'judgement',
  [...base.study_result.keys()].map((id) => robJudgement(id, 'overall', { final: 'low' })),
);

const judgement = (findingId: string, question: string, given: Partial<Judgement>, of?: Snapshot): Judgement => ({
  id: `${findingId} ${question} ${given.role ?? 'single'}`,
  subjectTable: 'finding',
  subjectId: findingId,
  questionSet: GRADE_SET,
  questionSetVersion: GRADE_SET_VERSION,
  question,
  answer: null,
  proposal: null,
  final: null,
  rationale: null,
  sourceId: null,
  fingerprint: of ? gradedFindingOf(deriveReview(of), findingId)?.ground(question) : {},
  author: 'A',
  role: 'single',
  ...given,
});
const DOMAINS = ['risk of bias', 'inconsistency', 'indirectness', 'imprecision', 'publication bias'];
/** Every domain of a finding confirmed as suggested. */
const confirmed = (of: Snapshot, findingId: string): Snapshot => {
  const { certainty } = rowOf(of, findingId);
  if (certainty.state === 'not rated') throw new Error('not rated');
  return withRecords(
    of,
    'judgement',
    certainty.domains.map(({ proposal }) =>
      judgement(findingId, proposal.domain, { final: String(proposal.levels), proposal: String(proposal.levels) }, of),
    ),
  );
};
const graded = (of: Snapshot, findingId: string) => {
  const { certainty } = rowOf(of, findingId);
  if (certainty.state === 'not rated') throw new Error('not rated');
  return certainty;
};

describe('the certainty of a row', () => {
  it('is provisional until results are assessed, suggested until every domain is confirmed, then rated', () => {
    expect(graded(base, pain)).toMatchObject({
      state: 'provisional',
      provisionalReason: expect.stringMatching(/^RoB 2 incomplete for/u),
    });
    expect(graded(assessed, pain)).toMatchObject({ state: 'suggested', unconfirmed: DOMAINS });
    const rated = confirmed(assessed, pain);
    expect(graded(rated, pain)).toMatchObject({ state: 'rated', unconfirmed: [], staleCount: 0 });
    expect(rowOf(rated, pain).sentence).toBe(rowOf(rated, pain).statement!.text);
    expect(rowOf(assessed, pain).sentence).toBe(rowOf(assessed, pain).numbersSentence);
  });

  it('counts the human rating, prints its reason, and remembers that it is an override', () => {
    const rated = confirmed(assessed, pain);
    const before = graded(rated, pain);
    const levels = before.domains[2]!.levels! + 1;
    const overridden = withRecords(rated, 'judgement', [
      judgement(
        pain,
        'indirectness',
        { final: String(levels), rationale: 'Most trials enrolled people older than 65' },
        rated,
      ),
    ]);
    const after = graded(overridden, pain);
    expect(after.down).toBe(before.down + 1);
    expect(after.domains[2]).toMatchObject({
      isOverridden: true,
      state: 'current',
      footnote: 'Downgraded one level for indirectness: most trials enrolled people older than 65.',
    });
  });

  it('holds a level back on the whole, with its reason among the footnotes', () => {
    const rated = confirmed(assessed, pain);
    const held = withRecords(rated, 'judgement', [
      judgement(pain, 'held', { final: '-1', rationale: 'Two domains are borderline' }),
    ]);
    expect(graded(held, pain).level).toBe(Math.max(1, graded(rated, pain).level - 1));
    const { summaryOfFindings } = deriveReview(held);
    expect(rowOf(held, pain).certaintyFootnotes.map((note) => summaryOfFindings.footnotes[note])).toContain(
      'Rated one level lower on the whole: Two domains are borderline.',
    );
  });

  it('waits for two raters to agree', () => {
    const rated = confirmed(assessed, pain);
    const domain = graded(rated, pain).domains[3]!;
    const without = { ...rated, judgement: new Map([...rated.judgement].filter(([id]) => id !== domain.judgementId)) };
    const pair = (second: string) =>
      withRecords(without, 'judgement', [
        judgement(pain, 'imprecision', { final: '1', role: 'first' }),
        judgement(pain, 'imprecision', { final: second, role: 'second' }),
      ]);
    expect(graded(pair('2'), pain).unconfirmed).toEqual(['imprecision']);
    expect(graded(pair('1'), pain).unconfirmed).toEqual([]);
    const agreed = withRecords(pair('2'), 'judgement', [
      judgement(pain, 'imprecision', {
        final: '2',
        rationale: 'The interval crosses the MID on both sides',
        role: 'consensus',
      }),
    ]);
    expect(graded(agreed, pain).domains[3]!.final).toBe(2);
  });

  it('follows the numbers of the rules that the review sets', () => {
    const strict = withRecords(assessed, 'setting', [
      { id: 'grade rules', value: { otherSideShare: 1, studiesForPredictionInterval: 1000 } } as never,
    ]);
    expect(graded(strict, pain).domains[1]!.proposal.levels).toBe(0);
    const impossible = withRecords(assessed, 'setting', [{ id: 'grade rules', value: { power: 7 } } as never]);
    expect(graded(impossible, pain)).toEqual(graded(assessed, pain));
  });

  it('does not move when another outcome is judged', () => {
    const other = withRecords(confirmed(assessed, pain), 'judgement', [
      judgement(responders, 'imprecision', { final: '2', rationale: 'The interval is far too wide' }),
    ]);
    expect(deriveReview(other).judgementsToReview).toEqual([]);
  });
});

describe('a judgement whose ground moves', () => {
  const rated = confirmed(assessed, pain);
  const thresholdOf = (of: Snapshot) => of.outcome.get(rowOf(of, pain).outcomeId)!;

  it('goes stale when a threshold changes what was displayed, and keeps its value', () => {
    const moved = withChange(rated, 'outcome', thresholdOf(rated).id, {
      thresholdSmall: thresholdOf(rated).thresholdSmall! * 1.5,
    });
    const { domains } = graded(moved, pain);
    expect(domains[3]).toMatchObject({ state: 'stale', final: graded(rated, pain).domains[3]!.final });
    const review = deriveReview(moved).judgementsToReview.find(
      ({ question, subjectId }) => question === 'imprecision' && subjectId === pain,
    )!;
    expect(review.changes.map(({ key }) => key)).toContain('mid');
  });

  it('is current again once it is stood by', () => {
    const moved = withChange(rated, 'outcome', thresholdOf(rated).id, {
      thresholdSmall: thresholdOf(rated).thresholdSmall! * 1.5,
    });
    let stood = moved;
    for (const { judgementId, fingerprintNow, proposalNow } of deriveReview(moved).judgementsToReview)
      stood = withChange(stood, 'judgement', judgementId, { fingerprint: fingerprintNow, proposal: proposalNow });
    expect(deriveReview(stood).judgementsToReview).toEqual([]);
  });

  it('is not disturbed by notes, labels or the source of the threshold', () => {
    const renamed = withChange(rated, 'outcome', thresholdOf(rated).id, { thresholdSource: 'another source' });
    const study = [...rated.study.values()][0]!;
    const relabelled = withChange(renamed, 'study', study.id, { label: 'Zebra 1999', designNote: 'changed' });
    expect(deriveReview(relabelled).judgementsToReview).toEqual([]);
    expect([...deriveReview(relabelled).judgements.values()].every(({ state }) => state === 'current')).toBe(true);
  });
});

const risk = (id: string, value: number, isReference: boolean): BaselineRisk => ({
  id,
  findingId: responders,
  label: id,
  risk: value,
  timeText: null,
  sourceId: null,
  isReference,
});

describe('absolute effects', () => {
  it('rest on the median comparator risk until one is set', () => {
    const row = rowOf(base, responders);
    const [reference] = row.absolute;
    expect(row.absolute).toHaveLength(1);
    expect(reference).toMatchObject({
      baselineRiskId: null,
      isReference: true,
      source: 'median observed comparator risk of the trials',
    });
    const expected = absoluteEffect('RR', row.relative!, reference!.baselineRisk);
    if (reference!.effect.state !== 'estimated') throw new Error(reference!.effect.reason);
    expect(reference!.effect.difference.estimate).toBeCloseTo(1000 * expected.difference.estimate, 9);
    expect(reference!.effect.difference.low).toBeCloseTo(1000 * expected.difference.low, 9);
  });

  it('stand at every baseline risk, the reference first, and say where an effect cannot be', () => {
    const several = withRecords(base, 'baseline_risk', [
      risk('low', 0.05, false),
      risk('reference', 0.3, true),
      risk('everybody', 0.95, false),
    ]);
    const row = rowOf(several, responders);
    expect(row.absolute.map(({ label }) => label)).toEqual(['reference', 'low', 'everybody']);
    expect(row.absolute[2]!.effect).toMatchObject({
      state: 'not estimable',
      reason: expect.stringContaining('incompatible with the baseline risk'),
    });
  });

  it('are what thresholds per 1000 are judged on, and another baseline may suggest another certainty', () => {
    const outcomeId = rowOf(base, responders).outcomeId;
    const several = withRecords(assessed, 'baseline_risk', [risk('low', 0.01, false), risk('reference', 0.3, true)]);
    const judged = withChange(several, 'outcome', outcomeId, { thresholdSmall: 20 });
    const row = rowOf(judged, responders);
    expect(row.target?.thresholds).toMatchObject({ scale: 'per 1000', small: 20, isFallback: false });
    const suggested: Partial<Record<string, CertaintyName>> = {};
    for (const id of ['low', 'reference'] as const) {
      const only = { ...judged, baseline_risk: new Map([[id, { ...risk(id, id === 'low' ? 0.01 : 0.3, true) }]]) };
      suggested[id] = graded(only, responders).name;
    }
    expect(row.absolute[1]!.otherProposal !== null).toBe(suggested['low'] !== suggested['reference']);
  });
});

describe('other ways to say a difference', () => {
  it('gives an SMD in an instrument’s points, in MIDs and by the rule of thumb', () => {
    const smd = first('SMD').findingId;
    const kinds = (of: Snapshot) => rowOf(of, smd).backExpressions.map(({ kind }) => kind);
    expect(kinds(base)).toEqual(['instrument units', 'rule of thumb']);
    let withMids = base;
    for (const instrument of base.instrument.values())
      withMids = withChange(withMids, 'instrument', instrument.id, { mid: 2 });
    expect(kinds(withMids)).toEqual(['instrument units', 'MID units', 'rule of thumb']);
  });

  it('names the SD it used, and prefers the review’s own', () => {
    const smd = first('SMD');
    const own = withRecords(base, 'assumption', [
      {
        id: 'reference',
        kind: 'reference SD',
        scope: 'outcome',
        scopeId: smd.outcomeId,
        value: 2,
        low: null,
        high: null,
        rationale: 'Largest trial.',
        sourceId: null,
      } as never,
    ]);
    const expression = rowOf(own, smd.findingId).backExpressions[0]!;
    if (expression.kind !== 'instrument units') throw new Error(expression.kind);
    expect(expression.standardDeviation).toBe(2);
    expect(expression.effect.estimate).toBeCloseTo(2 * smd.difference!.estimate, 12);
    expect(expression.note).toContain('Largest trial.');
  });

  it('estimates responders from means at the share that is given, never without one', () => {
    expect(rowOf(base, pain).backExpressions.map(({ kind }) => kind)).not.toContain('responders');
    const given = withRecords(base, 'baseline_risk', [
      { ...risk('share', 0.3, true), findingId: pain } as BaselineRisk,
    ]);
    const expression = rowOf(given, pain).backExpressions.find(({ kind }) => kind === 'responders')!;
    expect(expression.text).toContain('estimated from means');
    expect(rowOf(given, pain).absolute).toEqual([]);
  });
});

it('counts a cluster trial’s participants by their design effect against the information size', () => {
  const row = rowOf(base, pain);
  let clustered = base;
  for (const { studyId } of deriveReview(base).analyses.get(row.analysisId!)!.rows)
    clustered = withChange(clustered, 'study', studyId, { design: 'cluster' });
  const assumed = withRecords(clustered, 'assumption', [
    {
      id: 'icc',
      kind: 'icc',
      scope: 'review',
      scopeId: null,
      value: 0.05,
      low: null,
      high: null,
      rationale: 'Usual.',
      sourceId: null,
    } as never,
    {
      id: 'size',
      kind: 'cluster size',
      scope: 'review',
      scopeId: null,
      value: 25,
      low: null,
      high: null,
      rationale: 'Reported.',
      sourceId: null,
    } as never,
  ]);
  // Results that were not adjusted for their clusters are kept out; those that stay count by their design effect.
  const { participants, informationSize } = rowOf(assumed, pain);
  expect(row.informationSize!.available).toBe(row.participants);
  expect(informationSize!.available).toBeCloseTo(participants! / 2.2, 9);
});

it('a row without any analysis has no rating, and one that is told is rated by hand', () => {
  const finding = base.finding.get(pain)!;
  const none = withChange(base, 'finding', finding.id, { analysisId: null });
  expect(rowOf(none, pain)).toMatchObject({
    kind: 'no data',
    certainty: { state: 'not rated', reason: 'no study reported this outcome' },
  });
  const told = withChange(none, 'finding', finding.id, { narrative: 'Three of four trials reported lower scores.' });
  expect(graded(told, pain)).toMatchObject({
    state: 'provisional',
    provisionalReason: 'RoB 2 not assessed: no result has been extracted',
  });
  expect(start.judgementsToReview).toEqual([]);
});

it('a row that is told names the design of the studies behind it, and none where there is no study', () => {
  const told = rowsOf(snapshotOf(bundledReview())).filter(({ kind }) => kind === 'narrative');
  expect(told.map(({ outcome, studies, design }) => [outcome, studies, design])).toEqual([
    ['Response to treatment', 1, 'randomised'],
    ['Adverse events', 0, null],
    ['Pain', 0, null],
  ]);
});
