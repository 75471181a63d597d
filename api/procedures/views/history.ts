import type { HistoryHead, HistoryItem } from '../../contract/history.ts';
import type { View } from '../../contract/views.ts';
import {
  countCommands,
  listCommands,
  listCommandsAbout,
  type CommandEntry,
} from '../../../db/repositories/commands.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import { TABLE_NAMES, type TableName } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { detailsOf, kindsOf } from './history-details.ts';
import { nameOfRecord } from './history-names.ts';
import { describeCommand } from './history-sentences.ts';

/** Steps shown; older ones stay in the file. */
const SHOWN = 500;

/**
 * The newest steps of the whole review, or of one item.
 *
 * @param about `table:id` of the item; null for all
 */
export function buildHistory(
  { index, db }: ViewContext,
  memo: Memo,
  about: string | null,
): View<HistoryHead, HistoryItem> | null {
  const item = about === null ? null : itemNamed(about);
  if (about !== null && item === null) return null;
  const commands =
    item === null ? listCommands(db, { limit: SHOWN }) : listCommandsAbout(db, { ...item, limit: SHOWN });
  const total = item === null ? countCommands(db) : commands.length;
  const actors = [...new Set(commands.map(({ actor }) => actor))].toSorted();
  const subject = item === null ? null : subjectOf(item, index);
  return collect(
    memo.keep('head', [total, subject, actors.join('\n')], () => ({ total, actors, subject })),
    commands.map(
      (command) =>
        [command.id, memo.keep(`item ${command.id}`, [command.undoneBy], () => itemOf(command, index))] as const,
    ),
  );
}

function itemOf(command: CommandEntry, index: ReviewIndex): HistoryItem {
  const details = command.kind === 'migration' ? [] : detailsOf(command.rowChanges, index);
  const rows = Object.values(command.changes).reduce((sum, count) => sum + count, 0);
  return {
    commandId: command.id,
    at: command.at,
    actor: command.actor,
    sentence: describeCommand(command, index, details),
    kinds: kindsOf(command.changes),
    details,
    moreRows: rows - command.rowChanges.length,
    isUndo: command.kind === 'undo' || command.kind === 'redo' || command.kind === 'revert',
    undoneBy: command.undoneBy,
    // What no window did made the file itself.
    canRevert: command.windowId !== null && command.undoneBy === null && command.rowChanges.length > 0,
  };
}

type Item = Readonly<{ table: TableName; id: string }>;

function itemNamed(about: string): Item | null {
  const [name = '', id = ''] = about.split(':', 2);
  const table = TABLE_NAMES.find((known) => known === name);
  return table === undefined || id === '' ? null : { table, id };
}

function subjectOf({ table, id }: Item, index: ReviewIndex): string {
  const record = index.snapshot[table].get(id);
  if (record === undefined) return '';
  const fields = record as Readonly<Record<string, unknown>>;
  const image = Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
  return nameOfRecord(table, image, index);
}
