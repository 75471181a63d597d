import { useLayoutEffect, useState, type RefObject } from 'react';

const lastWidths = new Map<string, number>();

/**
 * Inner width of an element in pixels, kept up to date; null before the first layout.
 *
 * @param place name of a place that comes and goes: it begins with the width it last had, so that what is drawn to it is not
 *   drawn twice
 */
export function useWidth(element: RefObject<HTMLElement | null>, place?: string): number | null {
  const [width, setWidth] = useState<number | null>(place === undefined ? null : (lastWidths.get(place) ?? null));
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = (): void => {
      setWidth(current.clientWidth);
      if (place !== undefined) lastWidths.set(place, current.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, place]);
  return width;
}
