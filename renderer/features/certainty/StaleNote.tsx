import type { JudgementToReview } from '../../../engine/review/judgements/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { DOMAIN } from './phrases.ts';

type Props = Readonly<{ review: JudgementToReview; name: string; onStand: () => void }>;

/** What a judgement was made on and what stands now, side by side; one button stands by it. */
export function StaleNote({ review, name, onStand }: Props) {
  return (
    <div className="stale-box">
      <table className="stale-table">
        <caption>{DOMAIN.stale}</caption>
        <thead>
          <tr>
            <th scope="col">{DOMAIN.what}</th>
            <th scope="col">{DOMAIN.before}</th>
            <th scope="col">{DOMAIN.now}</th>
          </tr>
        </thead>
        <tbody>
          {review.changes.map(({ key, label, before, after }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{before ?? '–'}</td>
              <td className="medium">{after ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button label={DOMAIN.standLabel(name)} onPress={onStand}>
        {DOMAIN.stand}
      </Button>
    </div>
  );
}
