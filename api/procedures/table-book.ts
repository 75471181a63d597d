import type { insertRecords } from '../../db/repositories/records.ts';
import { agreedValue } from '../../engine/review/agreed.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type {
  Arm,
  ArmIntervention,
  Intervention,
  Measurement,
  MeasurementArm,
  Outcome,
  Study,
  Value,
} from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import { TABLE_ROW_PROBLEMS as PROBLEMS } from '../import/tables/phrases.ts';
import type { RowProblem, TableMapping, TableMeasurement, TableRow } from '../import/tables/types.ts';
import { includedStudy } from './included-study.ts';
import { groupResults, sidesOf, type MeasurementSides, type ResultGroups } from './result-groups.ts';
import { keyOf, measurementOfRow } from './table-measurement.ts';
import { CharacteristicBook } from './table-characteristics.ts';
import { PlaceBook } from './table-places.ts';
import { nextPosition, words } from './table-words.ts';

export type TableMaker = Readonly<{ index: ReviewIndex; mapping: TableMapping; actor: string; newId: () => string }>;

/** The numbers of a row, one list for each of its measurements. */
export type ReadValues = readonly (readonly Readonly<{
  value: Omit<Value, 'id' | 'measurementId'>;
  column: string;
}>[])[];

/** What rows have added so far, beside what the review holds. */
export class TableBook {
  readonly #maker: TableMaker;
  readonly #studies = new Map<string, Study>();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #interventions = new Map<string, Intervention>();
  readonly #arms = new Map<string, Arm>();
  readonly #armsByStudy = new Map<string, Arm[]>();
  readonly #measurements = new Map<string, MeasurementSides>();
  readonly #valueTexts = new Map<string, string>();
  readonly #characteristics: CharacteristicBook;
  readonly #places: PlaceBook;
  readonly #added = {
    study: [] as Study[],
    outcome: [] as Outcome[],
    intervention: [] as Intervention[],
    arm: [] as Arm[],
    arm_intervention: [] as ArmIntervention[],
    measurement: [] as MeasurementSides[],
    value: [] as Value[],
  };

  constructor(maker: TableMaker) {
    this.#maker = maker;
    const { index } = maker;
    const { snapshot } = index;
    for (const study of snapshot.study.values()) this.#studies.set(words(study.label), study);
    for (const outcome of snapshot.outcome.values()) this.#outcomes.set(words(outcome.construct), outcome);
    for (const intervention of snapshot.intervention.values())
      this.#interventions.set(words(intervention.name), intervention);
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
    this.#characteristics = new CharacteristicBook(snapshot, maker.newId);
    this.#places = new PlaceBook(snapshot, maker.newId);
  }

  /** Add one row, whole; or say why not. */
  add(row: TableRow, values: ReadValues): RowProblem | null {
    if (row.instrument !== '' && this.#places.instrument(row.instrument) === null)
      return { line: row.line, column: '', text: row.instrument, reason: PROBLEMS.noScale(row.instrument) };
    const standing = this.#standing(row, values);
    if (standing !== null) return standing;
    const study = this.#study(row);
    const outcome = this.#outcome(row);
    const use = this.#places.instrumentUse(row.instrument, study, outcome);
    const sourceId = this.#places.source(row.source, study);
    for (const [at, printed] of row.measurements.entries()) {
      const measurement = this.#measurement(row, printed, study, outcome, use?.id ?? null);
      for (const { value } of values[at] ?? []) {
        const key = `${measurement.id} ${value.field}`;
        if (this.#valueTexts.has(key)) continue;
        this.#valueTexts.set(key, value.text);
        this.#added.value.push({
          ...value,
          id: this.#maker.newId(),
          measurementId: measurement.id,
          author: this.#maker.actor,
          sourceId,
        });
      }
    }
    const [first] = row.measurements;
    const arm = first === undefined ? null : this.#arm(study, first.armLabel);
    for (const { level, name, text } of row.attributes) {
      const owner = level === 'study' ? study : arm;
      if (owner !== null) this.#characteristics.add(level, owner.id, name, text);
    }
    return null;
  }

  counts() {
    const { study, measurement, value } = this.#added;
    return {
      studies: study.length,
      rows: measurement.length,
      values: value.length,
      characteristics: this.#characteristics.added.attribute_value.length,
    };
  }

  records(): Parameters<typeof insertRecords>[1] {
    const { newId } = this.#maker;
    const { study, outcome, intervention, arm, arm_intervention, measurement, value } = this.#added;
    const groups = this.#groups();
    const armRows = measurement.flatMap(({ measurement: { id: measurementId }, a, b }): readonly MeasurementArm[] => [
      ...a.map((armId) => ({ id: newId(), measurementId, side: 'a' as const, armId })),
      ...b.map((armId) => ({ id: newId(), measurementId, side: 'b' as const, armId })),
    ]);
    return {
      study,
      outcome,
      intervention,
      arm,
      arm_intervention,
      ...this.#characteristics.added,
      ...this.#places.added,
      measurement: measurement.map((sides) => sides.measurement),
      measurement_arm: armRows,
      value,
      study_result: groups.flatMap(({ results }) => results),
      study_result_arm: groups.flatMap(({ arms }) => arms),
      study_result_measurement: groups.flatMap(({ links }) => links),
    };
  }

  /** A cell that holds another text already stands in the way of the whole row. */
  #standing(row: TableRow, values: ReadValues): RowProblem | null {
    const study = this.#knownStudy(row);
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
    const useId = this.#places.knownUse(row.instrument, study)?.id ?? null;
    const measurement = measurementOfRow(row, printed, this.#maker.mapping, { study, outcome, useId, id: '' });
    return (
      this.#measurements.get(keyOf({ measurement, a: [arm.id], b: comparator === null ? [] : [comparator.id] })) ?? null
    );
  }

  /** The study a row names; one of that name without its year is the same, unless it is of another. */
  #knownStudy({ study: label, year }: TableRow): Study | undefined {
    const known = this.#studies.get(words(label));
    if (known !== undefined || year === null) return known;
    const bare = this.#studies.get(words(label.replace(String(year), '')));
    return bare?.year === year || bare?.year === null ? bare : undefined;
  }

  #study(row: TableRow): Study {
    const { study: label, year } = row;
    const known = this.#knownStudy(row);
    if (known !== undefined) return known;
    const study = includedStudy(this.#maker.newId(), label, year);
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
      position: nextPosition(this.#outcomes.values()),
    };
    this.#outcomes.set(words(construct), outcome);
    this.#added.outcome.push(outcome);
    return outcome;
  }

  #arm(study: Study, label: string): Arm {
    const key = `${study.id} ${words(label)}`;
    const known = this.#arms.get(key);
    if (known !== undefined) return known;
    const position = nextPosition(this.#armsByStudy.get(study.id) ?? []);
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

  #measurement(
    row: TableRow,
    printed: TableMeasurement,
    study: Study,
    outcome: Outcome,
    useId: string | null,
  ): Measurement {
    const a = [this.#arm(study, printed.armLabel).id];
    const b = printed.comparatorLabel === null ? [] : [this.#arm(study, printed.comparatorLabel).id];
    const made = measurementOfRow(row, printed, this.#maker.mapping, {
      study,
      outcome,
      useId,
      id: this.#maker.newId(),
    });
    const sides = { measurement: made, a, b };
    const known = this.#measurements.get(keyOf(sides));
    if (known !== undefined) return known.measurement;
    this.#measurements.set(keyOf(sides), sides);
    this.#added.measurement.push(sides);
    return sides.measurement;
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
