import type { FrozenFacts, FrozenReview, FrozenTable } from './frozen.ts';
import type { FactChange } from './types.ts';

type AnyRecord = Readonly<Record<string, unknown>> & Readonly<{ id: string }>;

/** Tables whose changes are told record by record; studies, numbers and ratings have their own lists. */
const TOLD = [
  'review',
  'intervention',
  'outcome',
  'instrument',
  'time_window',
  'comparison',
  'assumption',
  'analysis',
  'analysis_member',
  'baseline_risk',
  'availability',
  'setting',
] as const satisfies readonly FrozenTable[];

/** Fields that say nothing about the content: order on the screen, free notes, who typed. */
const SILENT: ReadonlySet<string> = new Set(['id', 'position', 'note', 'author', 'role', 'sourceId', 'findingId']);

/** Facts of the protocol and the analyses that changed, field by field. */
export function factChanges(before: FrozenReview, after: FrozenReview): readonly FactChange[] {
  return TOLD.flatMap((table) => tableChanges(table, before.facts, after.facts));
}

function tableChanges(table: (typeof TOLD)[number], before: FrozenFacts, after: FrozenFacts): readonly FactChange[] {
  const was = new Map(recordsOf(table, before).map((record) => [record.id, record]));
  const is = new Map(recordsOf(table, after).map((record) => [record.id, record]));
  const whole = { field: null, before: null, after: null };
  const changes: FactChange[] = [];
  for (const [id, record] of is) {
    const earlier = was.get(id);
    const what = nameOf(table, record, after);
    if (!earlier) changes.push({ table, id, what, kind: 'added', ...whole });
    else {
      for (const field of Object.keys({ ...earlier, ...record })) {
        const [old, now] = [shown(earlier[field]), shown(record[field])];
        if (!SILENT.has(field) && old !== now)
          changes.push({ table, id, what, field, kind: 'changed', before: old, after: now });
      }
    }
  }
  for (const [id, record] of was) {
    if (!is.has(id)) changes.push({ table, id, what: nameOf(table, record, before), kind: 'removed', ...whole });
  }
  return changes;
}

const recordsOf = (table: (typeof TOLD)[number], facts: FrozenFacts): readonly AnyRecord[] => facts[table] ?? [];

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Fields that name a record, the best first. */
const NAMES = ['construct', 'title', 'name', 'label', 'kind'] as const;

/** "outcome Pain": the table and the record's own name, or what it belongs to. */
function nameOf(table: string, record: AnyRecord, facts: FrozenFacts): string {
  const owner = (list: readonly AnyRecord[], id: unknown): AnyRecord | undefined =>
    list.find((candidate) => candidate.id === id);
  const name = (of: AnyRecord | undefined): string => {
    const named = NAMES.map((field) => of?.[field]).find((value) => typeof value === 'string' && value !== '');
    return typeof named === 'string' ? named : '';
  };
  const own =
    name(record) ||
    name(owner(facts.analysis, record['analysisId'])) ||
    name(owner(facts.study, record['studyId'])) ||
    (table === 'setting' ? record.id : '');
  return `${table.replaceAll('_', ' ')} ${own}`.trim();
}
