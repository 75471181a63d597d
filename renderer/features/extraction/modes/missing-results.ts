import type { ExtractionHead, StudyItem } from '../../../../api/contract/views.ts';
import { addRecord, removeRecord } from '../../../connection/record-changes.ts';
import { AVAILABILITY_STATES, MODES } from '../phrases.ts';
import type { Unplaced } from '../sheet/layout.ts';
import type { StudyColumns } from './study-sheet.ts';

type State = StudyItem['availability'][number]['state'];
const STATES = Object.keys(AVAILABILITY_STATES) as readonly State[];

const keyOf = (outcomeId: string, timeWindowId: string) => `${outcomeId} ${timeWindowId}`;

/** A column for each outcome in each time window. */
export function missingResultsColumns({ outcomes, windows }: ExtractionHead): readonly Unplaced[] {
  return outcomes.flatMap((outcome) =>
    windows.map(({ id, label }) => ({
      key: keyOf(outcome.id, id),
      heading: `${outcome.label}, ${label}`,
      title: `${outcome.label}, ${label}`,
      width: 168,
      isFrozen: false,
      isNumeric: false,
      isEditable: true,
    })),
  );
}

/** The state that a text names: written out, or its beginning where only one begins so. */
export function stateNamed(text: string): State | null {
  const wanted = text.toLowerCase();
  const exact = STATES.find((state) => state === wanted || AVAILABILITY_STATES[state].toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const beginning = STATES.filter(
    (state) => state.startsWith(wanted) || AVAILABILITY_STATES[state].toLowerCase().startsWith(wanted),
  );
  return beginning.length === 1 ? (beginning[0] ?? null) : null;
}

/** @param author whom a new statement is attributed to */
export function missingResults(author: string): StudyColumns {
  const entryOf = (study: StudyItem, key: string) =>
    study.availability.find(({ outcomeId, timeWindowId }) => keyOf(outcomeId, timeWindowId) === key);
  return {
    label: MODES.missing,
    textOf(study, key) {
      const state = entryOf(study, key)?.state;
      return state === undefined ? '' : AVAILABILITY_STATES[state];
    },
    changeFor(study, key, text) {
      const entry = entryOf(study, key);
      if (text === '') return entry === undefined ? MODES.emptyAlready : removeRecord('availability', entry.id);
      const state = stateNamed(text);
      if (state === null) return MODES.notAState(text, Object.values(AVAILABILITY_STATES));
      if (entry !== undefined)
        return { op: 'set', table: 'availability', id: entry.id, fields: { state }, seen: { state: entry.state } };
      const [outcomeId = '', timeWindowId = ''] = key.split(' ');
      return addRecord('availability', {
        studyId: study.id,
        outcomeId,
        timeWindowId,
        state,
        note: null,
        author,
        role: 'single',
        sourceId: null,
      });
    },
    commandLabel: MODES.setState,
  };
}
