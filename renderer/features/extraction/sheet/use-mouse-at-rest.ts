import { useEffect, useRef, useState } from 'react';

/** Whether the mouse has not moved since `isOpen` became true: what opens under a resting mouse is not pointed at. */
export function useMouseAtRest(isOpen: boolean): boolean {
  const [isAtRest, setAtRest] = useState(true);
  const last = useRef('');
  const isWatched = useRef(isOpen);
  useEffect(() => {
    isWatched.current = isOpen;
    return () => setAtRest(true);
  }, [isOpen]);
  useEffect(() => {
    const moved = ({ clientX, clientY }: PointerEvent): void => {
      const place = `${clientX} ${clientY}`;
      // The browser also tells of moves where only the page has moved.
      if (isWatched.current && place !== last.current) setAtRest(false);
      last.current = place;
    };
    addEventListener('pointermove', moved, { passive: true });
    return () => removeEventListener('pointermove', moved);
  }, []);
  return isOpen && isAtRest;
}
