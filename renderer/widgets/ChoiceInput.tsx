import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import type { SelectOption } from './SelectField.tsx';
import './fields.css';

type Props = Readonly<{
  label: ReactNode;
  options: readonly SelectOption[];
  value: string;
  onChange: (id: string) => void;
  description?: string;
  hidesLabel?: boolean;
  className?: string;
  isDisabled?: boolean;
}>;

/** One of a few named things, with its label above. */
export function ChoiceInput({
  label,
  options,
  value,
  onChange,
  description,
  hidesLabel = false,
  className = '',
  isDisabled = false,
}: Props) {
  return (
    <Select
      className={`field ${className}`}
      value={value}
      onChange={(key) => key !== null && String(key) !== value && onChange(String(key))}
      isDisabled={isDisabled}
    >
      <Label className={hidesLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <Button className="button select-button field-button">
        <SelectValue className="ellipsis" />
        <ChevronDown aria-hidden="true" />
      </Button>
      {description === undefined ? null : (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <Popover className="popover" offset={4}>
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem className="option" id={option.id} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
