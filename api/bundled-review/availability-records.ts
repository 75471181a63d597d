import type { AvailabilityState } from '../../engine/review/records/index.ts';
import { outcomeId, windowId, type OutcomeKey } from './protocol-records.ts';
import type { RecordSink } from './record-sink.ts';
import { stableId } from './stable-id.ts';
import { sourceFor, studyId } from './study-records.ts';
import type { Trial, TrialResult } from './trials.ts';
import { OUTCOME_OF_WORDING, STATUS_OF_TRIAL } from './vocabulary.ts';

const WINDOWS: readonly Readonly<{ key: string; from: number; to: number }>[] = [
  { key: 'short', from: 1, to: 13 },
  { key: 'intermediate', from: 13, to: 52 },
  { key: 'long', from: 52, to: 105 },
];

const AUTHOR = 'Grove';

/** Why each randomised trial has, or lacks, a number for pain and function in each window, and for harms. */
export function addAvailability(sink: RecordSink, trial: Trial): void {
  if (STATUS_OF_TRIAL[trial.id]?.reason.startsWith('Not randomised')) return;
  for (const outcome of ['pain', 'function'] as const) {
    for (const window of WINDOWS) {
      const found = stateOf(trial, outcome, window);
      add(sink, trial, outcome, window.key, found.state, found.note, found.result?.source ?? null);
    }
  }
  const harms = trial.facts.find((fact) => fact.item === 'adverse events');
  const harmsNote = harms?.value ? `${harms.value}` : 'nothing about adverse events in the sources read';
  add(
    sink,
    trial,
    'adverse events',
    'any',
    harms?.value ? 'partly reported' : 'unclear',
    harmsNote,
    harms?.source ?? null,
  );
}

function stateOf(
  trial: Trial,
  outcome: OutcomeKey,
  window: (typeof WINDOWS)[number],
): Readonly<{ state: AvailabilityState; note: string | null; result: TrialResult | null }> {
  const about = trial.results.filter(
    (result) => OUTCOME_OF_WORDING[result.outcome] === outcome && result.timepoint_weeks !== 0,
  );
  const inWindow = about.filter(
    ({ timepoint_weeks: weeks }) => weeks !== null && weeks >= window.from && weeks < window.to,
  );
  // The wait-list arm after its own programme is no randomised comparison: it makes nothing available.
  const comparative = inWindow.filter((result) => !result.note?.startsWith('NOT a randomised comparison'));
  const usable = comparative.find((result) => result.poolable);
  if (usable) return { state: 'usable', note: null, result: usable };
  const partly = comparative[0];
  if (partly) return { state: 'partly reported', note: partly.note ?? null, result: partly };
  const unplaced = about.find((result) => result.timepoint_weeks === null);
  const measuredThen = trial.timepoints_weeks.some((weeks) => weeks >= window.from && weeks < window.to);
  if (unplaced && measuredThen) {
    const note = unplaced.timepoint_label.startsWith('average')
      ? `only as an ${unplaced.timepoint_label}`
      : (unplaced.note ?? null);
    return { state: 'partly reported', note, result: unplaced };
  }
  if (measuredThen || trial.timepoints_weeks.length === 0) {
    return { state: 'unclear', note: 'no usable number in the sources read', result: null };
  }
  return { state: 'not planned', note: null, result: null };
}

function add(
  sink: RecordSink,
  trial: Trial,
  outcome: OutcomeKey,
  window: string,
  state: AvailabilityState,
  note: string | null,
  source: TrialResult['source'],
): void {
  sink.add('availability', {
    id: stableId('availability', trial.id, outcome, window),
    studyId: studyId(trial),
    outcomeId: outcomeId(outcome),
    timeWindowId: windowId(window),
    state,
    note,
    author: AUTHOR,
    role: 'single',
    sourceId: sourceFor(sink, trial, source),
  });
}
