import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Answer } from '../../../api/contract/rob.ts';
import { keyedAnswer } from './answer-keys.ts';
import { ANSWERS, QUESTION } from './phrases.ts';
import './questions.css';

type Props = Readonly<{
  labelledBy: string;
  responses: readonly Answer[];
  value: Answer | null;
  /** Responses that cannot be chosen now. */
  unavailable: readonly Answer[];
  onAnswer: (answer: Answer | null) => void;
}>;

/**
 * The responses to one question, side by side. Left and Right move, Space and Enter choose: an answer is stored, so that moving
 * alone must not give one. Digits and letters answer at once; Delete takes the answer back.
 */
export function AnswerRadios({ labelledBy, responses, value, unavailable, onAnswer }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const [walked, setWalked] = useState<Answer | null>(null);
  const tabStop = walked ?? value ?? responses[0];

  // A key answers from wherever the focus is in the group; it goes to the answer given.
  useEffect(() => {
    if (value !== null && group.current?.contains(document.activeElement)) {
      group.current.querySelector<HTMLElement>(`[data-answer="${value}"]`)?.focus();
    }
  }, [value]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const next = responses[responses.indexOf(tabStop ?? 'Y') + step];
      event.preventDefault();
      if (next === undefined) return;
      setWalked(next);
      group.current?.querySelector<HTMLElement>(`[data-answer="${next}"]`)?.focus();
      return;
    }
    const keyed = keyedAnswer(event.key, responses, value);
    if (keyed === undefined || (keyed !== null && unavailable.includes(keyed))) return;
    event.preventDefault();
    if (keyed !== value) onAnswer(keyed);
  };

  return (
    <div role="presentation" onKeyDown={onKeyDown} onBlur={() => setWalked(null)}>
      <div className="segments answer-radios" role="radiogroup" aria-labelledby={labelledBy} ref={group}>
        {responses.map((answer) => {
          const isUnavailable = unavailable.includes(answer);
          return (
            <button
              key={answer}
              type="button"
              role="radio"
              className="segment"
              data-answer={answer}
              data-selected={answer === value ? 'true' : undefined}
              aria-checked={answer === value}
              aria-disabled={isUnavailable || undefined}
              title={isUnavailable ? QUESTION.noInformation : undefined}
              tabIndex={answer === tabStop ? 0 : -1}
              onClick={() => {
                if (!isUnavailable && answer !== value) onAnswer(answer);
              }}
            >
              {ANSWERS[answer]}
            </button>
          );
        })}
      </div>
    </div>
  );
}
