export const FINDINGS_SCREEN = {
  title: 'Findings',
  lead: 'The Summary of Findings as it will print. Every number follows the data.',
  empty: 'No finding is in the table yet.',
  print: 'Write reports…',
  behind: 'Analyses behind this table',
} as const;
