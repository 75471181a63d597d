import { Segments } from '../../../widgets/Segments.tsx';
import { TYPED } from '../phrases.ts';
import type { CertaintyItem } from '../RatingDetail.tsx';
import { useRatingAloud } from '../use-rating.ts';
import '../rating-forms.css';

/** Whether results with some concerns count as low or high risk for this outcome. */
export function SomeConcerns({ item }: Readonly<{ item: CertaintyItem }>) {
  const send = useRatingAloud();
  const { findingId } = item.row;
  return (
    <div className="typed-row">
      <span>{TYPED.concerns}</span>
      <Segments
        label={TYPED.concerns}
        options={(['open', 'low', 'high'] as const).map((id) => ({ id, label: TYPED.concernsOptions[id] }))}
        value={item.answers.someConcernsCountAs ?? 'open'}
        onChange={(id) =>
          send((client, envelope) =>
            client.certainty.answer({
              ...envelope,
              findingId,
              question: 'some concerns count as',
              answer: id === 'open' ? null : id,
              note: null,
            }),
          )
        }
      />
    </div>
  );
}
