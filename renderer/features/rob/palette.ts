import { useSyncExternalStore } from 'react';
import type { JudgementPalette } from '../../../report/components/rob/judgement-paint.ts';

const KEY = 'grove.judgement-colours';
const listeners = new Set<() => void>();

const read = (): JudgementPalette => (localStorage.getItem(KEY) === 'colour-blind' ? 'colour-blind' : 'cochrane');

/** Colours of judgements in this browser: a matter of the eyes, not of the review. */
export function setPalette(palette: JudgementPalette): void {
  localStorage.setItem(KEY, palette);
  for (const listener of listeners) listener();
}

export function usePalette(): JudgementPalette {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
