import { Segments } from '../../../widgets/Segments.tsx';
import { TYPED } from '../phrases.ts';
import type { CertaintyItem } from '../RatingDetail.tsx';
import { useRatingAloud } from '../use-rating.ts';
import '../rating-forms.css';

type Props = Readonly<{ item: CertaintyItem; question: keyof typeof TYPED.questions; value: boolean | null }>;

/** A question that no number decides. */
export function YesNo({ item, question, value }: Props) {
  const send = useRatingAloud();
  const { findingId } = item.row;
  return (
    <div className="typed-row">
      <span>{TYPED.questions[question]}</span>
      <Segments
        label={TYPED.questions[question]}
        options={(['open', 'yes', 'no'] as const).map((id) => ({ id, label: TYPED.yesNo[id] }))}
        value={value === null ? 'open' : value ? 'yes' : 'no'}
        onChange={(id) =>
          send((client, envelope) =>
            client.certainty.answer({
              ...envelope,
              findingId,
              question,
              answer: id === 'open' ? null : id,
              note: null,
            }),
          )
        }
      />
    </div>
  );
}
