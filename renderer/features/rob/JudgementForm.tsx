import { useState } from 'react';
import type { ToolLevel } from '../../../api/contract/rob.ts';
import { Button } from '../../widgets/Button.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { JUDGEMENT, LEVELS } from './phrases.ts';
import './judgements.css';

type Props = Readonly<{
  levels: readonly ToolLevel[];
  start: ToolLevel;
  reason: string;
  onSave: (final: ToolLevel, rationale: string) => Promise<boolean>;
  onCancel: (() => void) | null;
}>;

/** A judgement of the reviewer's own: the level and its reason, stored together. */
export function JudgementForm({ levels, start, reason: before, onSave, onCancel }: Props) {
  const [level, setLevel] = useState(start);
  const [reason, setReason] = useState(before);
  const isReady = reason.trim() !== '';
  return (
    <div className="judgement-form">
      <Segments
        label={JUDGEMENT.level}
        options={levels.map((id) => ({ id, label: LEVELS[id] }))}
        value={level}
        onChange={setLevel}
      />
      <DraftText
        label={JUDGEMENT.reason}
        value={reason}
        onChange={setReason}
        rows={3}
        {...(isReady ? {} : { description: JUDGEMENT.reasonNeeded })}
      />
      <div className="judgement-buttons">
        <Button
          kind="primary"
          isDisabled={!isReady}
          onPress={() => void onSave(level, reason.trim()).then((isDone) => isDone && onCancel?.())}
        >
          {JUDGEMENT.save}
        </Button>
        {onCancel === null ? null : <Button onPress={onCancel}>{JUDGEMENT.cancel}</Button>}
      </div>
    </div>
  );
}
