const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const NUMBERS = ['no', 'one', 'two', 'three'] as const;
const count = (levels: number): string =>
  `${NUMBERS[Math.abs(levels)] ?? String(Math.abs(levels))} ${Math.abs(levels) === 1 ? 'level' : 'levels'}`;

/** Questions under names of their own where the stored one says too little. */
const QUESTIONS: Readonly<Record<string, string>> = {
  target: 'What certainty is about',
  held: 'Level held back or added on the whole',
  statement: 'Wording of the sentence',
  'some concerns count as': 'Some concerns count as',
  'sources consulted': 'Sources read',
  'question set': 'Questions used',
  deviations: 'Deviations looked at',
  overall: 'Overall',
};
/** Reasons to rate evidence up, and the level held back on the whole. */
const UP = new Set(['large effect', 'dose-response', 'opposing confounding', 'held']);

/** Words of the history of judgements. */
export const HISTORY = {
  question: (stored: string) => QUESTIONS[stored] ?? capital(stored),
  /** "Indirectness: population, intervention" */
  questions: (before: string, next: string) => {
    const [part, item] = next.split(': ');
    return item !== undefined && part !== undefined && before.startsWith(`${part}: `)
      ? `${before}, ${item}`
      : `${before}, ${next}`;
  },
  levels: (question: string, levels: number) =>
    UP.has(question)
      ? levels === 0
        ? 'not rated up'
        : levels < 0
          ? `${count(levels)} held back`
          : `up ${count(levels)}`
      : levels === 0
        ? 'not rated down'
        : `down ${count(levels)}`,
  takenBack: 'taken back',
  turned: (before: string, after: string) => `${before} → ${after}`,
  again: (said: string) => `${said} (support reworded)`,
} as const;
