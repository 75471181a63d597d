import { useState } from 'react';
import type { RobAssessment } from '../../../api/contract/rob.ts';
import { Button } from '../../widgets/Button.tsx';
import { TextInput } from '../../widgets/TextInput.tsx';
import { QUESTION } from './phrases.ts';
import { useChangeRob } from './use-change-rob.ts';
import './questions.css';

/** What this review has agreed on for a question; the same for every result assessed with the tool. */
export function GuidanceNote({ assessment, questionId }: Readonly<{ assessment: RobAssessment; questionId: string }>) {
  const change = useChangeRob();
  const [isEdited, setEdited] = useState(false);
  const note = assessment.guidance[questionId] ?? '';
  if (isEdited) {
    return (
      <div
        role="presentation"
        onBlur={() => setEdited(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setEdited(false);
        }}
      >
        <TextInput
          className="rob-guidance-field"
          label={QUESTION.guidanceField(questionId)}
          value={note}
          isMultiline
          autoFocus
          onCommit={(text) => void change({ kind: 'guidance', questionSet: assessment.set.id, questionId, text })}
        />
      </div>
    );
  }
  if (note === '') {
    return (
      <Button kind="quiet" className="rob-add-guidance" onPress={() => setEdited(true)}>
        {QUESTION.addGuidance}
      </Button>
    );
  }
  return (
    <p className="rob-guidance small">
      <strong>{QUESTION.guidance}</strong> {note}{' '}
      <Button
        kind="quiet"
        label={`${QUESTION.editGuidance}: ${QUESTION.guidanceField(questionId)}`}
        onPress={() => setEdited(true)}
      >
        {QUESTION.editGuidance}
      </Button>
    </p>
  );
}
