import { useState, type SyntheticEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../widgets/Button.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { DOMAIN } from './phrases.ts';
import './rating-cards.css';
import './rating-forms.css';

type Props = Readonly<{
  levels: number;
  isUp: boolean;
  most: number;
  onLevels: (levels: number) => void;
  initial: string;
  /** Null when it was stored, else why the reason was refused. */
  onStore: (levels: number, rationale: string) => Promise<string | null>;
  onCancel: () => void;
}>;

/** A rating that is not the suggestion, with its reason. A refused reason stays in the field beside what it lacks. */
export function ReasonForm({ levels, isUp, most, onLevels, initial, onStore, onCancel }: Props) {
  const [text, setText] = useState(initial);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void onStore(levels, text).then(setRefusal);
  };
  return (
    <form className="reason-form" onSubmit={submit}>
      <div className="reason-form" role="presentation" onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
        <Segments
          label={DOMAIN.level('')}
          options={DOMAIN.levelOptions
            .slice(0, most + 1)
            .map((id) => ({ id, label: isUp ? `+${id}` : id === '0' ? '0' : `−${id}` }))}
          value={String(levels)}
          onChange={(id) => onLevels(Number(id))}
        />
        <DraftText
          label={DOMAIN.reason}
          value={text}
          onChange={setText}
          rows={2}
          autoFocus
          description={DOMAIN.reasonHelp}
        />
        {refusal === null ? null : (
          <p className="field-problem" role="alert">
            {refusal}
          </p>
        )}
        <div className="rated-actions">
          <AriaButton className="button" data-kind="primary" type="submit">
            {DOMAIN.rate(levels, isUp)}
          </AriaButton>
          <Button onPress={onCancel}>{DOMAIN.cancel}</Button>
        </div>
      </div>
    </form>
  );
}
