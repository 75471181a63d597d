import { runChecks } from '../../check/run-checks.ts';
import type {
  CheckedArm,
  CheckedContrast,
  CheckId,
  CheckedMeasure,
  CheckedResult,
  PrintedValue,
} from '../../check/types.ts';
import type { Arm } from '../records/index.ts';
import { assumedClusters } from './cluster-design.ts';
import { usablePairing } from './crossover-design.ts';
import { measurementOfArm, nearestAssumption, type EffectFacts, type MeasurementFacts, type Reading } from './facts.ts';

/** Checks whose findings make a number impossible, for one study result seen alone (extraction.md 6). */
const BLOCKING = ['E2', 'E5', 'E6', 'E7', 'E8', 'E15'] as const;

const CONTRAST_MEASURES: ReadonlySet<string> = new Set(['MD', 'SMD', 'RD', 'ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']);

/** The message of the gravest impossible number among those the result's route reads; null when all are possible. */
export function blockingFinding(facts: EffectFacts): string | null {
  const result = checkedResult(facts);
  const own = blockedBy(result, BLOCKING);
  if (own !== null || result.score !== 'change') return own;
  const beside = scoresBeside(facts, result.arms);
  return beside.length === 0 ? null : blockedBy({ ...result, score: 'final', arms: beside }, BLOCKING_BESIDE);
}

/** What can be wrong with an SD at baseline or at the end from which that of the change is worked out. */
const BLOCKING_BESIDE = ['E2', 'E7'] as const;

function blockedBy(result: CheckedResult, checks: readonly CheckId[]): string | null {
  for (const { severity, message } of runChecks({ result, others: [], members: [] }, checks))
    if (severity === 'block') return message;
  return null;
}

/** The rows at baseline and at the end that stand in for a spread of the change which was not printed. */
function scoresBeside(facts: EffectFacts, arms: readonly CheckedArm[]): readonly CheckedArm[] {
  if (nearestAssumption(facts, 'rho') === null) return [];
  return [...facts.armsA, ...facts.armsB].flatMap((arm): readonly CheckedArm[] => {
    const own = arms.find(({ id }) => id === arm.id);
    if (!own || own.sd !== null || own.se !== null || (own.ciLow !== null && own.ciHigh !== null)) return [];
    const beside = facts.besideChange(arm.id);
    return beside === null
      ? []
      : [beside.baseline, beside.final].map((row) => ({
          ...checkedRow(row, arm, own.side),
          label: `${arm.label}, ${row.measurement.timeText}`,
        }));
  });
}

function checkedResult(facts: EffectFacts): CheckedResult {
  const { result, instrumentUse, outcome, study } = facts;
  const usesArms = result.route === 'arms' || result.route === 'converted';
  const contrast = usesArms ? undefined : facts.measurements.find(({ sideB }) => sideB.length > 0);
  const arms: CheckedArm[] = [];
  if (usesArms) {
    addArms(arms, facts, facts.armsA, 'intervention');
    addArms(arms, facts, facts.armsB, 'comparator');
  }
  const design = study?.design === 'cluster' || study?.design === 'crossover' ? study.design : 'parallel';
  return {
    id: result.id,
    studyId: result.studyId,
    studyLabel: study?.label ?? '',
    outcome: outcome.id,
    timeText: null,
    timeDays: result.timeToDays,
    score: result.score,
    design,
    // A printed contrast of such a trial is taken as the trial's own analysis; bare arm results are not.
    designAdjusted:
      !usesArms ||
      design === 'parallel' ||
      facts.measurements.every(({ measurement }) => measurement.isAdjusted === true) ||
      assumedClusters(facts, study?.design) !== null ||
      usablePairing(facts) !== null,
    unit: 'person',
    instrument: instrumentUse
      ? {
          id: instrumentUse.instrumentId,
          min: instrumentUse.low,
          max: instrumentUse.high,
          higherIs: null,
          integer: false,
          itemsAveraged: 1,
          otherSds: [],
        }
      : null,
    arms,
    contrast: contrast ? checkedContrast(contrast) : null,
    nTotal: null,
    better: null,
    textSays: null,
  };
}

function addArms(checked: CheckedArm[], facts: EffectFacts, arms: readonly Arm[], side: CheckedArm['side']): void {
  for (let i = 0; i < arms.length; i++) {
    const arm = arms[i]!;
    const own = measurementOfArm(facts, arm.id);
    if (!own) continue;
    checked.push(checkedRow(own, arm, side));
  }
}

function checkedRow({ readings, measurement }: MeasurementFacts, arm: Arm, side: CheckedArm['side']): CheckedArm {
  return {
    id: arm.id,
    label: arm.label,
    side,
    n: printed(readings.n),
    nRandomised: randomised(arm),
    mean: printed(readings.mean),
    sd: printed(readings.sd),
    se: printed(readings.se),
    ciLow: printed(readings.ci_low),
    ciHigh: printed(readings.ci_high),
    level: measurement.ciLevel / 100,
    median: printed(readings.median),
    q1: printed(readings.q1),
    q3: printed(readings.q3),
    min: printed(readings.min),
    max: printed(readings.max),
    events: printed(readings.events),
    percent: printed(readings.percent),
    personTime: printed(readings.person_time),
    baselineMean: null,
    baselineSd: null,
    finalSd: null,
    estimation: measurement.estimation ?? 'raw',
    counts: 'raw',
  };
}

function randomised({ nRandomised }: Arm): PrintedValue | null {
  return nRandomised === null
    ? null
    : { value: nRandomised, decimals: 0, qualifier: '=', state: 'reported', locator: null };
}

function checkedContrast(facts: MeasurementFacts): CheckedContrast | null {
  const { measurement, readings } = facts;
  if (!measurement.measure || !CONTRAST_MEASURES.has(measurement.measure)) return null;
  return {
    measure: measurement.measure as CheckedMeasure,
    estimate: printed(readings.estimate),
    ciLow: printed(readings.ci_low),
    ciHigh: printed(readings.ci_high),
    se: printed(readings.se),
    level: measurement.ciLevel / 100,
    p: null,
    t: null,
    f: null,
    observedMinusExpected: null,
    variance: null,
    tails: measurement.tails,
    adjusted: measurement.isAdjusted === true,
  };
}

/** A number its authors have corrected, or that the reviewer vouches for, is not checked again. */
function printed(reading: Reading): PrintedValue | null {
  if (reading.state !== 'number' || reading.value.handling === 'corrected by the authors') return null;
  const { number, value } = reading;
  return { value: number, decimals: value.decimals, qualifier: value.qualifier, state: value.state, locator: null };
}
