import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './fields.css';

export type TextInputProps = Readonly<{
  label: ReactNode;
  /** What is stored now; a change from elsewhere shows unless something is being typed. */
  value: string;
  /** Called once for what was typed: on Enter and on leaving the field, and only when it differs from `value`. */
  onCommit: (text: string) => void;
  /** Why a text cannot be taken, or null. A refused text stays in the field with the reason beside it. */
  check?: (text: string) => string | null;
  description?: ReactNode;
  placeholder?: string;
  isMultiline?: boolean;
  isNumeric?: boolean;
  /** The label is read out but not shown, as in a table whose column says it. */
  hidesLabel?: boolean;
  autoFocus?: boolean;
  className?: string;
}>;

/** One stored text that is edited in place. Enter or leaving keeps it, Escape gives back what stood there. */
export function TextInput({
  label,
  value,
  onCommit,
  check,
  description,
  placeholder,
  isMultiline = false,
  isNumeric = false,
  hidesLabel = false,
  autoFocus = false,
  className = '',
}: TextInputProps) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const text = draft ?? value;

  // Focus by effect and not by attribute: the field is asked for by the reviewer's own action.
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);

  const commit = (): void => {
    if (draft === null) return;
    const trimmed = draft.trim();
    const refused = check?.(trimmed) ?? null;
    setProblem(refused);
    if (refused !== null) return;
    setDraft(null);
    if (trimmed !== value) onCommit(trimmed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      event.preventDefault();
      setDraft(null);
      setProblem(null);
    } else if (
      event.key === 'Enter' &&
      (!isMultiline || event.ctrlKey || event.metaKey) &&
      !event.nativeEvent.isComposing
    ) {
      if (draft !== null) event.preventDefault();
      commit();
    }
  };
  const describedBy = [description === undefined ? '' : `${id}-d`, problem === null ? '' : `${id}-p`]
    .filter(Boolean)
    .join(' ');
  const shared = {
    id,
    ref: field,
    value: text,
    placeholder,
    'aria-invalid': problem === null ? undefined : true,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    onBlur: commit,
    onKeyDown,
  } as const;

  return (
    <div className={`field ${className}`}>
      <label htmlFor={id} className={hidesLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {isMultiline ? (
        <textarea
          {...shared}
          rows={1}
          className="field-input field-area"
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={isNumeric ? 'decimal' : undefined}
          autoComplete="off"
          className={`field-input${isNumeric ? ' numeric-input' : ''}`}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
      {description === undefined ? null : (
        <p id={`${id}-d`} className="field-description">
          {description}
        </p>
      )}
      {problem === null ? null : (
        <p id={`${id}-p`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
