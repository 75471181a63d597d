import { useId, type ReactNode, type SyntheticEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import './fields.css';

type Props = Readonly<{
  title: string;
  /** What the dialog does, in one sentence. */
  lead?: ReactNode;
  children: ReactNode;
  submitLabel: string;
  onSubmit: () => void;
  onClose: () => void;
  /** Why it cannot be done yet: shown beside the button, which then answers with it. */
  problem?: string | null;
  cancelLabel?: string;
}>;

/** A few fields that make one step together. Enter in a field carries it out, Escape leaves everything as it was. */
export function FormDialog({
  title,
  lead,
  children,
  submitLabel,
  onSubmit,
  onClose,
  problem = null,
  cancelLabel = 'Cancel',
}: Props) {
  const id = useId();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (problem === null) onSubmit();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <span className="form-problem" role="status">
            {problem}
          </span>
          <Button onPress={onClose}>{cancelLabel}</Button>
          <AriaButton className="button" data-kind="primary" type="submit" form={id} isDisabled={problem !== null}>
            {submitLabel}
          </AriaButton>
        </>
      }
    >
      {lead === undefined ? null : <p className="form-lead">{lead}</p>}
      <form id={id} className="form-fields" onSubmit={submit}>
        {children}
      </form>
    </Dialog>
  );
}
