import type { CommandReply } from '../contract/views.ts';
import { uuidv7 } from '../../db/ids.ts';
import { deleteRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { agreedValue } from '../../engine/review/agreed.ts';
import { groupOf } from '../../engine/review/grouping.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import type { ValueField } from '../../engine/review/records/index.ts';
import type { Session, WindowCommand } from './session.ts';
import { readTyped } from './typed-value.ts';
import { COMMANDS, FIELD_NAMES } from './views/phrases.ts';

export type SetValue = WindowCommand & Readonly<{ measurementId: string; field: ValueField; text: string; seen: string }>;

export type SetValueResult =
  | Readonly<{ kind: 'done'; reply: CommandReply }>
  | Readonly<{ kind: 'no measurement' }>
  | Readonly<{ kind: 'conflict'; seen: string; now: string }>
  | Readonly<{ kind: 'unreadable'; reason: string }>;

/**
 * Type into a cell. Empty text clears it. Refused when the text cannot be read as the field, or when the cell no longer holds
 * what the reviewer saw before typing.
 */
export function setValue(session: Session, input: SetValue, { actor, now }: Readonly<{ actor: string; now: () => Date }>): SetValueResult {
  const snapshot = session.snapshot();
  if (!snapshot.measurement.has(input.measurementId)) return { kind: 'no measurement' };
  const values = groupOf(reviewIndexOf(session.derived()).valuesByMeasurement, input.measurementId);
  const agreed = agreedValue(values, input.field);
  const existing = agreed.kind === 'value' ? agreed.value : null;
  const text = input.text.trim();
  const name = FIELD_NAMES[input.field] ?? input.field;

  // A command sent again after a lost reply finds its own text in the cell: the history recognises it by id.
  const present = existing?.text ?? '';
  if (present !== input.seen && present !== text) return { kind: 'conflict', seen: input.seen, now: present };

  if (text === '') {
    return {
      kind: 'done',
      reply: session.run(input, COMMANDS.clearValue(name), (db) => {
        if (existing) deleteRecord(db, 'value', existing.id);
      }),
    };
  }
  const typed = readTyped(input.field, text);
  if (!typed.ok) return { kind: 'unreadable', reason: typed.reason };
  return {
    kind: 'done',
    reply: session.run(input, COMMANDS.editValue(name), (db) => {
      // A number typed over a judgement about the old one is a new number.
      if (existing) updateRecord(db, 'value', existing.id, { ...typed.fields, state: 'reported', handling: null, handlingNote: null, author: actor });
      else {
        insertRecord(db, 'value', {
          id: uuidv7(now()), measurementId: input.measurementId, field: input.field, ...typed.fields, state: 'reported',
          handling: null, handlingNote: null, author: actor, role: 'single', sourceId: null,
        });
      }
    }),
  };
}
