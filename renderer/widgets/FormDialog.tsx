import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react';
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

const FIELD = ':is(input, textarea, button):not([type="hidden"], [tabindex="-1"], :disabled)';

/**
 * A few fields that make one step together, the first of which has the focus. Enter in a field carries it out, Escape leaves
 * everything as it was. Control and Enter carries it out from a list of choices or a text of several lines too.
 */
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
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // A field that asked for the focus itself has it by now.
    if (form.current?.contains(document.activeElement) === false)
      form.current.querySelector<HTMLElement>(FIELD)?.focus();
    // As after Tab: what is typed takes the place of what stands there already.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
  }, []);
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
      <form
        id={id}
        ref={form}
        className="form-fields"
        onSubmit={submit}
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.stopPropagation();
          submit(event);
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
