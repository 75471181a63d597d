const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** What a judgement is about, in words. */
export const SUBJECTS = {
  gone: 'no longer in the review',
  weeks: (weeks: number) => `${weeks} weeks`,
  result: (study: string, outcome: string, time: string) => `${study}: ${joined([outcome, time])}`,
  finding: (comparison: string, outcome: string, window: string, subgroup: string) =>
    `${comparison}: ${joined([outcome, window, subgroup])}`,
} as const;

/** The tool a judgement was made with. */
export const TOOLS = {
  grade: 'GRADE',
  record: 'Risk of bias, what was read',
  riskOfBias: (tool: string, design: string, effect: string | null) =>
    joined([tool, design.toLowerCase(), effect === null ? '' : `effect of ${effect}`]),
} as const;
