import { useDeferredValue, type ReactNode } from 'react';

/**
 * Content that takes long to draw: the frame that answers the key or click goes before it. Within something that is itself
 * drawn later it stands at once.
 */
export function Later({ children }: Readonly<{ children: ReactNode }>) {
  const isDue = useDeferredValue(true, false);
  return isDue ? children : null;
}
