import { useLayoutEffect, useRef } from 'react';

export type EditorMove = 'down' | 'up' | 'right' | 'left' | 'stay';

type Props = Readonly<{
  label: string;
  /** Text the editor starts with, and whether all of it is selected. */
  start: string;
  place: Readonly<{ left: number; top: number; width: number; height: number }>;
  onCommit: (text: string, move: EditorMove) => void;
  onCancel: () => void;
}>;

/** The grid's one editor, laid over the active cell. Enter and Tab keep the text, leaving it keeps the text, Escape does not. */
export function CellEditor({ label, start, place, onCommit, onCancel }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  useLayoutEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);

  const finish = (move: EditorMove): void => {
    if (isDone.current || input.current === null) return;
    isDone.current = true;
    onCommit(input.current.value, move);
  };

  return (
    <input
      ref={input}
      className="cell-editor number"
      aria-label={label}
      defaultValue={start}
      autoComplete="off"
      spellCheck={false}
      maxLength={2000}
      style={place}
      onBlur={() => finish('stay')}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          isDone.current = true;
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        } else if (event.key === 'Enter') {
          event.preventDefault();
          finish(event.shiftKey ? 'up' : 'down');
        } else if (event.key === 'Tab') {
          event.preventDefault();
          finish(event.shiftKey ? 'left' : 'right');
        }
      }}
    />
  );
}
