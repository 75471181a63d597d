import { useEffect, useId, useRef } from 'react';
import { useServices } from '../../app/services.ts';
import type { ReceiptValue } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { useRowDrafts } from '../extraction/use-row-drafts.ts';
import { EXTRACTION, FIELDS } from '../extraction/phrases.ts';

/** A printed number the receipt read, to change in place. */
export function ReceiptValueField({ value }: Readonly<{ value: ReceiptValue }>) {
  const { drafts } = useServices();
  const { measurementId, field, text: stored, armLabel } = value;
  const address = { measurementId, field };
  const draft = useRowDrafts(measurementId)[field];
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const noteId = useId();
  const shown = draft?.text ?? stored;

  // The field is the reviewer's from the first key typed into it; otherwise it follows the file.
  const followed = useRef(shown);
  useEffect(() => {
    if (input.current?.value === followed.current) input.current.value = shown;
    followed.current = shown;
  }, [shown]);

  const commit = (): void => {
    const typed = input.current?.value.trim() ?? '';
    if (typed !== shown) void drafts.commit(address, typed, draft?.state === 'conflict' ? draft.now : stored);
  };
  const isRefused = draft?.state === 'refused' || draft?.state === 'conflict';
  return (
    <div className="receipt-value">
      <div className="receipt-value-line">
        <label className="receipt-value-name" htmlFor={inputId}>
          {FIELDS[field].long}
          <span className="visually-hidden">{`, ${armLabel}`}</span>
        </label>
        <input
          id={inputId}
          ref={input}
          className="field-input number"
          defaultValue={shown}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          aria-invalid={isRefused}
          aria-describedby={noteId}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') {
              event.preventDefault();
              drafts.discard(address);
              event.currentTarget.value = stored;
            }
          }}
        />
      </div>
      <div id={noteId}>
        {draft?.state === 'refused' ? <p className="problem-text">{draft.reason}</p> : null}
        {draft?.state === 'conflict' ? (
          <p className="problem-text">{EXTRACTION.conflict(draft.now, draft.text)}</p>
        ) : null}
      </div>
      {draft?.state === 'conflict' ? (
        <div className="draft-choices">
          <Button kind="primary" onPress={() => void drafts.commit(address, draft.text, draft.now)}>
            {EXTRACTION.useMine}
          </Button>
          <Button onPress={() => drafts.discard(address)}>{EXTRACTION.keepTheirs}</Button>
        </div>
      ) : null}
    </div>
  );
}
