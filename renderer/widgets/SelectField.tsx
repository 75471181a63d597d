import { ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export type SelectOption = Readonly<{ id: string; label: string }>;

type Props = Readonly<{
  label: string;
  options: readonly SelectOption[];
  value: string;
  onChange: (id: string) => void;
}>;

export function SelectField({ label, options, value, onChange }: Props) {
  return (
    <Select aria-label={label} value={value} onChange={(key) => onChange(String(key))}>
      <Button className="button select-button">
        <SelectValue className="ellipsis" />
        <ChevronDown aria-hidden="true" />
      </Button>
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
