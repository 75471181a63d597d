import type { HistoryItem, View } from '../../contract/views.ts';
import { countCommands, listCommands, type CommandEntry } from '../../../db/repositories/commands.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { describeCommand } from './history-sentences.ts';

/** Steps shown; older ones stay in the file. */
const SHOWN = 500;

export function buildHistory({ index, db }: ViewContext, memo: Memo): View<Readonly<{ total: number }>, HistoryItem> {
  const commands = listCommands(db, { limit: SHOWN });
  const total = countCommands(db);
  return collect(
    memo.keep('head', [total], () => ({ total })),
    commands.map((command) => [command.id, memo.keep(`item ${command.id}`, [command.undoneBy], () => itemOf(command, index))] as const),
  );
}

function itemOf(command: CommandEntry, index: ReviewIndex): HistoryItem {
  return {
    commandId: command.id,
    at: command.at,
    actor: command.actor,
    sentence: describeCommand(command, index),
    isUndo: command.kind === 'undo' || command.kind === 'redo' || command.kind === 'revert',
    undoneBy: command.undoneBy,
    // What no window did made the file itself.
    canRevert: command.windowId !== null && command.undoneBy === null && command.rowChanges.length > 0,
  };
}
