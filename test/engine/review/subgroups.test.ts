import { describe, expect, it } from 'vitest';
import * as contract from '../../../api/contract/forest.ts';
import { bundledReview } from '../../../api/bundled-review/index.ts';
import { snapshotOf } from '../../fixtures/generated-review.ts';
import { analysisId } from '../../../api/bundled-review/analysis-records.ts';
import { subgroupAnalysis } from '../../../engine/regression/subgroup-analysis.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { FOREST_COLUMNS_SETTING, forestSettingId } from '../../../engine/review/forest-setting.ts';
import type { Snapshot } from '../../../engine/review/records/index.ts';

const snapshot = snapshotOf(bundledReview());
const id = analysisId('pain 26');
const childId = analysisId('pain 26 DL');
const plain = deriveReview(snapshot);

/** The bundled review with a setting of an analysis, and one characteristic of its studies. */
function arranged(setting: unknown, labels: readonly (string | null)[] = []): Snapshot {
  const { rows } = plain.analyses.get(id)!;
  const values = labels.flatMap((text, i) => {
    const value = `format ${i}`;
    return text === null || rows[i] === undefined
      ? []
      : [
          [
            value,
            {
              id: value,
              attributeId: 'format',
              ownerTable: 'study',
              ownerId: rows[i].studyId,
              text,
              number: null,
              sourceId: null,
            },
          ] as const,
        ];
  });
  const attribute = {
    id: 'format',
    name: 'Format',
    type: 'category',
    unit: null,
    level: 'study',
    isPlanned: true,
    expectedDirection: null,
    position: 99,
  } as const;
  return {
    ...snapshot,
    attribute: new Map(snapshot.attribute).set('format', attribute),
    attribute_value: new Map([...snapshot.attribute_value, ...values]),
    setting: new Map(snapshot.setting).set(forestSettingId(id), { id: forestSettingId(id), value: setting }),
  };
}

const pooledOf = ({ state }: AnalysisResult) => (state.kind === 'pooled' ? state.pooled : null);

describe('subgroups of an analysis', () => {
  it('are none unless chosen, and rows stand as they are pooled', () => {
    const { forest, rows } = plain.analyses.get(id)!;
    expect(forest).toMatchObject({
      order: 'year',
      columns: ['groups', 'weight', 'risk of bias'],
      subgroups: null,
      subgroupsBy: null,
    });
    expect(forest.rowIds).toEqual(rows.map(({ studyResultId }) => studyResultId));
    expect(forest.stored).toEqual({ own: false, columns: false });
  });

  it('pool each block under the rule of the analysis, which itself stays as it is', () => {
    const { forest, rows, state } = deriveReview(
      arranged({ subgroupsBy: 'format' }, ['group', 'app', 'group']),
    ).analyses.get(id)!;
    expect(state).toEqual(plain.analyses.get(id)!.state);
    const { groups, test, unknown, by } = forest.subgroups!;
    expect([by, unknown]).toEqual(['Format', 0]);
    expect(groups.map(({ label, rowIds, state: own }) => [label, rowIds.length, own.kind])).toEqual([
      ['app', 1, 'single study'],
      ['group', 2, 'pooled'],
    ]);
    const effects = rows.map(({ estimate }) => estimate);
    const variances = rows.map(({ standardError }) => standardError ** 2);
    const alone = subgroupAnalysis(effects, variances, ['group', 'app', 'group'], { estimator: 'REML', test: 'adhoc' });
    const [, group] = groups;
    expect(group!.state.kind === 'pooled' ? group!.state.printed.estimate : null).toBeCloseTo(
      alone.separateTauSquared.groups[1]!.estimate,
      10,
    );
    // Fewer than five studies in a subgroup: one tau squared for all.
    expect(test).toMatchObject({ tauSquared: 'common', degreesOfFreedom: 1, subgroups: 2 });
    expect(test!.statistic).toBeCloseTo(alone.commonTauSquared!.between.statistic!, 10);
    expect(groups.reduce((sum, { weightPercent }) => sum + weightPercent!, 0)).toBeCloseTo(100, 8);
  });

  it('are offered by what makes more than one block and fewer than there are studies', () => {
    const offered = (labels: readonly (string | null)[]) =>
      deriveReview(arranged({}, labels))
        .analyses.get(id)!
        .forest.choices.find((choice) => choice.id === 'format')?.subgroups;
    expect([offered(['a', 'b', 'a']), offered(['a', 'b', 'c']), offered(['a', 'a', 'a']), offered([])]).toEqual([
      2,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are stored under the ids the contract names', () => {
    expect([contract.FOREST_COLUMNS_SETTING, contract.forestSettingId('x')]).toEqual([
      FOREST_COLUMNS_SETTING,
      forestSettingId('x'),
    ]);
  });

  it('leave studies of unknown characteristic out of the test and last in the plot', () => {
    const { forest, rows } = deriveReview(arranged({ subgroupsBy: 'format' }, [null, 'group', 'app'])).analyses.get(
      id,
    )!;
    const { groups, test, unknown } = forest.subgroups!;
    expect(groups.map(({ label }) => label)).toEqual(['app', 'group', null]);
    expect(groups.at(-1)!.state.kind).toBe('not pooled');
    expect(unknown).toBe(1);
    expect(forest.rowIds).toEqual([2, 1, 0].map((i) => rows[i]!.studyResultId));
    expect(test).toBeNull();
  });

  it('carry over to a sensitivity analysis, with a tau squared each under the settings of RevMan', () => {
    const review = deriveReview(arranged({ subgroupsBy: 'format', order: 'effect' }, ['group', 'app', 'group']));
    const child = review.analyses.get(childId)!;
    expect(child.forest.order).toBe('effect');
    expect(pooledOf(child)!.profile).toBe('revman5');
    expect(child.forest.subgroups!.test!.tauSquared).toBe('separate');
  });

  it('can be by overall risk of bias', () => {
    const { groups } = deriveReview(arranged({ subgroupsBy: 'risk of bias' })).analyses.get(id)!.forest.subgroups!;
    expect(groups.map(({ label, rowIds }) => [label, rowIds.length])).toEqual([[null, 3]]);
  });

  it('pass over what is no setting, and characteristics taken off the protocol', () => {
    for (const value of [null, 'x', { order: 'colour', subgroupsBy: 7 }, { subgroupsBy: 'gone' }]) {
      const { forest } = plain.analyses.get(id)!;
      expect(deriveReview(arranged(value)).analyses.get(id)!.forest).toEqual({
        ...forest,
        stored: { own: true, columns: false },
      });
    }
    const columns = { id: FOREST_COLUMNS_SETTING, value: { columns: ['weight', 'colour'] } };
    const chosen = deriveReview({ ...snapshot, setting: new Map(snapshot.setting).set(columns.id, columns) });
    expect(chosen.analyses.get(id)!.forest.columns).toEqual(['weight']);
  });

  it('keep the analysis itself when nothing it reads changed', () => {
    const before = arranged({ subgroupsBy: 'format' }, ['group', 'app', 'group']);
    const first = deriveReview(before);
    expect(deriveReview({ ...before }, first).analyses.get(id)).toBe(first.analyses.get(id));
  });
});
