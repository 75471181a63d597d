import type { StudyResult } from '../../engine/review/records/index.ts';
import type { RecordSink } from './record-sink.ts';
import { instrumentUseOf, isBinary, measurementId, outcomeOf, populationOf, timeOf } from './result-records.ts';
import { stableId } from './stable-id.ts';
import { armId, studyId } from './study-records.ts';
import type { Trial, TrialResult } from './trials.ts';
import { INTERVENTION_OF_CLASS, INTERVENTION_SIDE } from './vocabulary.ts';
import { typeset } from './typeset.ts';

/** LAMP's two mindfulness arms together against usual care: the result its sensitivity analysis uses. */
export const LAMP_COMBINED_ID = stableId('study result', 'burgess-2024', 'combined');

/** The study results of a trial: each pair of arms × outcome × instrument × time, with all that was printed for it. */
export function addStudyResults(sink: RecordSink, trial: Trial): void {
  for (const [key, results] of Map.groupBy(trial.results, keyOf)) {
    const first = results[0]!;
    if (first.timepoint_weeks === 0) continue;
    for (const [a, b] of pairsOf(trial, results)) {
      const about = results.filter((result) =>
        result.kind === 'contrast' ? result.arm === a && result.comparator === b : result.arm === a || result.arm === b,
      );
      addStudyResult(sink, trial, stableId('study result', trial.id, key, a, b), first, [a], [b], about);
    }
  }
  if (trial.id === 'burgess-2024') {
    const contrasts = trial.results.filter((result) => result.kind === 'contrast');
    addStudyResult(sink, trial, LAMP_COMBINED_ID, contrasts[0]!, ['grp', 'self'], ['uc'], contrasts);
  }
}

function addStudyResult(
  sink: RecordSink,
  trial: Trial,
  id: string,
  like: TrialResult,
  sideA: readonly string[],
  sideB: readonly string[],
  about: readonly TrialResult[],
): void {
  sink.add('study_result', {
    id,
    studyId: studyId(trial),
    outcomeId: outcomeOf(like),
    instrumentUseId: instrumentUseOf(sink, trial, like),
    eventDefinition: isBinary(like) ? typeset(like.instrument) : null,
    ...timeOf(like),
    population: populationOf(trial, like),
    score: about.find((result) => result.value_type)?.value_type ?? null,
    route: routeOf(about),
  });
  for (const [side, arms] of [
    ['a', sideA],
    ['b', sideB],
  ] as const) {
    for (const arm of arms) {
      sink.add('study_result_arm', {
        id: stableId('study result arm', id, side, arm),
        studyResultId: id,
        side,
        armId: armId(trial, arm),
      });
    }
  }
  for (const result of about) {
    sink.add('study_result_measurement', {
      id: stableId('study result measurement', id, result.id),
      studyResultId: id,
      measurementId: measurementId(result),
    });
  }
}

/** A printed contrast with its interval before a difference of arms; a contrast with a p-value alone only where nothing else is. */
function routeOf(results: readonly TrialResult[]): StudyResult['route'] {
  const contrasts = results.filter((result) => result.kind === 'contrast');
  const hasInterval = contrasts.some(
    (result) => typeof result.estimate === 'number' && typeof result.ci_low === 'number',
  );
  const arms = new Set(results.filter((result) => result.kind !== 'contrast').map((result) => result.arm));
  return hasInterval || (contrasts.length > 0 && arms.size < 2) ? 'contrast' : 'arms';
}

function keyOf(result: TrialResult): string {
  return `${result.outcome}|${result.instrument}|${result.timepoint_weeks ?? result.timepoint_label}`;
}

/** Arms compared in these results: printed contrasts, and every mindfulness arm against every control with arm results. */
function pairsOf(trial: Trial, results: readonly TrialResult[]): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  const put = (a: string, b: string) => pairs.set(`${a}|${b}`, [a, b]);
  for (const result of results) if (result.kind === 'contrast' && result.comparator) put(result.arm, result.comparator);
  const withArms = new Set(results.filter((result) => result.kind !== 'contrast').map((result) => result.arm));
  const isIntervention = (id: string) => {
    const klass = trial.arms.find((arm) => arm.id === id)?.klass ?? '';
    return INTERVENTION_SIDE.includes(INTERVENTION_OF_CLASS[klass] ?? '');
  };
  for (const a of withArms) {
    for (const b of withArms) if (isIntervention(a) && !isIntervention(b)) put(a, b);
  }
  return [...pairs.values()];
}
