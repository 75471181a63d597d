import { useId, useState } from 'react';
import type { Refusal } from '../../../../api/contract/index.ts';
import { Button } from '../../../widgets/Button.tsx';
import { OVERRIDE } from './phrases.ts';

type Props = Readonly<{
  refusal: Refusal;
  /** The reason under which it was already set aside, where it is refused all the same. */
  overriddenBecause: string | null;
  onOverride: (reason: string | null) => void;
}>;

/** A method refused for these data, and the way past a rule that may be set aside: a reason, shown with the result. */
export function Refused({ refusal, overriddenBecause, onOverride }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const { reason } = refusal;
  if (overriddenBecause !== null || !refusal.canBeOverridden) {
    return (
      <div className="refused">
        <p>{reason}</p>
        {overriddenBecause === null ? null : (
          <SetAside reason={overriddenBecause} onWithdraw={() => onOverride(null)} />
        )}
      </div>
    );
  }
  return (
    <form
      className="refused"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = text.trim();
        setIsAsked(typed === '');
        if (typed !== '') onOverride(typed);
      }}
    >
      <p>{reason}</p>
      <label htmlFor={id} className="medium">
        {OVERRIDE.label}
      </label>
      <div className="refused-line">
        <input
          id={id}
          className="field-input"
          value={text}
          maxLength={500}
          autoComplete="off"
          aria-invalid={isAsked}
          aria-describedby={`${id}-help`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" className="button">
          {OVERRIDE.button}
        </button>
      </div>
      <p id={`${id}-help`} className={isAsked ? 'problem-text small' : 'quiet small'}>
        {isAsked ? OVERRIDE.missing : OVERRIDE.help}
      </p>
    </form>
  );
}

/** The reason under which a rule was set aside, and the way back. */
export function SetAside({ reason, onWithdraw }: Readonly<{ reason: string; onWithdraw: () => void }>) {
  return (
    <div className="set-aside">
      <p className="small">{OVERRIDE.setAside(reason)}</p>
      <Button kind="quiet" onPress={onWithdraw}>
        {OVERRIDE.withdraw}
      </Button>
    </div>
  );
}
