import { useEffect, type RefObject } from 'react';

/**
 * Keeps the keyboard where the reviewer is: when the element that has the focus leaves the page, as a removed row does, `region`
 * takes the focus in its place, or the button that now says the same, as where the first of a list was added. The region needs `tabIndex={-1}`.
 */
export function useKeepFocus(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current;
    if (element === null) return undefined;
    let wasInside = false;
    let button: string | null = null;
    const note = (event: Event): void => {
      const { target } = event;
      wasInside = target instanceof Node && element.contains(target);
      if (wasInside) button = target instanceof HTMLButtonElement ? target.textContent : null;
    };
    let check: ReturnType<typeof setTimeout> | undefined;
    const isLost = (): boolean => wasInside && document.activeElement === document.body;
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      // On the way from one field to the next no element has the focus: what storing the first one changes is no loss yet.
      clearTimeout(check);
      check = setTimeout(() => {
        if (isLost()) (sameButton(element, button) ?? element).focus({ preventScroll: true });
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

/** The only button of a region with these words on it. */
function sameButton(region: HTMLElement, words: string | null): HTMLElement | null {
  if (words === null || words === '') return null;
  const [found, ...others] = [...region.querySelectorAll('button')].filter((one) => one.textContent === words);
  return others.length === 0 ? (found ?? null) : null;
}
