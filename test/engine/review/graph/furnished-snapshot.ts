import { GRADE_SETTING_ID } from '../../../../engine/grade/settings.ts';
import { SKEWED_MEDIANS_SETTING } from '../../../../engine/review/effect/skewed-medians.ts';
import { FOREST_COLUMNS_SETTING, forestSettingId } from '../../../../engine/review/forest-setting.ts';
import type { RecordOf, Snapshot, TableName } from '../../../../engine/review/records/index.ts';
import { EFFECT_SETTING } from '../../../../engine/review/rob/assessment-record.ts';

type Extra = { readonly [Table in TableName]?: readonly RecordOf[Table][] };

const AT = '2026-01-01T00:00:00.000Z';

/** The review with some record in every table a generated one leaves empty: what reviewers add beside the numbers. */
export function furnishedSnapshot(snapshot: Snapshot): Snapshot {
  const added = Object.entries(extraRecords(snapshot)).map(([table, records]) => [
    table,
    new Map([
      ...(snapshot[table as TableName] as ReadonlyMap<string, unknown>),
      ...records.map((record) => [record.id, record] as const),
    ]),
  ]);
  return { ...snapshot, ...Object.fromEntries(added) } as Snapshot;
}

function extraRecords(snapshot: Snapshot): Extra {
  const [study, cluster] = [...snapshot.study.values()];
  const [result] = [...snapshot.study_result.values()];
  const [arm] = [...snapshot.arm.values()];
  const [analysis] = [...snapshot.analysis.values()];
  const binary = [...snapshot.finding.values()].find(
    ({ outcomeId }) => snapshot.outcome.get(outcomeId)!.kind === 'binary',
  );
  const [first, second] = [...snapshot.measurement.keys()];
  const member = [...snapshot.study_result.values()].find(({ outcomeId }) => outcomeId === analysis!.outcomeId)!;
  return {
    study: [{ ...cluster!, design: 'cluster' }],
    attribute: [
      { ...ATTRIBUTE, id: 'attribute-dose', name: 'Hours of training', type: 'number', unit: 'h', level: 'study' },
      { ...ATTRIBUTE, id: 'attribute-teacher', name: 'Teacher', type: 'category', level: 'arm', position: 1 },
    ],
    attribute_value: [
      ...[...snapshot.study.keys()].map((ownerId, index) => ({
        id: `dose ${ownerId}`,
        attributeId: 'attribute-dose',
        ownerTable: 'study' as const,
        ownerId,
        text: String(10 + (index % 3)),
        number: 10 + (index % 3),
        sourceId: null,
      })),
      {
        id: 'teacher',
        attributeId: 'attribute-teacher',
        ownerTable: 'arm',
        ownerId: arm!.id,
        text: 'nurse',
        number: null,
        sourceId: null,
      },
    ],
    assumption: (
      [
        ['icc', 'review', null, 0.05],
        ['cluster size', 'study', cluster!.id, 12],
        ['reference SD', 'outcome', analysis!.outcomeId, 2.4],
        ['imputed SD', 'study_result', result!.id, 2.1],
        ['correlation', 'review', null, 0.5],
      ] as const
    ).map(([kind, scope, scopeId, value]) => ({
      id: `assumed ${kind}`,
      kind,
      scope,
      scopeId,
      value,
      low: null,
      high: null,
      rationale: 'Assumed for the test.',
      sourceId: null,
    })),
    analysis_member: [
      {
        id: 'member',
        analysisId: analysis!.id,
        studyResultId: member.id,
        ruleChoice: null,
        reviewerChoice: 'out',
        reason: 'Left out for the test.',
      },
    ],
    baseline_risk: [
      {
        id: 'risk',
        findingId: binary!.id,
        label: 'Low risk',
        risk: 0.2,
        timeText: null,
        sourceId: null,
        isReference: false,
      },
    ],
    contrast_covariance: [
      { id: 'covariance', measurementAId: first!, measurementBId: second!, covariance: 0.01, sourceId: null },
    ],
    dismissal: [
      { id: 'dismissal', check: 'E09', rows: [result!.id], seen: null, note: 'As printed.', author: 'tester' },
    ],
    document: [{ id: 'document', hash: 'a'.repeat(64), mediaType: 'application/pdf', name: 'report.pdf' }],
    correspondence: [
      { id: 'letter', studyId: study!.id, at: AT, direction: 'sent', subject: 'A question', body: 'Which SD is it?' },
    ],
    search: [{ id: 'search', database: 'MEDLINE', at: AT, query: 'mindfulness', hits: 120 }],
    screening_count: [{ id: 'screened', stage: 'screened', reason: null, count: 100 }],
    protocol_version: [
      {
        id: 'version',
        number: 1,
        at: AT,
        snapshot: {},
        isDeviation: true,
        reason: 'A better window.',
        isResultsKnown: false,
      },
    ],
    edition: [
      { id: 'edition', number: 1, label: 'First', at: AT, engineVersion: '0.1.0', contentHash: 'b', whatsNew: null },
    ],
    setting: [
      { id: FOREST_COLUMNS_SETTING, value: { columns: ['weight'] } },
      { id: forestSettingId(analysis!.id), value: { order: 'effect', subgroupsBy: 'attribute-dose' } },
      { id: EFFECT_SETTING, value: 'adhering' },
      { id: GRADE_SETTING_ID, value: {} },
      { id: SKEWED_MEDIANS_SETTING, value: 'leave out' },
    ],
  };
}

const ATTRIBUTE = { unit: null, isPlanned: true, expectedDirection: null, position: 0 } as const;
