import type { AddResults } from '../contract/grid.ts';
import type { CommandReply } from '../contract/views.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { insertRecords } from '../../db/repositories/records.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import type {
  Arm,
  ArmIntervention,
  Instrument,
  InstrumentUse,
  Intervention,
  Measurement,
  MeasurementArm,
  Outcome,
  Study,
} from '../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../engine/review/review-index.ts';
import { includedStudy } from './included-study.ts';
import { instrumentInStudy } from './instrument-use.ts';
import { comparedArms, groupResults, sidesOf, type Compared, type MeasurementSides } from './result-groups.ts';
import type { Session, WindowCommand } from './session.ts';
import { COMMANDS } from './views/phrases.ts';

export type AddResultsResult =
  | Readonly<{ kind: 'done'; reply: CommandReply }>
  | Readonly<{ kind: 'not found'; what: string }>
  | Readonly<{ kind: 'refused'; reason: string }>;

type Maker = Readonly<{ index: ReviewIndex; input: AddResults; newId: () => string }>;

/** Add the rows for one outcome of one study, and the study results that bring them to the analyses. One step of the history. */
export function addResults(session: Session, input: WindowCommand & AddResults, now: () => Date): AddResultsResult {
  const index = reviewIndexOf(session.derived());
  const missing = missingRecord(index, input);
  if (missing !== null) return { kind: 'not found', what: missing };
  const maker: Maker = { index, input, newId: uuidv7Sequence(now()) };

  const study = studyOf(maker);
  const outcome = outcomeOf(maker);
  const arms = armsOf(maker, study.record);
  const use = instrumentUseOf(maker, study.record, outcome.record);
  const interventionsOfNewArms = linkedInterventions(arms.links);
  const ordered = comparatorLast(arms.all, comparedArms({ index, interventionsOfNewArms }));
  const rows = rowsOf(maker, study.record, outcome.record, use.record, ordered);
  if (rows.length === 0) return { kind: 'refused', reason: REASONS.nothingNew };

  const present = [...index.snapshot.measurement.values()].filter(
    (measurement) => measurement.studyId === study.record.id && measurement.outcomeId === outcome.record.id,
  );
  const groups = groupResults({
    index,
    measurements: [...present.map((measurement) => sidesOf(index, measurement)), ...rows],
    arms: [...groupOf(index.armsByStudy, study.record.id), ...arms.added],
    interventionsOfNewArms,
    newId: maker.newId,
  });
  return {
    kind: 'done',
    reply: session.run(input, COMMANDS.addResults(study.record.label, outcome.record.construct), (db) => {
      insertRecords(db, {
        intervention: arms.interventions,
        outcome: outcome.added,
        study: study.added,
        arm: arms.added,
        arm_intervention: arms.links,
        instrument_use: use.added,
        measurement: rows.map(({ measurement }) => measurement),
        measurement_arm: rows.flatMap((row) => armsOfRow(row, maker.newId)),
        study_result: groups.results,
        study_result_arm: groups.arms,
        study_result_measurement: groups.links,
      });
    }),
  };
}

function missingRecord({ snapshot }: ReviewIndex, { study, outcome, arms, instrumentId }: AddResults): string | null {
  if (study.is === 'present' && !snapshot.study.has(study.id)) return REASONS.study;
  if (outcome.is === 'present' && !snapshot.outcome.has(outcome.id)) return REASONS.outcome;
  if (arms.some((arm) => arm.is === 'present' && !snapshot.arm.has(arm.id))) return REASONS.arm;
  return instrumentId !== null && !snapshot.instrument.has(instrumentId) ? REASONS.instrument : null;
}

type Made<Item> = Readonly<{ record: Item; added: readonly Item[] }>;
const present = <Item>(record: Item): Made<Item> => ({ record, added: [] });
const made = <Item>(record: Item): Made<Item> => ({ record, added: [record] });

function studyOf({ index, input: { study }, newId }: Maker): Made<Study> {
  if (study.is === 'present') return present(index.snapshot.study.get(study.id)!);
  const known = [...index.snapshot.study.values()].find(({ label }) => sameWords(label, study.label));
  if (known) return present(known);
  return made(includedStudy(newId(), study.label));
}

function outcomeOf({ index, input: { outcome }, newId }: Maker): Made<Outcome> {
  const { snapshot } = index;
  if (outcome.is === 'present') return present(snapshot.outcome.get(outcome.id)!);
  const known = [...snapshot.outcome.values()].find(({ construct }) => sameWords(construct, outcome.construct));
  if (known) return present(known);
  const position = Math.max(-1, ...[...snapshot.outcome.values()].map((other) => other.position)) + 1;
  return made({
    id: newId(),
    construct: outcome.construct,
    kind: outcome.kind,
    countBasis: outcome.kind === 'binary' ? 'persons' : null,
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
    position,
  });
}

type ArmsMade = Readonly<{
  /** In the order they were named. */
  all: readonly Arm[];
  added: readonly Arm[];
  interventions: readonly Intervention[];
  links: readonly ArmIntervention[];
}>;

/** Arms of the study; a new one tests the intervention of its own name, so that comparisons can speak of it. */
function armsOf({ index, input, newId }: Maker, study: Study): ArmsMade {
  const standing = groupOf(index.armsByStudy, study.id);
  const added: Arm[] = [];
  const interventions: Intervention[] = [];
  const links: ArmIntervention[] = [];
  const all = input.arms.map((named) => {
    if (named.is === 'present') return index.snapshot.arm.get(named.id)!;
    const known = standing.find(({ label }) => sameWords(label, named.label));
    if (known) return known;
    const position = Math.max(-1, ...[...standing, ...added].map((other) => other.position)) + 1;
    const arm: Arm = { id: newId(), studyId: study.id, label: named.label, nRandomised: named.nRandomised, position };
    const name = (entry: Intervention) => sameWords(entry.name, named.label);
    let intervention = [...index.snapshot.intervention.values()].find(name) ?? interventions.find(name);
    if (!intervention) {
      intervention = { id: newId(), name: named.label, class: named.label };
      interventions.push(intervention);
    }
    links.push({
      id: newId(),
      armId: arm.id,
      interventionId: intervention.id,
      role: 'tested',
      dose: null,
      format: null,
    });
    added.push(arm);
    return arm;
  });
  return { all, added, interventions, links };
}

function linkedInterventions(links: readonly ArmIntervention[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Array.from(
      Map.groupBy(links, (link) => link.armId),
      ([armId, own]) => [armId, own.map((link) => link.interventionId)],
    ),
  );
}

function instrumentUseOf(
  { index, input, newId }: Maker,
  study: Study,
  outcome: Outcome,
): Readonly<{ record: InstrumentUse | null; added: readonly InstrumentUse[] }> {
  const instrument: Instrument | undefined =
    input.instrumentId === null ? undefined : index.snapshot.instrument.get(input.instrumentId);
  if (!instrument) return { record: null, added: [] };
  const known = [...index.snapshot.instrument_use.values()].find(
    (use) => use.studyId === study.id && use.instrumentId === instrument.id,
  );
  return known ? present(known) : made(instrumentInStudy(newId(), study.id, instrument, outcome));
}

/**
 * The arms as they were named, the comparator last. A comparison of the protocol that has one arm against all the others says which
 * it is, whatever order the paper names them in; an analysis takes differences that way round only.
 */
function comparatorLast(arms: readonly Arm[], comparisons: readonly Compared[]): readonly Arm[] {
  const isComparator = (arm: Arm) =>
    comparisons.some((are) => arms.every((other) => other.id === arm.id || are(other.id, arm.id)));
  const last = arms.at(-1);
  if (last === undefined || isComparator(last)) return arms;
  const comparator = arms.find(isComparator);
  return comparator === undefined ? arms : [...arms.filter((arm) => arm !== comparator), comparator];
}

/** Every row asked for that does not stand yet, time by time: the arms, then the differences between the last and the others. */
function rowsOf(
  maker: Maker,
  study: Study,
  outcome: Outcome,
  use: InstrumentUse | null,
  arms: readonly Arm[],
): readonly MeasurementSides[] {
  const { index, input, newId } = maker;
  const standing = new Set(
    [...index.snapshot.measurement.values()].flatMap((measurement) =>
      measurement.studyId === study.id && measurement.outcomeId === outcome.id
        ? [keyOf(sidesOf(index, measurement))]
        : [],
    ),
  );
  const rows: MeasurementSides[] = [];
  for (const time of input.times) {
    const add = (a: readonly string[], b: readonly string[]) => {
      const measurement: Measurement = {
        id: newId(),
        studyId: study.id,
        outcomeId: outcome.id,
        instrumentUseId: use?.id ?? null,
        eventDefinition: input.eventDefinition,
        timeText: time.text,
        timeKind: time.kind,
        timeFromDays: time.fromDays,
        timeToDays: time.toDays,
        timeOrigin: 'randomisation',
        period: null,
        population: null,
        score: outcome.kind === 'continuous' ? input.score : null,
        estimation: null,
        isAdjusted: input.isAdjusted,
        covariates: null,
        nBasis: null,
        ciLevel: 95,
        tails: 2,
        measure: b.length > 0 ? input.measure : null,
        note: null,
      };
      const row = { measurement, a, b };
      if (!standing.has(keyOf(row))) rows.push(row);
    };
    if (input.withArms) for (const arm of arms) add([arm.id], []);
    const comparator = arms.at(-1);
    if (input.withContrasts && comparator) for (const arm of arms.slice(0, -1)) add([arm.id], [comparator.id]);
  }
  return rows;
}

function keyOf({ measurement: of, a, b }: MeasurementSides): string {
  return JSON.stringify([
    of.instrumentUseId,
    of.eventDefinition,
    of.timeKind,
    of.timeFromDays,
    of.timeToDays,
    of.score,
    of.measure,
    a.toSorted(),
    b.toSorted(),
  ]);
}

function armsOfRow({ measurement, a, b }: MeasurementSides, newId: () => string): readonly MeasurementArm[] {
  const side = (name: 'a' | 'b', ids: readonly string[]) =>
    ids.map((armId) => ({ id: newId(), measurementId: measurement.id, side: name, armId }));
  return [...side('a', a), ...side('b', b)];
}

const sameWords = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const REASONS = {
  nothingNew: 'All of these rows are there already. Choose another time or arm.',
  study: 'This study',
  outcome: 'This outcome',
  arm: 'This arm',
  instrument: 'This scale',
} as const;
