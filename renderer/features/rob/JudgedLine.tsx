import type { ToolLevel } from '../../../api/contract/rob.ts';
import { JudgementDot } from '../../../report/components/rob/JudgementDot.tsx';
import { usePalette } from './palette.ts';
import { LEVELS } from './phrases.ts';
import './judgements.css';

/** "Proposed  + Low": a name, the sign and the word. */
export function JudgedLine({
  name,
  level,
  note,
}: Readonly<{ name: string; level: ToolLevel; note?: string | undefined }>) {
  const palette = usePalette();
  return (
    <div className="judged-line">
      <dt className="quiet">{name}</dt>
      <dd>
        <JudgementDot mark={level} palette={palette} label="" />
        <span className="medium">{LEVELS[level]}</span>
        {note === undefined ? null : <span className="judged-note small">{note}</span>}
      </dd>
    </div>
  );
}
