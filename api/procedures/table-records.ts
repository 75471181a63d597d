import type { insertRecords } from '../../db/repositories/records.ts';
import { agreedValue } from '../../engine/review/agreed.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type {
  Arm,
  ArmIntervention,
  Attribute,
  AttributeValue,
  Intervention,
  Measurement,
  MeasurementArm,
  Outcome,
  Study,
  Value,
} from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import { TABLE_ROW_PROBLEMS as PROBLEMS } from '../import/tables/phrases.ts';
import { timeOf } from '../import/tables/time.ts';
import type { RowProblem, TableMapping, TableMeasurement, TableRow } from '../import/tables/types.ts';
import { groupResults, sidesOf, type MeasurementSides, type ResultGroups } from './result-groups.ts';
import { readTyped } from './typed-value.ts';

type Records = Parameters<typeof insertRecords>[1];

export type TableRecords = Readonly<{
  records: Records;
  /** Rows that cannot be taken; nothing of them is in the records. */
  problems: readonly RowProblem[];
  counts: Readonly<{ studies: number; rows: number; values: number }>;
}>;

type Maker = Readonly<{ index: ReviewIndex; mapping: TableMapping; actor: string; newId: () => string }>;

/**
 * The records that rows of a table add to a review. Studies, outcomes, arms and measurements that are there already, by
 * name and time, are used again; a cell that holds the same text already is left, one that holds another makes its row a
 * problem. Arms of a new name test an intervention of that name.
 */
export function tableRecords(rows: readonly TableRow[], maker: Maker): TableRecords {
  const book = new TableBook(maker);
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const read = readValues(row, maker.mapping);
    const problem = 'reason' in read ? read : book.add(row, read);
    if (problem !== null) problems.push(problem);
  }
  return { records: book.records(), problems, counts: book.counts() };
}

type ReadValues = readonly (readonly Readonly<{ value: Omit<Value, 'id' | 'measurementId'>; column: string }>[])[];

/** The numbers of a row's measurements, read as cells are; the first that cannot be read is the row's problem. */
function readValues(row: TableRow, { decimalMark }: TableMapping): ReadValues | RowProblem {
  const all: { value: Omit<Value, 'id' | 'measurementId'>; column: string }[][] = [];
  for (const { values } of row.measurements) {
    const own: (typeof all)[number] = [];
    for (const { field, text, column } of values) {
      const read = readTyped(field, text, decimalMark ?? undefined);
      if (!read.ok)
        return { line: row.line, column, text, reason: read.readings ? PROBLEMS.ambiguous(text) : read.reason };
      own.push({
        column,
        value: {
          field,
          ...read.fields,
          state: 'reported',
          handling: null,
          handlingNote: null,
          author: '',
          role: 'single',
          sourceId: null,
        },
      });
    }
    all.push(own);
  }
  return all;
}

const words = (text: string) => text.trim().toLowerCase().replace(/\s+/gu, ' ');

/** What rows have added so far, beside what the review holds. */
class TableBook {
  readonly #maker: Maker;
  readonly #studies = new Map<string, Study>();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #interventions = new Map<string, Intervention>();
  readonly #attributes = new Map<string, Attribute>();
  readonly #arms = new Map<string, Arm>();
  readonly #armsByStudy = new Map<string, Arm[]>();
  readonly #measurements = new Map<string, MeasurementSides>();
  readonly #valueTexts = new Map<string, string>();
  readonly #attributeTexts = new Map<string, string>();
  readonly #added = {
    study: [] as Study[],
    outcome: [] as Outcome[],
    intervention: [] as Intervention[],
    attribute: [] as Attribute[],
    arm: [] as Arm[],
    arm_intervention: [] as ArmIntervention[],
    measurement: [] as MeasurementSides[],
    value: [] as Value[],
    attribute_value: [] as AttributeValue[],
  };

  constructor(maker: Maker) {
    this.#maker = maker;
    const { index } = maker;
    const { snapshot } = index;
    for (const study of snapshot.study.values()) this.#studies.set(words(study.label), study);
    for (const outcome of snapshot.outcome.values()) this.#outcomes.set(words(outcome.construct), outcome);
    for (const intervention of snapshot.intervention.values())
      this.#interventions.set(words(intervention.name), intervention);
    for (const attribute of snapshot.attribute.values())
      if (attribute.level === 'study') this.#attributes.set(words(attribute.name), attribute);
    for (const arm of snapshot.arm.values()) this.#keepArm(arm);
    for (const measurement of snapshot.measurement.values()) {
      const sides = sidesOf(index, measurement);
      this.#measurements.set(keyOf(sides), sides);
      const values = groupOf(index.valuesByMeasurement, measurement.id);
      for (const { field } of values) {
        const agreed = agreedValue(values, field);
        if (agreed.kind === 'value') this.#valueTexts.set(`${measurement.id} ${field}`, agreed.value.text);
      }
    }
    for (const value of snapshot.attribute_value.values())
      this.#attributeTexts.set(`${value.attributeId} ${value.ownerId}`, value.text);
  }

  /** Add one row, whole; or say why not. */
  add(row: TableRow, values: ReadValues): RowProblem | null {
    const standing = this.#standing(row, values);
    if (standing !== null) return standing;
    const study = this.#study(row);
    const outcome = this.#outcome(row);
    for (const [at, printed] of row.measurements.entries()) {
      const measurement = this.#measurement(row, printed, study, outcome);
      for (const { value } of values[at] ?? []) {
        const key = `${measurement.id} ${value.field}`;
        if (this.#valueTexts.has(key)) continue;
        this.#valueTexts.set(key, value.text);
        this.#added.value.push({
          ...value,
          id: this.#maker.newId(),
          measurementId: measurement.id,
          author: this.#maker.actor,
        });
      }
    }
    for (const { name, text } of row.attributes) this.#attribute(study, name, text);
    return null;
  }

  counts() {
    const { study, measurement, value } = this.#added;
    return { studies: study.length, rows: measurement.length, values: value.length };
  }

  records(): Records {
    const { newId } = this.#maker;
    const { study, outcome, intervention, attribute, arm, arm_intervention, measurement, value, attribute_value } =
      this.#added;
    const groups = this.#groups();
    const armRows = measurement.flatMap(({ measurement: { id: measurementId }, a, b }): readonly MeasurementArm[] => [
      ...a.map((armId) => ({ id: newId(), measurementId, side: 'a' as const, armId })),
      ...b.map((armId) => ({ id: newId(), measurementId, side: 'b' as const, armId })),
    ]);
    return {
      study,
      outcome,
      intervention,
      attribute,
      arm,
      arm_intervention,
      measurement: measurement.map((sides) => sides.measurement),
      measurement_arm: armRows,
      value,
      attribute_value,
      study_result: groups.flatMap(({ results }) => results),
      study_result_arm: groups.flatMap(({ arms }) => arms),
      study_result_measurement: groups.flatMap(({ links }) => links),
    };
  }

  /** A cell that holds another text already stands in the way of the whole row. */
  #standing(row: TableRow, values: ReadValues): RowProblem | null {
    const study = this.#studies.get(words(row.study));
    const outcome = this.#outcomes.get(words(row.outcome));
    if (study === undefined || outcome === undefined) return null;
    for (const [at, printed] of row.measurements.entries()) {
      const sides = this.#find(row, printed, study, outcome);
      if (sides === null) continue;
      for (const { value, column } of values[at] ?? []) {
        const text = this.#valueTexts.get(`${sides.measurement.id} ${value.field}`);
        if (text !== undefined && text !== value.text) {
          return {
            line: row.line,
            column,
            text: value.text,
            reason: PROBLEMS.taken(row.study, printed.armLabel, text),
          };
        }
      }
    }
    return null;
  }

  #find(row: TableRow, printed: TableMeasurement, study: Study, outcome: Outcome): MeasurementSides | null {
    const arm = this.#arms.get(`${study.id} ${words(printed.armLabel)}`);
    const comparator =
      printed.comparatorLabel === null ? null : this.#arms.get(`${study.id} ${words(printed.comparatorLabel)}`);
    if (arm === undefined || comparator === undefined) return null;
    const measurement = this.#newMeasurement(row, printed, study, outcome, '');
    return (
      this.#measurements.get(keyOf({ measurement, a: [arm.id], b: comparator === null ? [] : [comparator.id] })) ?? null
    );
  }

  #study({ study: label, year }: TableRow): Study {
    const known = this.#studies.get(words(label));
    if (known !== undefined) return known;
    const inLabel = /\b(?:19|20)\d\d\b/u.exec(label)?.[0];
    const study: Study = {
      id: this.#maker.newId(),
      label: label.trim(),
      year: year ?? (inLabel === undefined ? null : Number(inLabel)),
      design: 'parallel',
      designNote: null,
      unitOfRandomisation: 'person',
      status: 'included',
      statusReason: null,
      registryId: null,
      plannedN: null,
      expectedCompletion: null,
      funding: null,
      conflicts: null,
    };
    this.#studies.set(words(label), study);
    this.#added.study.push(study);
    return study;
  }

  #outcome({ outcome: construct }: TableRow): Outcome {
    const known = this.#outcomes.get(words(construct));
    if (known !== undefined) return known;
    const { outcomeKind: kind } = this.#maker.mapping;
    const outcome: Outcome = {
      id: this.#maker.newId(),
      construct: construct.trim(),
      kind,
      countBasis: kind === 'binary' ? 'persons' : kind === 'count or rate' ? 'events' : null,
      ascertainment: null,
      better: 'lower',
      importance: null,
      scaleLow: null,
      scaleHigh: null,
      scaleUnit: null,
      thresholdSmall: null,
      thresholdModerate: null,
      thresholdLarge: null,
      thresholdSource: null,
      position: this.#nextPosition(this.#outcomes.values()),
    };
    this.#outcomes.set(words(construct), outcome);
    this.#added.outcome.push(outcome);
    return outcome;
  }

  #arm(study: Study, label: string): Arm {
    const key = `${study.id} ${words(label)}`;
    const known = this.#arms.get(key);
    if (known !== undefined) return known;
    const position = this.#nextPosition(this.#armsByStudy.get(study.id) ?? []);
    const arm: Arm = { id: this.#maker.newId(), studyId: study.id, label: label.trim(), nRandomised: null, position };
    this.#keepArm(arm);
    this.#added.arm.push(arm);
    const interventionId = this.#intervention(label).id;
    this.#added.arm_intervention.push({
      id: this.#maker.newId(),
      armId: arm.id,
      interventionId,
      role: 'tested',
      dose: null,
      format: null,
    });
    return arm;
  }

  #keepArm(arm: Arm): void {
    this.#arms.set(`${arm.studyId} ${words(arm.label)}`, arm);
    const own = this.#armsByStudy.get(arm.studyId);
    if (own) own.push(arm);
    else this.#armsByStudy.set(arm.studyId, [arm]);
  }

  #intervention(label: string): Intervention {
    const known = this.#interventions.get(words(label));
    if (known !== undefined) return known;
    const intervention: Intervention = { id: this.#maker.newId(), name: label.trim(), class: label.trim() };
    this.#interventions.set(words(label), intervention);
    this.#added.intervention.push(intervention);
    return intervention;
  }

  #measurement(row: TableRow, printed: TableMeasurement, study: Study, outcome: Outcome): Measurement {
    const a = [this.#arm(study, printed.armLabel).id];
    const b = printed.comparatorLabel === null ? [] : [this.#arm(study, printed.comparatorLabel).id];
    const sides = { measurement: this.#newMeasurement(row, printed, study, outcome, this.#maker.newId()), a, b };
    const known = this.#measurements.get(keyOf(sides));
    if (known !== undefined) return known.measurement;
    this.#measurements.set(keyOf(sides), sides);
    this.#added.measurement.push(sides);
    return sides.measurement;
  }

  #newMeasurement(row: TableRow, { kind }: TableMeasurement, study: Study, outcome: Outcome, id: string): Measurement {
    const { measure, score } = this.#maker.mapping;
    return {
      id,
      studyId: study.id,
      outcomeId: outcome.id,
      instrumentUseId: null,
      eventDefinition: null,
      ...timeOf(row.time),
      timeOrigin: 'randomisation',
      period: null,
      population: null,
      score: outcome.kind === 'continuous' ? score : null,
      estimation: null,
      isAdjusted: null,
      covariates: null,
      nBasis: null,
      ciLevel: 95,
      tails: 2,
      measure: kind === 'contrast' ? measure : null,
      note: null,
    };
  }

  #attribute(study: Study, name: string, text: string): void {
    let attribute = this.#attributes.get(words(name));
    const number = Number(text.replace(',', '.'));
    const isNumber = text !== '' && Number.isFinite(number);
    if (attribute === undefined) {
      attribute = {
        id: this.#maker.newId(),
        name: name.trim(),
        type: isNumber ? 'number' : 'text',
        unit: null,
        level: 'study',
        isPlanned: false,
        expectedDirection: null,
        position: this.#nextPosition(this.#attributes.values()),
      };
      this.#attributes.set(words(name), attribute);
      this.#added.attribute.push(attribute);
    }
    const key = `${attribute.id} ${study.id}`;
    // A study's characteristic stands on each of its rows: the first that says it counts.
    if (this.#attributeTexts.has(key)) return;
    this.#attributeTexts.set(key, text);
    this.#added.attribute_value.push({
      id: this.#maker.newId(),
      attributeId: attribute.id,
      ownerTable: 'study',
      ownerId: study.id,
      text,
      number: isNumber ? number : null,
      sourceId: null,
    });
  }

  #nextPosition(items: Iterable<Readonly<{ position: number }>>): number {
    let highest = -1;
    for (const { position } of items) highest = Math.max(highest, position);
    return highest + 1;
  }

  /** New measurements grouped with those that stand, study by study and outcome by outcome. */
  #groups(): readonly ResultGroups[] {
    const { index, newId } = this.#maker;
    const question = ({ measurement }: MeasurementSides) => `${measurement.studyId} ${measurement.outcomeId}`;
    const asked = new Set(this.#added.measurement.map(question));
    const links = Map.groupBy(this.#added.arm_intervention, ({ armId }) => armId);
    const interventionsOfNewArms = new Map(
      Array.from(links, ([armId, own]) => [armId, own.map(({ interventionId }) => interventionId)]),
    );
    const all = Map.groupBy(
      [...this.#measurements.values()].filter((sides) => asked.has(question(sides))),
      question,
    );
    return Array.from(all.values(), (measurements) => {
      const studyId = measurements[0]?.measurement.studyId ?? '';
      return groupResults({
        index,
        measurements,
        arms: this.#armsByStudy.get(studyId) ?? [],
        interventionsOfNewArms,
        newId,
      });
    });
  }
}

function keyOf({ measurement: of, a, b }: MeasurementSides): string {
  return JSON.stringify([
    of.studyId,
    of.outcomeId,
    of.instrumentUseId,
    of.timeText,
    of.score,
    of.measure,
    a.toSorted(),
    b.toSorted(),
  ]);
}
