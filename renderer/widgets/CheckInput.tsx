import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

type Props = Readonly<{
  children: ReactNode;
  isSelected: boolean;
  isIndeterminate?: boolean;
  onChange: (isSelected: boolean) => void;
  /** Needed where nothing but the box is shown. */
  label?: string;
  className?: string;
}>;

/** Yes or no, with the words beside the box. */
export function CheckInput({ children, isSelected, isIndeterminate = false, onChange, label, className = '' }: Props) {
  return (
    <Checkbox
      className={`checkbox ${className}`}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      onChange={onChange}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className="box" aria-hidden="true">
        {isIndeterminate ? '–' : isSelected ? '✓' : ''}
      </span>
      {children}
    </Checkbox>
  );
}
