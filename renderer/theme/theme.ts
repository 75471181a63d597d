import { useSyncExternalStore } from 'react';
import { choiceOf, keepChoice } from '../connection/choices.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** electron/host/choices.ts knows it too: the page comes with its theme. */
const KEY = 'theme';
const listeners = new Set<() => void>();

function stored(): ThemeChoice {
  const value = choiceOf(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Puts the remembered choice on the document; 'system' leaves it to the media query in tokens.css. */
export function applyTheme(): void {
  const choice = stored();
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}

export function setTheme(choice: ThemeChoice): void {
  keepChoice(KEY, choice === 'system' ? null : choice);
  applyTheme();
  for (const listener of listeners) listener();
}

const systemIsDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** The theme on screen now, whoever chose it. */
export function shownTheme(): 'light' | 'dark' {
  const choice = stored();
  return choice === 'system' ? (systemIsDark().matches ? 'dark' : 'light') : choice;
}

export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore((listener) => {
    const media = systemIsDark();
    listeners.add(listener);
    media.addEventListener('change', listener);
    return () => {
      listeners.delete(listener);
      media.removeEventListener('change', listener);
    };
  }, shownTheme);
}
