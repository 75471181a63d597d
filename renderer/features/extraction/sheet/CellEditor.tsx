import { useImperativeHandle, useRef, type RefObject } from 'react';

export type EditorMove = 'down' | 'up' | 'right' | 'left' | 'stay';

export type Place = Readonly<{ left: number; top: number; width: number; height: number }>;

/** One editing of one cell. */
export type Opening = Readonly<{
  label: string;
  place: Place;
  isNumeric: boolean;
  /** Text to start with, the cursor at its end; null when what is typed replaces the cell and comes by itself. */
  start: string | null;
  /** Inside the cell the arrows then move the cursor, as after F2; otherwise they keep the text and move on. */
  arrowsStay: boolean;
  onCommit: (text: string, move: EditorMove) => void;
  onCancel: () => void;
  /** The text is kept and the cell stays the active one. */
  onKeep: (text: string) => void;
  /** The text goes into every selected cell. */
  onFill: (text: string) => void;
}>;

export type EditorHandle = Readonly<{
  /** Takes the focus at once, so that the key press that opened it, or an input method, writes into it. */
  open: (opening: Opening) => void;
  isOpen: () => boolean;
}>;

const ARROWS: Readonly<Record<string, EditorMove>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowRight: 'right',
  ArrowLeft: 'left',
};

/**
 * The sheet's one editor, laid over the cell being edited and hidden otherwise: the same input each time. Enter, Tab and leaving it
 * keep the text, Escape does not; Control and Enter puts it into every selected cell.
 */
export function CellEditor({ handle }: Readonly<{ handle: RefObject<EditorHandle | null> }>) {
  const input = useRef<HTMLInputElement>(null);
  const opening = useRef<Opening | null>(null);

  useImperativeHandle(
    handle,
    () => ({
      open(next) {
        const element = input.current;
        if (element === null) return;
        opening.current = next;
        const { left, top, width, height } = next.place;
        Object.assign(element.style, {
          // Moved, not laid out anew.
          transform: `translate(${left}px, ${top}px)`,
          width: `${width}px`,
          height: `${height}px`,
        });
        element.classList.toggle('numeric', next.isNumeric);
        element.setAttribute('aria-label', next.label);
        element.dataset['open'] = 'true';
        element.value = next.start ?? '';
        element.focus({ preventScroll: true });
        element.setSelectionRange(element.value.length, element.value.length);
      },
      isOpen: () => opening.current !== null,
    }),
    [],
  );

  /**
   * Ends an editing; does nothing when it has ended already. The focus moves on before the editor is hidden and the text is written:
   * moving it needs the page laid out, and until then there is nothing to lay out.
   */
  const end = (goOn: (was: Opening, text: string) => void): void => {
    const was = opening.current;
    const element = input.current;
    if (was === null || element === null) return;
    opening.current = null;
    goOn(was, element.value);
    if (opening.current === null) delete element.dataset['open'];
  };
  const finish = (move: EditorMove): void => end((was, text) => was.onCommit(text, move));

  return (
    <input
      ref={input}
      className="cell-editor"
      tabIndex={-1}
      autoComplete="off"
      spellCheck={false}
      maxLength={2000}
      onBlur={() => finish('stay')}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || opening.current === null) return;
        const arrow = ARROWS[event.key];
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          end((was) => was.onCancel());
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          end((was, text) => was.onFill(text));
        } else if (event.key === 'Enter') {
          event.preventDefault();
          finish(event.shiftKey ? 'up' : 'down');
        } else if (event.key === 'Tab') {
          event.preventDefault();
          finish(event.shiftKey ? 'left' : 'right');
        } else if (event.key === 'F2') {
          event.preventDefault();
          opening.current = { ...opening.current, arrowsStay: !opening.current.arrowsStay };
        } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
          // Saving goes on at the window, and is to find nothing half typed.
          end((was, text) => was.onKeep(text));
        } else if ((event.ctrlKey || event.metaKey) && /^[dr]$/iu.test(event.key)) {
          // These fill cells while none is edited; the browser's own would set a bookmark or load the page anew.
          event.preventDefault();
        } else if (
          arrow !== undefined &&
          !opening.current.arrowsStay &&
          !event.shiftKey &&
          !event.ctrlKey &&
          !event.metaKey
        ) {
          event.preventDefault();
          finish(arrow);
        }
      }}
    />
  );
}
