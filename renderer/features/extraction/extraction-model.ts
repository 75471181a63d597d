import type { Cell, ExtractionRow } from '../../../api/contract/views.ts';
import { formatCompact, formatSignificant } from '../../../engine/text/format-number.ts';
import type { ValueField } from '../../views/types.ts';
import type { Workspace } from '../../workspace.ts';
import { columnOf, fieldOf, textOf } from './columns.ts';
import type { CellDrafts, Draft, RowDrafts } from './drafts.ts';
import { EXTRACTION, FIELDS } from './phrases.ts';
import type { CellShown, Column, SheetModel } from './sheet/sheet.ts';

/** One row of the extraction with what was typed into it and is not stored yet. */
export type DraftedRow = Readonly<{ row: ExtractionRow; drafts: RowDrafts }>;

/** @param expected the fields a row is expected to print */
export function extractionModel(
  workspace: Workspace,
  drafts: CellDrafts,
  expected: (row: ExtractionRow) => readonly ValueField[],
): SheetModel<DraftedRow> {
  const itemNow = (id: string): ExtractionRow | null => {
    const entry = workspace.views.read('extraction');
    return entry.state === 'ready' ? ((entry.view.items[id] as ExtractionRow | undefined) ?? null) : null;
  };
  const drafted = new WeakMap<ExtractionRow, DraftedRow>();
  return {
    label: EXTRACTION.grid,
    subscribe(listener) {
      const ends = [workspace.views.subscribe('extraction', listener), drafts.subscribe(listener)];
      return () => ends.forEach((end) => end());
    },
    rowNow(id) {
      const row = itemNow(id);
      if (row === null) return null;
      const own = drafts.row(id);
      const known = drafted.get(row);
      if (known?.drafts === own) return known;
      const made = { row, drafts: own };
      drafted.set(row, made);
      return made;
    },
    cell: (at, column) => shownCell(at, column, expected(at.row)),
    nameOf: ({ row }) => [row.studyLabel, row.armLabel, row.time].filter(Boolean).join(', '),
    seen({ row, drafts: own }, column) {
      const field = fieldOf(row, column);
      if (field === null) return '';
      const draft = own[field];
      return draft?.state === 'conflict' ? draft.now : (row.cells[field]?.text ?? '');
    },
    canEdit: (_row, column) => column.isEditable,
    isTabStop({ row }, column) {
      const field = fieldOf(row, column);
      return field !== null && (expected(row).includes(field) || (row.cells[field]?.text ?? '') !== '');
    },
    groupOf: ({ row }) => row.studyId,
    async commit({ rowId, columnKey, text, seen }) {
      const row = itemNow(rowId);
      const field = row && fieldOf(row, { key: columnKey, isEditable: true });
      if (row === null || field === null) return true;
      const given = { sourceId: drafts.sources.of(row.studyId) };
      return (await drafts.commit({ measurementId: rowId, field }, text, seen, given, 'after paint')) === null;
    },
    async commitBlock(edits, label, decimalMark) {
      const cells = edits.flatMap(({ rowId, columnKey, text, seen }) => {
        const row = itemNow(rowId);
        const field = row && fieldOf(row, { key: columnKey, isEditable: true });
        return field === null ? [] : { measurementId: rowId, field, text, seen };
      });
      const studies = new Set(cells.map(({ measurementId }) => itemNow(measurementId)?.studyId ?? ''));
      // A source belongs to one study; a block over several takes none.
      const [studyId = ''] = studies;
      const sourceId = studies.size === 1 ? drafts.sources.of(studyId) : null;
      const problems = await drafts.commitBlock(cells, label, {
        sourceId,
        ...(decimalMark === undefined ? {} : { decimalMark }),
      });
      return problems.map(({ measurementId, field, text, reason, kind, now, readings }) => ({
        rowId: measurementId,
        columnKey: columnOf(field as ValueField),
        text,
        reason: kind === 'conflict' ? EXTRACTION.overtaken(now) : reason,
        asksDecimalMark: readings !== undefined || /\d,\d/u.test(text),
      }));
    },
    discard(rowId, columnKey) {
      const row = itemNow(rowId);
      const field = row && fieldOf(row, { key: columnKey, isEditable: true });
      if (!field || drafts.cell({ measurementId: rowId, field }) === undefined) return false;
      drafts.discard({ measurementId: rowId, field });
      return true;
    },
  };
}

function shownCell({ row, drafts }: DraftedRow, column: Column, expected: readonly ValueField[]): CellShown {
  const field = fieldOf(row, column);
  if (field === null) return { text: textOf(row, column.key) };
  const cell = row.cells[field];
  const draft = drafts[field];
  const isExpected = expected.includes(field);
  const title = FIELDS[field].long;
  if (draft !== undefined) {
    return {
      text: draft.text,
      title,
      state: draft.state,
      mark: markOfDraft(draft),
      isInvalid: draft.state !== 'saving',
      isExpected,
    };
  }
  return {
    text: cell?.text ?? '',
    title,
    value: valueOf(cell),
    derived: row.derived[field],
    state: stateOf(cell),
    mark: markOfFlag(cell),
    isExpected,
  };
}

const SMALL = 0.01;

/** As a spreadsheet shows a formula: what it comes to. The formula itself is what is edited. */
function valueOf(cell: Cell | undefined): string | undefined {
  if (cell === undefined || cell.number === null || !cell.text.startsWith('=')) return undefined;
  return Math.abs(cell.number) < SMALL ? formatSignificant(cell.number, 3) : formatCompact(cell.number);
}

function stateOf(cell: Cell | undefined): string | undefined {
  if (cell === undefined || cell.text === '') return undefined;
  return cell.flag?.severity === 'block' ? 'block' : cell.state;
}

function markOfDraft({ state }: Draft): CellShown['mark'] {
  return state === 'saving' ? { sign: '…', words: EXTRACTION.saving } : { sign: '!', words: EXTRACTION.refused };
}

function markOfFlag(cell: Cell | undefined): CellShown['mark'] {
  const flag = cell?.flag ?? null;
  if (flag === null) return null;
  return { sign: flag.severity === 'block' ? '⊘' : '?', words: `${EXTRACTION.flags[flag.severity]}: ${flag.message}` };
}
