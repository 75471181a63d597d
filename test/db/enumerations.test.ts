import { expect, test } from 'vitest';
import { COLUMNS } from '../../db/columns.ts';
import { createProjectInMemory } from '../../db/connection.ts';
import { TABLE_NAMES, type RecordOf, type TableName } from '../../engine/review/records/index.ts';

/** The fields of a record whose type is a union of literals, not all text or all numbers. */
type EnumerationOf<Value> =
  NonNullable<Value> extends infer Literal
    ? [Literal] extends [string]
      ? string extends Literal
        ? never
        : Literal & string
      : never
    : never;
type Enumerated<Entry> = {
  [Field in keyof Entry as [EnumerationOf<Entry[Field]>] extends [never] ? never : Field]: Readonly<
    Record<EnumerationOf<Entry[Field]>, true>
  >;
};
type Enumerations = {
  [Table in TableName as keyof Enumerated<RecordOf[Table]> extends never ? never : Table]: Enumerated<RecordOf[Table]>;
};

const PROFILE = { grove: true, cochrane: true, conservative: true, revman5: true } as const;
const ROLE = { single: true, first: true, second: true, consensus: true } as const;
const SIDE = { a: true, b: true } as const;
const CHOICE = { in: true, out: true } as const;
const SCORE = { final: true, change: true } as const;
const TIME_KIND = {
  point: true,
  window: true,
  averaged: true,
  'end of treatment': true,
  'event-driven': true,
} as const;
const OWNER = { study: true, arm: true, study_result: true } as const;

/** Every union of literals in the record types; the compiler holds the list complete and free of strangers. */
const ENUMERATIONS: Enumerations = {
  review: { profile: PROFILE, extractionMode: { single: true, dual: true } },
  outcome: {
    kind: {
      continuous: true,
      binary: true,
      'count or rate': true,
      'time-to-event': true,
      ordinal: true,
      narrative: true,
    },
    countBasis: { persons: true, events: true },
    better: { lower: true, higher: true },
  },
  instrument: { direction: { 'higher is worse': true, 'higher is better': true } },
  comparison_side: { side: { intervention: true, comparator: true } },
  attribute: { type: { number: true, text: true, boolean: true, category: true }, level: OWNER },
  study: {
    design: { parallel: true, cluster: true, crossover: true, factorial: true, 'not randomised': true },
    unitOfRandomisation: { person: true, cluster: true, other: true },
    status: { included: true, excluded: true, awaiting: true, ongoing: true },
  },
  source: { kind: { 'full text': true, abstract: true, registry: true, 'author reply': true, secondary: true } },
  correspondence: { direction: { sent: true, received: true } },
  arm_intervention: { role: { tested: true, background: true } },
  attribute_value: { ownerTable: OWNER },
  measurement: {
    timeKind: TIME_KIND,
    timeOrigin: { randomisation: true, 'treatment start': true, 'treatment end': true },
    score: SCORE,
    estimation: { raw: true, 'LS mean': true, 'multiple imputation': true, 'model percent': true },
    nBasis: { analysed: true, randomised: true, 'not stated': true },
  },
  measurement_arm: { side: SIDE },
  value: {
    field: {
      mean: true,
      sd: true,
      se: true,
      ci_low: true,
      ci_high: true,
      n: true,
      events: true,
      percent: true,
      person_time: true,
      o_minus_e: true,
      v: true,
      estimate: true,
      t: true,
      f: true,
      p: true,
      median: true,
      q1: true,
      q3: true,
      min: true,
      max: true,
    },
    qualifier: { '=': true, '<': true, '<=': true, '>': true, '>=': true, '~': true },
    state: { reported: true, derived: true, imputed: true, digitised: true },
    handling: { 'unusable as printed': true, 'corrected by the authors': true },
    role: ROLE,
  },
  study_result: {
    timeKind: TIME_KIND,
    score: SCORE,
    route: { arms: true, contrast: true, 'o-e and v': true, converted: true },
  },
  study_result_arm: { side: SIDE },
  availability: {
    state: {
      usable: true,
      'partly reported': true,
      'measured, not reported': true,
      'planned, not measured': true,
      'not planned': true,
      unclear: true,
      ongoing: true,
    },
    role: ROLE,
  },
  assumption: {
    kind: {
      correlation: true,
      icc: true,
      'cluster size': true,
      cv: true,
      rho: true,
      'reference SD': true,
      'baseline risk': true,
      'n analysed': true,
      'imputed SD': true,
      'scale range': true,
    },
    scope: { review: true, outcome: true, study: true, study_result: true },
  },
  analysis: {
    measure: { MD: true, SMD: true, ROM: true, RR: true, OR: true, RD: true, PETO: true, IRR: true, HR: true },
    model: { 'random effects': true, 'common effect': true, 'not pooled': true },
    profile: PROFILE,
    multiArmPolicy: { combine: true, split: true, choose: true, 'keep for the network': true },
    purpose: { primary: true, sensitivity: true, exploratory: true },
  },
  analysis_member: { ruleChoice: CHOICE, reviewerChoice: CHOICE },
  judgement: { subjectTable: { study_result: true, finding: true, analysis: true, study: true }, role: ROLE },
};

/** The text enumerations that a table's definition CHECKs, by column. */
function checkedEnumerations(sql: string): Record<string, string[]> {
  const checks = sql.matchAll(/CHECK \((\w+) IN \(([^)]*)\)\)/g);
  return Object.fromEntries(
    [...checks]
      .map(
        ([, column, list]) =>
          [column ?? '', [...(list ?? '').matchAll(/'([^']*)'/g)].map(([, text]) => text ?? '').sort()] as const,
      )
      .filter(([, texts]) => texts.length > 0),
  );
}

test.each(TABLE_NAMES)('the enumerations that %s checks are those of its record', (table) => {
  const db = createProjectInMemory();
  const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string;
  const ofRecord: Readonly<Record<string, Readonly<Record<string, true>>>> =
    table in ENUMERATIONS ? ENUMERATIONS[table as keyof Enumerations] : {};
  const expected = Object.entries(ofRecord).map(([field, texts]) => [
    COLUMNS[table].find((column) => column.field === field)?.name,
    Object.keys(texts).sort(),
  ]);
  expect(checkedEnumerations(sql)).toEqual(Object.fromEntries(expected));
});
