import type { SVGProps } from 'react';
import type { PlotLook } from './PlotFrame.tsx';

type MarkProps = SVGProps<SVGGElement> & Readonly<{ 'data-row-id': string }>;

/**
 * Attributes of one mark's group: its row's id and, on screen, its sentence and its place in the tab order. One mark is a
 * tab stop: the active one, or `firstId`.
 */
export function markProps(look: PlotLook, id: string, sentence: string, firstId: string | undefined): MarkProps {
  if (!look.interactive) return { className: 'plot-mark', 'data-row-id': id };
  return {
    className: 'plot-mark',
    'data-row-id': id,
    role: 'img',
    'aria-label': sentence,
    tabIndex: id === (look.activeRowId ?? firstId) ? 0 : -1,
  };
}

/** The look with an active mark only if that mark is still there. */
export function lookAmong(look: PlotLook, ids: readonly string[]): PlotLook {
  const { activeRowId } = look;
  return activeRowId != null && ids.includes(activeRowId) ? look : { ...look, activeRowId: null };
}
