import { ChevronDown } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover, type Selection } from 'react-aria-components';
import { sameElements } from './same-elements.ts';
import type { SelectOption } from './SelectField.tsx';
import './fields.css';

type Props = Readonly<{
  label: string;
  options: readonly SelectOption[];
  value: readonly string[];
  /** Called once, when the list closes, and only when the choice is another one. */
  onCommit: (ids: readonly string[]) => void;
  /** Said on the button while nothing is chosen. */
  empty: string;
  hidesLabel?: boolean;
  className?: string;
}>;

/** Any number of named things: a button that says which, and a list with ticks behind it. */
export function MultiChoice({ label, options, value, onCommit, empty, hidesLabel = false, className = '' }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const chosen = draft ?? value;
  const shown = options
    .filter((option) => chosen.includes(option.id))
    .map((option) => option.label)
    .join(' + ');
  // A draft stands exactly while the list is open.
  const setOpen = (isOpen: boolean): void => {
    if (isOpen) setDraft(value);
    else close();
  };
  const close = (): void => {
    setDraft(null);
    if (draft !== null && !sameElements(draft.toSorted(), value.toSorted())) onCommit(draft);
  };
  const take = (selection: Selection): void =>
    setDraft(options.map((option) => option.id).filter((option) => selection === 'all' || selection.has(option)));
  return (
    <div className={`field ${className}`}>
      <span id={`${id}-label`} className={hidesLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </span>
      <DialogTrigger isOpen={draft !== null} onOpenChange={setOpen}>
        <Button
          ref={button}
          id={`${id}-button`}
          className="button select-button field-button"
          aria-labelledby={`${id}-label ${id}-button`}
          // As every other list of choices opens.
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOpen(true);
            else event.continuePropagation();
          }}
        >
          <span className={shown === '' ? 'ellipsis quiet' : 'ellipsis'}>{shown === '' ? empty : shown}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
        <Popover className="popover" offset={4}>
          <Dialog aria-label={label} className="popover-dialog">
            {({ close: leave }) => (
              /* Tab ends the choice and goes on from the button, as it leaves any other field. */
              <div
                role="presentation"
                onKeyDownCapture={(event) => {
                  if (event.key !== 'Tab') return;
                  event.stopPropagation();
                  // The list is gone before the browser moves the focus, or it would hold it.
                  flushSync(leave);
                  button.current?.focus();
                }}
              >
                <ListBox
                  aria-label={label}
                  items={options}
                  selectionMode="multiple"
                  selectedKeys={chosen}
                  onSelectionChange={take}
                  escapeKeyBehavior="none"
                  // The list was asked for to choose in it.
                  autoFocus="first"
                >
                  {(option) => (
                    <ListBoxItem className="option tick-option" id={option.id} textValue={option.label}>
                      {({ isSelected }) => (
                        <>
                          <span className="tick" aria-hidden="true">
                            {isSelected ? '✓' : ''}
                          </span>
                          {option.label}
                        </>
                      )}
                    </ListBoxItem>
                  )}
                </ListBox>
              </div>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
