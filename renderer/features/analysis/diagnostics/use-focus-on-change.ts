import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus to an element when `value` changes, not when it is first shown: for a form that gives way to what it asked
 * for, and would take the focus with it.
 */
export function useFocusOnChange<Target extends HTMLElement>(value: unknown): RefObject<Target | null> {
  const element = useRef<Target>(null);
  const previous = useRef(value);
  useEffect(() => {
    if (previous.current !== value) element.current?.focus({ preventScroll: true });
    previous.current = value;
  }, [value]);
  return element;
}
