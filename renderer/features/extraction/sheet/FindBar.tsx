import { useEffect, useRef } from 'react';
import { Button } from '../../../widgets/Button.tsx';
import { CheckInput } from '../../../widgets/CheckInput.tsx';
import { SHEET } from './phrases.ts';

type Props = Readonly<{
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

/** Looks for a text in the grid's cells: Enter goes to the next, Shift-Enter back, Escape ends the search. */
export function FindBar({ text, at, count, showsOnlyFound, onText, onStep, onOnlyFound, onClose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <search className="find-bar">
      <input
        ref={input}
        type="search"
        className="field-input"
        aria-label={SHEET.find}
        placeholder={SHEET.find}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            onClose();
          }
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
