import { useEffect } from 'react';
import { useServices } from '../app/services.ts';
import { perform } from './create-actions.ts';
import { KeyMatcher } from './registry.ts';
import { IS_MAC } from './shortcuts.ts';
import { singleKeysOn } from './single-keys.ts';

/** Listens for the registry's shortcuts on the whole window. Widgets that use a key themselves stop it before. */
export function useActionKeys(): void {
  const { registry, ui } = useServices();
  useEffect(() => {
    const matcher = new KeyMatcher(registry, IS_MAC);
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const isPlainKey = !event.ctrlKey && !event.metaKey;
      if (isPlainKey && !singleKeysOn()) return;
      const action = matcher.match(event, isTextField(event.target), event.timeStamp);
      if (action === null) return;
      // Nor may the browser take the key for its own: saving or printing the page is not what was meant.
      event.preventDefault();
      const isInDialog = ui.snapshot().overlay !== null || ui.snapshot().chooser !== null || isDialog(event.target);
      if (isInDialog && action.group !== 'View') return;
      perform(action, ui);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [registry, ui]);
}

/** Nothing is to change behind a dialog, or leave it standing over another screen. */
function isDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null;
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
}
