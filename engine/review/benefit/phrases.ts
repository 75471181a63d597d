/** "1 point", "2 points" */
export const measured = (number: string, unit: string): string =>
  `${number} ${number === '1' ? unit.replace(/s$/u, '') : unit}`.trim();

/** Why a mean difference below the smallest important one and more people improved do not contradict each other. */
export const BENEFIT = {
  definition: (threshold: string) => `improved by at least ${threshold}`,
  average: (size: string, threshold: string) =>
    `The mean difference compares two averages: ${size} lies below the ${threshold} that one person would call important, yet it does not say how many people pass that mark.`,
  averageReached: (size: string, threshold: string) =>
    `The mean difference compares two averages: ${size} reaches the ${threshold} that one person would call important, yet it does not say how many people pass that mark.`,
  spread: (sds: string, unit: string, intervention: string, comparator: string, points: string) =>
    `People vary (SD ${sds} ${unit}), so a small shift of everybody carries some across it: about ${intervention} against ${comparator}, ${points} more in a hundred, estimated from the means as if changes were normal.`,
  rounding:
    'Differences are rounded from their exact values, so they may not equal the difference of the rounded shares.',
  noSpread: 'The means and SDs of both groups are not printed, so responders cannot be estimated from them.',
  otherQuestion: (definition: string) =>
    `The report counts another thing: “${definition}”, which is not a change of so many points on this scale.`,
  judgement:
    'It is the participants’ own verdict on the whole of their change; it takes in more than this outcome, and a first step of improvement is enough.',
  selfReported:
    'Both are self-reported. Where participants know their group, an overall verdict is swayed more easily than a score.',
  modelled: 'The printed percentages come without the numbers of people behind them, so they are shown and not pooled.',
  both: 'Read both: the difference for how large the average effect is, the shares for how many people notice one.',
} as const;
