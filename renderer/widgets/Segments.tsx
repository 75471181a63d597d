import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import './fields.css';

type Props<Id extends string> = Readonly<{
  label: string;
  options: readonly Readonly<{ id: Id; label: ReactNode }>[];
  value: Id;
  onChange: (id: Id) => void;
}>;

/** One of two to five things, all of them in sight. Left and Right choose. */
export function Segments<Id extends string>({ label, options, value, onChange }: Props<Id>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        const option = options.find(({ id }) => id === chosen);
        if (option !== undefined && option.id !== value) onChange(option.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segment">
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
