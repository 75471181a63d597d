import { useSyncExternalStore } from 'react';
import { choiceOf, keepChoice } from '../../connection/choices.ts';
import type { JudgementPalette } from '../../../report/components/rob/judgement-paint.ts';

const KEY = 'judgement-colours';
const listeners = new Set<() => void>();

const read = (): JudgementPalette => (choiceOf(KEY) === 'colour-blind' ? 'colour-blind' : 'cochrane');

/** Colours of judgements on this computer: a matter of the eyes, not of the review. */
export function setPalette(palette: JudgementPalette): void {
  keepChoice(KEY, palette);
  for (const listener of listeners) listener();
}

export function usePalette(): JudgementPalette {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
