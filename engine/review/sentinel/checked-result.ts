import type {
  CheckedArm,
  CheckedContrast,
  CheckedInstrument,
  CheckedMeasure,
  CheckedResult,
} from '../../check/types.ts';
import { rowsBeside } from '../effect/beside-change.ts';
import { allowsForDesign, assumedClusters } from '../effect/cluster-design.ts';
import { assumedPairing } from '../effect/crossover-design.ts';
import { groupOf } from '../grouping.ts';
import type { Arm, InstrumentUse, Measurement, ValueField } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import { checkedArm, levelOf, printedValue, type Places } from './checked-arms.ts';
import type { ResultGroup } from './study-groups.ts';
import type { CellPlace } from './types.ts';

/** What the checks look at, and the cells each of its fields was typed into. */
export type Checkable = Readonly<{
  group: ResultGroup;
  result: CheckedResult;
  /** Cells of a path such as `arms[0].sd`; empty for what is no cell. */
  cellsOf: (path: string) => readonly CellPlace[];
}>;

const MEASURES: ReadonlySet<string> = new Set(['MD', 'SMD', 'RD', 'ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']);
const CONTRAST_FIELDS: Readonly<Record<string, ValueField>> = {
  estimate: 'estimate',
  ciLow: 'ci_low',
  ciHigh: 'ci_high',
  se: 'se',
  p: 'p',
  t: 't',
  f: 'f',
  observedMinusExpected: 'o_minus_e',
  variance: 'v',
};

/** One checkable result for each contrast of the group, every one with the group's arms; one without a contrast where none is printed. */
export function checkablesOf(index: ReviewIndex, group: ResultGroup): readonly Checkable[] {
  const about = group.measurements.map((measurement) => ({
    measurement,
    arms: groupOf(index.armsByMeasurement, measurement.id),
  }));
  const contrasts = about
    .filter(({ arms }) => arms.some((arm) => arm.side === 'b'))
    .map(({ measurement }) => measurement);
  const armRows = about.flatMap(({ measurement, arms }) => {
    const arm = arms.length === 1 && arms[0]?.side === 'a' ? index.snapshot.arm.get(arms[0].armId) : undefined;
    return arm === undefined ? [] : [{ measurement, arm }];
  });
  const sideOf = sidesOf(
    index,
    group,
    armRows.map(({ arm }) => arm),
  );
  const arms = armRows.map(({ measurement, arm }) =>
    checkedArm({ index, arm, side: sideOf(arm), measurement, ...rowsBeside(index, measurement, arm.id) }),
  );
  const base = baseOf(
    index,
    group,
    armRows[0]?.measurement ?? group.measurements[0],
    arms.map(({ arm }) => arm),
  );
  if (base === null) return [];
  const { studyId, outcomeId = '' } = { studyId: group.studyId, outcomeId: group.measurements[0]?.outcomeId };
  const assumedFor = { assumptions: index.snapshot.assumption, result: { id: group.key, studyId, outcomeId } };
  const design = index.snapshot.study.get(studyId)?.design;
  const isAssumed =
    assumedClusters(assumedFor, design) !== null ||
    (index.snapshot.outcome.get(outcomeId)?.kind === 'continuous' && assumedPairing(assumedFor, design) !== null);
  const make = (contrast: Measurement | null, at: number): Checkable => ({
    group,
    result: {
      ...base,
      id: at === 0 ? base.id : `${base.id} ${at}`,
      contrast: contrast === null ? null : checkedContrast(index, contrast),
      designAdjusted:
        isAdjustedForDesign(arms.length > 0 ? armRows.map(({ measurement }) => measurement) : [], contrast) ||
        isAssumed,
    },
    cellsOf: (path) =>
      cellsOf(
        path,
        arms.map(({ places }) => places),
        contrast,
      ),
  });
  return contrasts.length === 0 ? [make(null, 0)] : contrasts.map(make);
}

/** @param first the measurement that says of the result what its study result does not: an arm's where there is one */
function baseOf(
  index: ReviewIndex,
  { key, studyId, result }: ResultGroup,
  first: Measurement | undefined,
  arms: readonly CheckedArm[],
): CheckedResult | null {
  const { snapshot } = index;
  const study = snapshot.study.get(studyId);
  if (first === undefined || study === undefined) return null;
  const outcome = snapshot.outcome.get(first.outcomeId);
  const useId = result?.instrumentUseId ?? first.instrumentUseId;
  return {
    id: key,
    studyId,
    studyLabel: study.label,
    outcome: outcome?.construct ?? first.outcomeId,
    timeText: first.timeText === '' ? null : first.timeText,
    timeDays: first.timeToDays ?? first.timeFromDays,
    score: result?.score ?? first.score,
    design: study.design === 'cluster' || study.design === 'crossover' ? study.design : 'parallel',
    designAdjusted: false,
    unit: 'person',
    instrument: useId === null ? null : checkedInstrument(index, snapshot.instrument_use.get(useId)),
    arms,
    contrast: null,
    nTotal: null,
    better: outcome?.better ?? null,
    textSays: null,
  };
}

/** A printed contrast of a cluster or crossover trial is the trial's own analysis; bare arms are not, unless they say so. */
function isAdjustedForDesign(arms: readonly Measurement[], contrast: Measurement | null): boolean {
  if (arms.length === 0) return contrast !== null;
  return arms.every(allowsForDesign);
}

function checkedInstrument({ snapshot }: ReviewIndex, use: InstrumentUse | undefined): CheckedInstrument | null {
  const instrument = use && snapshot.instrument.get(use.instrumentId);
  if (!use || !instrument) return null;
  const scoring = use.scoring ?? '';
  const items = Math.max(1, Math.round(instrument.items ?? 1));
  return {
    id: instrument.id,
    min: use.low ?? instrument.low,
    max: use.high ?? instrument.high,
    higherIs: instrument.direction === 'higher is better' ? 'better' : 'worse',
    // A total rescaled to 0 to 100 has steps of its own, which nothing here says.
    integer: instrument.isInteger === true && !/percent|rescal|0\s*(?:to|-|–)\s*100/iu.test(scoring),
    // Where nothing says whether items were added or averaged, the finer steps of the average object to less.
    itemsAveraged: /\b(?:sum|total)\b/iu.test(scoring) ? 1 : items,
    otherSds: [],
  };
}

function checkedContrast(index: ReviewIndex, measurement: Measurement): CheckedContrast | null {
  if (measurement.measure === null || !MEASURES.has(measurement.measure)) return null;
  return {
    measure: measurement.measure as CheckedMeasure,
    estimate: printedValue(index, measurement, 'estimate'),
    ciLow: printedValue(index, measurement, 'ci_low'),
    ciHigh: printedValue(index, measurement, 'ci_high'),
    se: printedValue(index, measurement, 'se'),
    level: levelOf(measurement),
    p: printedValue(index, measurement, 'p'),
    t: printedValue(index, measurement, 't'),
    f: printedValue(index, measurement, 'f'),
    observedMinusExpected: printedValue(index, measurement, 'o_minus_e'),
    variance: printedValue(index, measurement, 'v'),
    tails: measurement.tails,
    adjusted: measurement.isAdjusted === true,
  };
}

/** Sides as the study result has them; else as a comparison names what was given; else the first arm is the intervention. */
function sidesOf(
  index: ReviewIndex,
  { result, measurements }: ResultGroup,
  arms: readonly Arm[],
): (arm: Arm) => CheckedArm['side'] {
  const known = new Map<string, CheckedArm['side']>();
  for (const { side, armId } of result === null ? [] : groupOf(index.armsByStudyResult, result.id)) {
    known.set(armId, side === 'a' ? 'intervention' : 'comparator');
  }
  for (const measurement of measurements) {
    const about = groupOf(index.armsByMeasurement, measurement.id);
    if (!about.some(({ side }) => side === 'b')) continue;
    for (const { side, armId } of about)
      if (!known.has(armId)) known.set(armId, side === 'a' ? 'intervention' : 'comparator');
  }
  const [first] = arms.toSorted((a, b) => a.position - b.position);
  return (arm) => known.get(arm.id) ?? sideOfComparison(index, arm) ?? (arm === first ? 'intervention' : 'comparator');
}

function sideOfComparison({ snapshot, interventionsByArm }: ReviewIndex, arm: Arm): CheckedArm['side'] | null {
  const given = new Set(groupOf(interventionsByArm, arm.id).map(({ interventionId }) => interventionId));
  const sides = new Set(
    [...snapshot.comparison_side.values()].flatMap(({ interventionId, side }) =>
      given.has(interventionId) ? [side] : [],
    ),
  );
  if (sides.has('intervention')) return 'intervention';
  return sides.has('comparator') ? 'comparator' : null;
}

function cellsOf(path: string, arms: readonly Places[], contrast: Measurement | null): readonly CellPlace[] {
  const ofArm = /^arms\[(\d+)\](?:\.(\w+))?$/u.exec(path);
  if (ofArm !== null) return arms[Number(ofArm[1])]?.[ofArm[2] ?? ''] ?? [];
  if (contrast === null) return [];
  if (path === 'contrast') return [{ measurementId: contrast.id, field: 'estimate' }];
  const field = CONTRAST_FIELDS[path.replace(/^contrast\./u, '')];
  return path.startsWith('contrast.') && field !== undefined ? [{ measurementId: contrast.id, field }] : [];
}
