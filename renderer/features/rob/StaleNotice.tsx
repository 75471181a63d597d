import type { JudgedDomain } from '../../../api/contract/rob.ts';
import { Button } from '../../widgets/Button.tsx';
import { JUDGEMENT } from './phrases.ts';
import './assessment.css';

/** A judgement whose ground has moved: what it was made on, what stands now, and one button to confirm it. */
export function StaleNotice({
  standing,
  onConfirm,
}: Readonly<{ standing: JudgedDomain['standing']; onConfirm: () => void }>) {
  if (standing?.state !== 'stale') return null;
  return (
    <div className="rob-stale" role="note">
      <p className="medium">{JUDGEMENT.stale}</p>
      <ul className="small">
        {standing.changes.map(({ key, label, before, after }) => (
          <li key={key}>{JUDGEMENT.change(label, before ?? JUDGEMENT.nothing, after ?? JUDGEMENT.nothing)}</li>
        ))}
      </ul>
      <Button onPress={onConfirm}>{JUDGEMENT.confirm}</Button>
    </div>
  );
}
