import { useState } from 'react';

/** Reasons typed in this window, so that walking between screens does not lose them. They change no fact of the review. */
const typed = new Map<string, string>();

/** The reason a rule was set aside for one question (a test of one analysis), and how to set or withdraw it. */
export function useOverrideReason(question: string): readonly [string | null, (reason: string | null) => void] {
  const [, repaint] = useState(0);
  return [
    typed.get(question) ?? null,
    (reason) => {
      if (reason === null) typed.delete(question);
      else typed.set(question, reason);
      repaint((count) => count + 1);
    },
  ];
}
