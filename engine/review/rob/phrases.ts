/** Words of risk-of-bias judgements in fingerprints and in what waits for a look. */
export const ROB = {
  overall: 'Overall risk of bias',
  answer: (questionId: string) => `answer to ${questionId}`,
  domain: (title: string) => `risk of bias, ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  raised: 'several domains with some concerns',
  population: 'population analysed',
  score: 'final value or change',
  time: 'time',
  instrument: 'instrument or event',
  review: (study: string, outcome: string, domain: string) =>
    `${study}, ${outcome}: ${domain === ROB.overall ? 'overall risk of bias' : `risk of bias, ${domain.charAt(0).toLowerCase()}${domain.slice(1)}`}`,
} as const;
