import { choiceOf, keepChoice } from '../connection/choices.ts';

const KEY = 'single-keys';

/** Whether shortcuts without Control or Command work (WCAG 2.1.4: they can be turned off). */
export function singleKeysOn(): boolean {
  return choiceOf(KEY) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  keepChoice(KEY, on ? null : 'off');
}
