import type { CellProblem } from '../contract/grid.ts';
import type { CommandReply } from '../contract/views.ts';
import type { ValueField } from '../../engine/review/records/index.ts';
import { setCells } from './grid-set.ts';
import type { Session, WindowCommand } from './session.ts';
import { COMMANDS, FIELD_NAMES } from './views/phrases.ts';

export type SetValue = WindowCommand &
  Readonly<{
    measurementId: string;
    field: ValueField;
    text: string;
    seen: string;
    decimalMark?: '.' | ',' | undefined;
  }>;

export type SetValueResult =
  | Readonly<{ kind: 'done'; reply: CommandReply }>
  | Readonly<{ kind: 'no measurement' }>
  | Readonly<{ kind: 'conflict'; seen: string; now: string }>
  | Readonly<{ kind: 'unreadable'; reason: string; readings?: CellProblem['readings'] }>;

/**
 * Type into a cell. Empty text clears it. Refused when the text cannot be read as the field, or when the cell no longer holds
 * what the reviewer saw before typing.
 */
export function setValue(
  session: Session,
  input: SetValue,
  by: Readonly<{ actor: string; now: () => Date }>,
): SetValueResult {
  const { measurementId, field, text, seen, ...command } = input;
  const name = FIELD_NAMES[field] ?? field;
  const label = text.trim() === '' ? COMMANDS.clearValue(name) : COMMANDS.editValue(name);
  const result = setCells(session, { ...command, label, rows: [{ measurementId, cells: [[field, text, seen]] }] }, by);
  if (result.kind === 'done') return result;
  const [problem] = result.problems;
  switch (problem?.kind) {
    case 'gone':
      return { kind: 'no measurement' };
    case 'conflict':
      return { kind: 'conflict', seen, now: problem.now };
    default:
      return {
        kind: 'unreadable',
        reason: problem?.reason ?? '',
        ...(problem?.readings && { readings: problem.readings }),
      };
  }
}
