import { Segments } from '../../../widgets/Segments.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { TYPED } from '../phrases.ts';
import type { CertaintyItem } from '../RatingDetail.tsx';
import { useRatingAloud } from '../use-rating.ts';
import '../rating-forms.css';

const ITEMS = ['population', 'intervention', 'comparator', 'outcome', 'indirect comparison'] as const;
const ANSWERS = ['open', 'none', 'minor', 'serious'] as const;

/** Differences between the evidence and the question, typed: nothing else decides indirectness. */
export function IndirectnessChecks({ item }: Readonly<{ item: CertaintyItem }>) {
  const send = useRatingAloud();
  const { findingId } = item.row;
  return (
    <fieldset className="typed">
      <legend>{TYPED.indirectness}</legend>
      {ITEMS.map((check) => {
        const given = item.answers.indirectness[check] ?? null;
        const answer = (value: string | null, note: string | null): void =>
          send((client, envelope) =>
            client.certainty.answer({
              ...envelope,
              findingId,
              question: `indirectness: ${check}`,
              answer: value,
              note,
            }),
          );
        return (
          <div key={check} className="typed-row">
            <span>{TYPED.items[check]}</span>
            <Segments
              label={TYPED.items[check] ?? check}
              options={ANSWERS.map((id) => ({ id, label: TYPED.answers[id] }))}
              value={given?.answer ?? 'open'}
              onChange={(id) => answer(id === 'open' ? null : id, given?.note ?? null)}
            />
            {given === null || given.answer === 'none' ? (
              <span />
            ) : (
              <TextInput
                label={TYPED.note}
                hidesLabel
                placeholder={TYPED.note}
                value={given.note ?? ''}
                onCommit={(note) => answer(given.answer, note)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
