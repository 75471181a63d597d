import { useEffect, useRef } from 'react';
import { Button } from '../../../widgets/Button.tsx';
import { CheckInput } from '../../../widgets/CheckInput.tsx';
import { SHEET } from './phrases.ts';

export type FindBarProps = Readonly<{
  text: string;
  /** Which of the found cells is the active one, from 1; 0 for none. */
  at: number;
  count: number;
  showsOnlyFound: boolean;
  onText: (text: string) => void;
  onStep: (step: 1 | -1) => void;
  onOnlyFound: (only: boolean) => void;
  onClose: () => void;
}>;

/** Looks for a text in the grid's cells: Enter or F3 goes to the next, with Shift back, Escape ends the search. */
export function FindBar({ text, at, count, showsOnlyFound, onText, onStep, onOnlyFound, onClose }: FindBarProps) {
  const bar = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const take = (): void => {
      input.current?.focus();
      input.current?.select();
    };
    take();
    // Asked for once more, wherever the focus is: the text looked for is there to be typed over.
    const again = (event: KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'f';
      if (!isFind || (event.target as Element).closest('[role=dialog]') !== null) return;
      event.preventDefault();
      take();
    };
    addEventListener('keydown', again, true);
    return () => removeEventListener('keydown', again, true);
  }, []);
  useEffect(() => {
    const element = bar.current;
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
      else if (event.key === 'F3') onStep(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
    };
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [onClose, onStep]);
  return (
    <search className="find-bar" ref={bar}>
      <input
        ref={input}
        type="search"
        className="field-input"
        aria-label={SHEET.find}
        placeholder={SHEET.find}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="quiet small number" role="status">
        {text === '' ? '' : SHEET.found(at, count)}
      </span>
      <Button onPress={() => onStep(-1)}>{SHEET.findPrevious}</Button>
      <Button onPress={() => onStep(1)}>{SHEET.findNext}</Button>
      <CheckInput isSelected={showsOnlyFound} onChange={onOnlyFound}>
        {SHEET.onlyFound}
      </CheckInput>
      <Button kind="quiet" onPress={onClose}>
        {SHEET.findClose}
      </Button>
    </search>
  );
}
