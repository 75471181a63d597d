import type { JudgementToReview } from '../../../api/contract/certainty.ts';
import { DOMAIN } from './phrases.ts';
import './stale.css';

/** What a judgement was made on and what stands now, side by side. */
export function StaleNote({ review }: Readonly<{ review: JudgementToReview }>) {
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
    </div>
  );
}
