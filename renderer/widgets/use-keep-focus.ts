import { useEffect, type RefObject } from 'react';

/**
 * Keeps the keyboard where the reviewer is: when the element that has the focus leaves the page, as a removed row does, `region`
 * takes the focus in its place. The region needs `tabIndex={-1}`.
 */
export function useKeepFocus(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current;
    if (element === null) return undefined;
    let wasInside = false;
    const note = (event: Event): void => {
      wasInside = event.target instanceof Node && element.contains(event.target);
    };
    let check: ReturnType<typeof setTimeout> | undefined;
    const isLost = (): boolean => wasInside && document.activeElement === document.body;
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      // On the way from one field to the next no element has the focus: what storing the first one changes is no loss yet.
      clearTimeout(check);
      check = setTimeout(() => {
        if (isLost()) element.focus({ preventScroll: true });
      });
    });
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      clearTimeout(check);
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, [region]);
}
