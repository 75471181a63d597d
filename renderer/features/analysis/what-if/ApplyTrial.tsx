import { useId, useState } from 'react';
import { Button } from '../../../widgets/Button.tsx';
import { Dialog } from '../../../widgets/Dialog.tsx';
import { WHAT_IF } from './phrases.ts';

type Props = Readonly<{
  title: string;
  /** Labels of the studies the trial leaves out. */
  leftOut: readonly string[];
  onApply: (reason: string) => void;
  onClose: () => void;
}>;

/** Asks before a trial becomes the analysis; leaving studies out wants a reason. */
export function ApplyTrial({ title, leftOut, onApply, onClose }: Props) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const wantsReason = leftOut.length > 0;
  const submit = (): void => {
    if (wantsReason && reason.trim() === '') setIsAsked(true);
    else onApply(reason);
  };
  return (
    <Dialog
      title={WHAT_IF.applyTitle}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{WHAT_IF.cancel}</Button>
          <Button kind="primary" onPress={submit}>
            {WHAT_IF.confirm}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{WHAT_IF.applyText(title, leftOut)}</p>
        {wantsReason ? (
          <div className="what-if-reason">
            <label htmlFor={id} className="medium">
              {WHAT_IF.reason}
            </label>
            <input
              id={id}
              className="field-input"
              value={reason}
              maxLength={500}
              autoComplete="off"
              aria-invalid={isAsked}
              aria-describedby={`${id}-help`}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <p id={`${id}-help`} className={isAsked ? 'problem-text small' : 'quiet small'}>
              {isAsked ? WHAT_IF.reasonMissing : WHAT_IF.reasonHelp}
            </p>
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}
