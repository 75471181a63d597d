import type { RecordChange } from '../../../../api/contract/records.ts';
import type { StudiesHead, StudyItem, ViewTypes } from '../../../../api/contract/views.ts';
import type { ChangeRecords } from '../../../connection/use-change-records.ts';
import type { ViewStore } from '../../../views/view-store.ts';
import type { Unplaced } from '../sheet/layout.ts';
import type { CellEdit, Column, EditProblem, SheetModel } from '../sheet/sheet.ts';
import { MODES } from '../phrases.ts';

/** What a sheet of studies holds in its columns besides the study itself. */
export type StudyColumns = Readonly<{
  label: string;
  textOf: (study: StudyItem, columnKey: string) => string;
  /** The change that stores a text, or why it cannot be stored. */
  changeFor: (study: StudyItem, columnKey: string, text: string) => RecordChange | string;
  commandLabel: (columnTitle: string, study: string) => string;
}>;

export const STUDY_COLUMN: Unplaced = {
  key: 'study',
  heading: MODES.study,
  title: MODES.study,
  width: 200,
  isFrozen: true,
  isNumeric: false,
  isEditable: false,
};

/** A sheet with a study in each row. Text that cannot be stored is told and nothing is written. */
export function studySheet(
  columns: StudyColumns,
  titles: ReadonlyMap<string, string>,
  views: ViewStore,
  change: ChangeRecords,
  say: (sentence: string) => void,
): SheetModel<StudyItem> {
  const now = (id: string): StudyItem | null => {
    const entry = views.read('studies');
    return entry.state === 'ready' ? ((entry.view as ViewTypes['studies']).items[id] ?? null) : null;
  };
  const textOf = (study: StudyItem, { key }: Column) =>
    key === STUDY_COLUMN.key ? study.label : columns.textOf(study, key);

  const send = async (edits: readonly CellEdit[], label: string): Promise<readonly EditProblem[]> => {
    const changes: RecordChange[] = [];
    const problems: EditProblem[] = [];
    for (const { rowId, columnKey, text } of edits) {
      const study = now(rowId);
      const made = study === null ? MODES.gone : columns.changeFor(study, columnKey, text.trim());
      if (typeof made === 'string') problems.push({ rowId, columnKey, text, reason: made });
      else changes.push(made);
    }
    if (problems.length > 0) return problems;
    // What the file refuses has been told by then.
    await change(label, changes);
    return [];
  };

  return {
    label: columns.label,
    subscribe: (listener) => views.subscribe('studies', listener),
    rowNow: now,
    cell: (study, column) => ({ text: textOf(study, column) }),
    nameOf: (study) => study.label,
    seen: textOf,
    canEdit: (_study, column) => column.isEditable,
    isTabStop: (_study, column) => column.isEditable,
    groupOf: (study) => study.id,
    async commit(edit) {
      const study = now(edit.rowId);
      const [problem] = await send([edit], columns.commandLabel(titles.get(edit.columnKey) ?? '', study?.label ?? ''));
      if (problem !== undefined) say(problem.reason);
      return problem === undefined;
    },
    commitBlock: (edits, label) => send(edits, label),
    discard: () => false,
  };
}

export type StudyAttributeRecord = StudiesHead['attributes'][number];
