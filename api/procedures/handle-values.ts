import type { HandleValues } from '../contract/sentinel.ts';
import type { CommandReply } from '../contract/views.ts';
import { updateRecord } from '../../db/repositories/records.ts';
import type { Session, WindowCommand } from './session.ts';

export type HandleValuesResult =
  Readonly<{ kind: 'done'; reply: CommandReply }> | Readonly<{ kind: 'refused'; reason: string }>;

/**
 * Annotate impossible numbers that a paper really prints: unusable ones stay out of every analysis, corrected ones are
 * taken as they are. Both need a note; taking an annotation back does not.
 */
export function handleValues(session: Session, input: WindowCommand & HandleValues): HandleValuesResult {
  const { valueIds, handling, note } = input;
  const { value } = session.snapshot();
  if (valueIds.some((id) => !value.has(id))) return { kind: 'refused', reason: REASONS.gone };
  if (handling !== null && note === '') return { kind: 'refused', reason: REASONS.noNote };
  const label = handling === null ? LABELS.takeBack(valueIds.length) : LABELS.annotate(valueIds.length, handling);
  return {
    kind: 'done',
    reply: session.run(input, label, (db) => {
      for (const id of valueIds)
        updateRecord(db, 'value', id, { handling, handlingNote: handling === null ? null : note });
    }),
  };
}

const values = (count: number) => (count === 1 ? 'a value' : `${count} values`);
const LABELS = {
  annotate: (count: number, handling: string) => `Mark ${values(count)} as ${handling}`,
  takeBack: (count: number) => `Take back what was said of ${values(count)}`,
} as const;
const REASONS = {
  gone: 'A value was removed meanwhile. Look at the cell again.',
  noNote: 'Say in a note why: it is printed with the reasons a result is left out.',
} as const;
