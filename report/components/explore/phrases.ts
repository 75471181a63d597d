/** Words of the table to explore in a web page. */
export const EXPLORE = {
  title: 'Explore the findings',
  lead: 'The same findings to explore. Nothing here changes the review; paper prints the table above.',
  words: 'Say it in',
  plain: 'plain words',
  numbers: 'numbers',
  per: 'Out of',
  people: (count: string) => `${count} people`,
  risk: 'Baseline risk',
  riskOf: (count: string, per: string) => `${count} in ${per}`,
  with: (side: string) => `With ${side}`,
  interval: (low: string, high: string) => `between ${low} and ${high}`,
  difference: (count: string, isFewer: boolean, per: string) => `${count} ${isFewer ? 'fewer' : 'more'} in ${per}`,
  rounding: ' (rounded from exact values, so the rounded risks may differ by another number)',
  same: 'no difference',
  icons: (side: string) => `have the event with ${side}`,
  why: 'Why this certainty',
} as const;
