import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

type Props = Readonly<{
  children: ReactNode;
  /** Left out within a CheckboxGroup, which knows by `value`. */
  isSelected?: boolean;
  isIndeterminate?: boolean;
  onChange?: (isSelected: boolean) => void;
  value?: string;
  /** Needed where nothing but the box is shown. */
  label?: string;
  className?: string;
}>;

/** Yes or no, with the words beside the box. */
export function CheckInput({ children, label, className = '', ...given }: Props) {
  return (
    <Checkbox className={`checkbox ${className}`} {...given} {...(label === undefined ? {} : { 'aria-label': label })}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="box" aria-hidden="true">
            {isIndeterminate ? '–' : isSelected ? '✓' : ''}
          </span>
          {children}
        </>
      )}
    </Checkbox>
  );
}
