import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { perform } from '../actions/create-actions.ts';
import { IS_MAC, shortcutLabel } from '../actions/shortcuts.ts';
import { useServices } from '../app/services.ts';

type Props = Readonly<{
  id: string;
  children: ReactNode;
  label?: string;
  kind?: 'plain' | 'primary' | 'quiet';
  className?: string;
}>;

/**
 * A button of the action registry. What cannot be done now is dimmed but still answers with the reason when pressed, so
 * no button does nothing.
 */
export function ActionButton({ id, children, label, kind = 'quiet', className = '' }: Props) {
  const { registry, ui } = useServices();
  const action = registry.byId.get(id);
  if (action === undefined) throw new Error(`No action is called "${id}".`);
  const enabled = action.enabled();
  const [shortcut] = action.shortcuts;
  const key = shortcut === undefined ? '' : ` (${shortcutLabel(shortcut, IS_MAC)})`;
  const name = label ?? action.title;
  return (
    <AriaButton
      className={`button ${className}`}
      data-kind={kind}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(enabled === true ? {} : { 'aria-disabled': true })}
      onPress={() => perform(action, ui)}
      render={(props) => <button {...props} title={enabled === true ? `${name}${key}` : enabled} />}
    >
      {children}
    </AriaButton>
  );
}
