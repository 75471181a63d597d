import { useSyncExternalStore } from 'react';

let step: number | null = null;
const listeners = new Set<() => void>();

/** Shows a stop of the tour, or with null leaves it. */
export function showStep(next: number | null): void {
  step = next;
  for (const listener of listeners) listener();
}

/** The stop on show; null outside the tour. */
export function useTourStep(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => step,
  );
}

export const isOnTour = (): boolean => step !== null;
