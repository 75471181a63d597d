import { runChecks } from '../../check/run-checks.ts';
import type { CheckedArm, CheckedContrast, CheckedMeasure, CheckedResult, PrintedValue } from '../../check/types.ts';
import type { Arm, ValueField } from '../records/index.ts';
import { assumedClusters } from './cluster-design.ts';
import { usablePairing } from './crossover-design.ts';
import { measurementOfArm, read, type EffectFacts, type MeasurementFacts } from './facts.ts';

/** Checks whose findings make a number impossible, for one study result seen alone (extraction.md 6). */
const BLOCKING = ['E2', 'E5', 'E6', 'E7', 'E8', 'E15'] as const;

const CONTRAST_MEASURES: ReadonlySet<string> = new Set(['MD', 'SMD', 'RD', 'ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']);

/** The message of the gravest impossible number among those the result's route reads; null when all are possible. */
export function blockingFinding(facts: EffectFacts): string | null {
  const findings = runChecks({ result: checkedResult(facts), others: [], members: [] }, BLOCKING);
  return findings.find((finding) => finding.severity === 'block')?.message ?? null;
}

function checkedResult(facts: EffectFacts): CheckedResult {
  const { result, instrumentUse, outcome, study } = facts;
  const usesArms = result.route === 'arms' || result.route === 'converted';
  const contrast = usesArms ? undefined : facts.measurements.find(({ sideB }) => sideB.length > 0);
  const arms = usesArms
    ? [...armsOf(facts, facts.armsA, 'intervention'), ...armsOf(facts, facts.armsB, 'comparator')]
    : [];
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

function armsOf(facts: EffectFacts, arms: readonly Arm[], side: CheckedArm['side']): readonly CheckedArm[] {
  return arms.flatMap((arm) => {
    const own = measurementOfArm(facts, arm.id);
    if (!own) return [];
    return {
      id: arm.id,
      label: arm.label,
      side,
      n: printed(own, 'n'),
      nRandomised: randomised(arm),
      mean: printed(own, 'mean'),
      sd: printed(own, 'sd'),
      se: printed(own, 'se'),
      ciLow: printed(own, 'ci_low'),
      ciHigh: printed(own, 'ci_high'),
      level: own.measurement.ciLevel / 100,
      median: printed(own, 'median'),
      q1: printed(own, 'q1'),
      q3: printed(own, 'q3'),
      min: printed(own, 'min'),
      max: printed(own, 'max'),
      events: printed(own, 'events'),
      percent: printed(own, 'percent'),
      personTime: printed(own, 'person_time'),
      baselineMean: null,
      baselineSd: null,
      finalSd: null,
      estimation: own.measurement.estimation ?? 'raw',
      counts: 'raw',
    };
  });
}

function randomised({ nRandomised }: Arm): PrintedValue | null {
  return nRandomised === null
    ? null
    : { value: nRandomised, decimals: 0, qualifier: '=', state: 'reported', locator: null };
}

function checkedContrast(facts: MeasurementFacts): CheckedContrast | null {
  const { measurement } = facts;
  if (!measurement.measure || !CONTRAST_MEASURES.has(measurement.measure)) return null;
  return {
    measure: measurement.measure as CheckedMeasure,
    estimate: printed(facts, 'estimate'),
    ciLow: printed(facts, 'ci_low'),
    ciHigh: printed(facts, 'ci_high'),
    se: printed(facts, 'se'),
    level: measurement.ciLevel / 100,
    p: null,
    tails: measurement.tails,
    adjusted: measurement.isAdjusted === true,
  };
}

/** A number its authors have corrected, or that the reviewer vouches for, is not checked again. */
function printed(facts: MeasurementFacts, field: ValueField): PrintedValue | null {
  const reading = read(facts, field);
  if (reading.state !== 'number' || reading.value.handling === 'corrected by the authors') return null;
  const { number, value } = reading;
  return { value: number, decimals: value.decimals, qualifier: value.qualifier, state: value.state, locator: null };
}
