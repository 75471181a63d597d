import { useEffect, useId, useRef, type ReactNode } from 'react';
import './fields.css';

type Props = Readonly<{
  label: ReactNode;
  value: string;
  /** Called with every letter: for forms that are carried out as a whole. */
  onChange: (text: string) => void;
  description?: ReactNode;
  placeholder?: string;
  rows?: number;
  autoFocus?: boolean;
}>;

/** A text of a form that nothing stores until the form is carried out. `rows` makes it a larger box. */
export function DraftText({ label, value, onChange, description, placeholder, rows, autoFocus = false }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const shared = {
    id,
    ref: field,
    value,
    placeholder,
    'aria-describedby': description === undefined ? undefined : `${id}-d`,
  } as const;
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          className="field-input"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <textarea
          {...shared}
          rows={rows}
          className="field-input field-area"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {description === undefined ? null : (
        <p id={`${id}-d`} className="field-description">
          {description}
        </p>
      )}
    </div>
  );
}
