import { useState, type ClipboardEvent } from 'react';
import type { Choice } from './chosen.ts';
import { readBlock, writeBlock, type Block } from './clipboard.ts';
import { hiddenBetween, planPaste, type Mismatch, type Target, type WithHidden } from './paste.ts';
import { previewOf, type Preview } from './preview.ts';
import { SHEET } from './phrases.ts';
import { isSingle, type Range } from './selection.ts';
import type { CellEdit, Column, EditProblem, SheetModel } from './sheet.ts';

type Needs<Row> = Readonly<{
  model: SheetModel<Row>;
  ids: readonly string[];
  columns: readonly Column[];
  withHidden: WithHidden | undefined;
  choice: () => Choice;
  /** A block has been pasted over these cells, begun while `choice` was as it is given here. */
  onPasted: (covers: Range, began: Choice) => void;
  onProblem: (sentence: string) => void;
}>;

/** A paste that waits for the reviewer's word: nothing of it is written. */
export type PendingPaste = Readonly<{
  preview: Preview;
  edits: readonly CellEdit[];
  mismatches: readonly Mismatch[];
  problems: readonly EditProblem[];
  /** Cells that fall on columns nobody types into. */
  unwritable: number;
  /** Where the cell of a problem stands, as the grid shows it. */
  placeOf: (problem: EditProblem) => string;
  paste: () => void;
  pasteWithoutHeading: (() => void) | null;
  pasteWithoutProblems: (() => void) | null;
  /** Null where no text depends on it. */
  pasteWithMark: ((decimalMark: '.' | ',') => void) | null;
}>;

export type BlockCommands = ReturnType<typeof useBlockCommands>;

/** What is done to a whole selection: each is one step of the history. */
export function useBlockCommands<Row>(needs: Needs<Row>) {
  const { model, ids, columns, withHidden, choice, onProblem } = needs;
  const selected = (): Range => choice().selection;
  const [pending, setPending] = useState<PendingPaste | null>(null);

  /** Edits for the targets that differ from what stands there. */
  const editsOf = (targets: readonly Target[]): Readonly<{ edits: readonly CellEdit[]; unwritable: number }> => {
    const edits: CellEdit[] = [];
    let unwritable = 0;
    let [at, rowId, row]: [number, string | undefined, Row | null] = [-1, undefined, null];
    for (const target of targets) {
      // Targets come row by row.
      if (target.row !== at) {
        at = target.row;
        rowId = ids[at];
        row = rowId === undefined ? null : model.rowNow(rowId);
      }
      const column = columns[target.column];
      if (rowId === undefined || column === undefined || row === null) continue;
      const { text } = model.cell(row, column);
      if (target.text === text) continue;
      if (model.canEdit(row, column))
        edits.push({ rowId, columnKey: column.key, text: target.text, seen: model.seen(row, column) });
      else if (target.text !== '') unwritable += 1;
    }
    return { edits, unwritable };
  };

  const commit = async (edits: readonly CellEdit[], label: string): Promise<void> => {
    if (edits.length === 0) return;
    const problems = await model.commitBlock(edits, label);
    const [first] = problems;
    if (first !== undefined) onProblem(first.reason);
  };

  const everyTarget = (text: (row: number, column: number) => string): readonly Target[] => {
    const selection = selected();
    const targets: Target[] = [];
    for (let row = selection.top; row <= selection.bottom; row += 1) {
      for (let column = selection.left; column <= selection.right; column += 1) {
        targets.push({ row, column, text: text(row, column) });
      }
    }
    return targets;
  };

  const textAt = (row: number, column: number): string => {
    const id = ids[row];
    const at = columns[column];
    const shown = id === undefined ? null : model.rowNow(id);
    return shown === null || at === undefined ? '' : model.cell(shown, at).text;
  };

  const copy = (event: ClipboardEvent): void => {
    const selection = selected();
    const block: string[][] = [];
    for (let row = selection.top; row <= selection.bottom; row += 1) {
      block.push(
        columns.slice(selection.left, selection.right + 1).map((_, index) => textAt(row, selection.left + index)),
      );
    }
    event.clipboardData.setData('text/plain', writeBlock(block));
    event.preventDefault();
  };

  /** Sets every selected cell; says so where none of them is typed into. */
  const set = (text: (row: number, column: number) => string, label: (cells: number) => string): void => {
    const { left, right } = selected();
    if (!columns.slice(left, right + 1).some(({ isEditable }) => isEditable)) {
      onProblem(SHEET.notTyped(columns[left]?.title ?? ''));
      return;
    }
    const { edits } = editsOf(everyTarget(text));
    void commit(edits, label(edits.length));
  };

  const offer = (block: Block, problems: readonly EditProblem[], isConfirmed: boolean): void => {
    const plan = planPaste(block, selected(), { rows: ids.length, columns: columns.length });
    const { edits, unwritable } = editsOf(plan.targets);
    const shown = { rows: ids, columns: columns.map(({ key }) => key) };
    const hidden = withHidden === undefined ? null : hiddenBetween(plan.targets, shown, withHidden);
    const mismatches = hidden === null ? plan.mismatches : [...plan.mismatches, hidden];
    if (isConfirmed || (mismatches.length === 0 && unwritable === 0 && problems.length === 0)) {
      void paste(block, edits, plan.covers);
      return;
    }
    const unfit = new Set(problems.map(({ rowId, columnKey }) => `${rowId} ${columnKey}`));
    setPending({
      preview: previewOf(block, plan.covers, { ids, columns }, problems),
      edits,
      mismatches,
      problems,
      unwritable,
      placeOf: ({ rowId, columnKey }) =>
        SHEET.place(ids.indexOf(rowId) + 1, columns.find(({ key }) => key === columnKey)?.title ?? columnKey),
      paste: () => void paste(block, edits, plan.covers),
      pasteWithoutHeading: plan.mismatches.some(({ kind }) => kind === 'heading row')
        ? () => offer(block.slice(1), [], true)
        : null,
      pasteWithMark: problems.some(({ asksDecimalMark }) => asksDecimalMark === true)
        ? (mark) => void paste(block, edits, plan.covers, mark)
        : null,
      // Where no cell can be stored, nothing would be left to paste.
      pasteWithoutProblems:
        unfit.size === 0 || edits.every(({ rowId, columnKey }) => unfit.has(`${rowId} ${columnKey}`))
          ? null
          : () =>
              void paste(
                block,
                edits.filter(({ rowId, columnKey }) => !unfit.has(`${rowId} ${columnKey}`)),
                plan.covers,
              ),
    });
  };

  const paste = async (block: Block, edits: readonly CellEdit[], covers: Range, mark?: '.' | ','): Promise<void> => {
    const began = choice();
    setPending(null);
    const problems = edits.length === 0 ? [] : await model.commitBlock(edits, SHEET.paste(edits.length), mark);
    if (problems.length > 0) offer(block, problems, false);
    else needs.onPasted(covers, began);
  };

  return {
    pending,
    dismiss: () => setPending(null),
    clear: () => set(() => '', SHEET.clear),
    fillDown: (): void => {
      const selection = selected();
      // On one cell alone, the cell above it is repeated.
      const from = isSingle(selection) ? selection.top - 1 : selection.top;
      if (from < 0) return;
      set((_row, column) => textAt(from, column), SHEET.fill);
    },
    fillRight: (): void => {
      const selection = selected();
      const from = isSingle(selection) ? selection.left - 1 : selection.left;
      if (from < 0) return;
      set((row) => textAt(row, from), SHEET.fillRight);
    },
    /** One text in every cell of the selection. */
    fillWith: (text: string): void => set(() => text, SHEET.fillWith),
    onCopy: (event: ClipboardEvent): void => {
      if (!isText(event)) copy(event);
    },
    onCut: (event: ClipboardEvent): void => {
      if (isText(event)) return;
      copy(event);
      set(() => '', SHEET.cut);
    },
    onPaste: (event: ClipboardEvent): void => {
      if (isText(event)) return;
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      if (text === '') onProblem(SHEET.noAccess);
      else offer(readBlock(text), [], false);
    },
  };
}

/** Whether the event belongs to a field in which text is typed. */
const isText = (event: ClipboardEvent): boolean => (event.target as Element).matches('input, textarea');
