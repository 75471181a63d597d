import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

type Props = Readonly<{
  children: ReactNode;
  onPress: () => void;
  kind?: 'plain' | 'primary' | 'quiet';
  /** Needed where the children are an icon only. */
  label?: string | undefined;
  className?: string;
  autoFocus?: boolean;
  isDisabled?: boolean;
}>;

export function Button({
  children,
  onPress,
  kind = 'plain',
  label,
  className = '',
  autoFocus = false,
  isDisabled = false,
}: Props) {
  return (
    <AriaButton
      className={`button ${className}`}
      data-kind={kind}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onPress={onPress}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
    >
      {children}
    </AriaButton>
  );
}
