import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import './fields.css';

type Props = Readonly<{
  label: string;
  /** Texts offered; any other may be typed. */
  offers: readonly string[];
  value: string;
  /** Called on leaving the field or choosing, and only when the text is another one. */
  onCommit: (text: string) => void;
  /** Called with every letter, for forms that are carried out as a whole. */
  onType?: (text: string) => void;
  placeholder?: string;
  hidesLabel?: boolean;
  className?: string;
}>;

/** A text with the ones in use offered while typing, such as a reason of exclusion or a class of interventions. */
export function ComboInput({
  label,
  offers,
  value,
  onCommit,
  onType,
  placeholder,
  hidesLabel = false,
  className = '',
}: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  const commit = (next: string): void => {
    setDraft(null);
    if (next.trim() !== value) onCommit(next.trim());
  };
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const fitting =
    draft === null ? offers : offers.filter((offer) => words.every((word) => offer.toLowerCase().includes(word)));
  return (
    <ComboBox
      className={`field ${className}`}
      allowsCustomValue
      menuTrigger="input"
      inputValue={text}
      onInputChange={(next) => {
        if (next === text) return;
        setDraft(next);
        onType?.(next);
      }}
      onChange={(key) => key !== null && commit(String(key))}
      items={fitting.map((offer) => ({ id: offer }))}
      allowsEmptyCollection={false}
      onBlur={() => draft !== null && commit(draft)}
    >
      <Label className={hidesLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className="combo">
        <Input
          className="field-input"
          {...(placeholder === undefined ? {} : { placeholder })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
            const [only, ...others] = fitting;
            const isOffered = event.currentTarget.getAttribute('aria-expanded') === 'true';
            const isChosen = event.currentTarget.hasAttribute('aria-activedescendant');
            if (event.key !== 'Enter' || draft === null || !isOffered || isChosen) return;
            // Enter takes the one that is offered, so that half a name makes no second thing; Tab keeps what was typed.
            if (only === undefined || others.length > 0 || !startsWith(only, draft)) return;
            event.preventDefault();
            commit(only);
            onType?.(only);
          }}
        />
        <Button className="combo-button" aria-label={label}>
          <ChevronDown aria-hidden="true" className="icon" />
        </Button>
      </div>
      <Popover className="popover" offset={4}>
        <ListBox<{ id: string }>>
          {(option) => (
            <ListBoxItem className="option" id={option.id} textValue={option.id}>
              {option.id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function startsWith(offer: string, typed: string): boolean {
  return offer.toLowerCase().startsWith(typed.trim().toLowerCase());
}
