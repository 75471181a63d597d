import { useEffect } from 'react';

/**
 * Gives the focus to the screen when what floated above it closes and nothing else has it: a dialog gives the focus back to what had
 * it before, which in a window just opened is nothing, and may have left the page meanwhile.
 *
 * @param isOpen for what stays mounted while it is closed
 */
export function useFocusReturn(isOpen = true): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      // The dialog hands back in the frame after it has gone, so this looks in the one after that.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body)
            document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
        }),
      );
    };
  }, [isOpen]);
}
