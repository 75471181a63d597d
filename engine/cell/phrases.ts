/** What the reading of a cell has to say, apart from the logic that chooses it. */
export const CELL = {
  readAsSd: '± is read as the SD. If the paper means the standard error, move it to SE.',
  bracketAsSd: 'The number in brackets is read as the SD. If the paper means the standard error, move it to SE.',
  bracketAsError: 'The number in brackets is read as the standard error.',
  bracketAsPercent: 'The number in brackets is read as the percentage.',
  intervalAsConfidence:
    'The interval is read as the confidence interval of the mean. If the paper means quartiles, type it into the median.',
  decimalCommas: (text: string) => `“${text}” has decimal commas. Choose that reading, or type points.`,
  unreadablePart: (part: string, reason: string) => `“${part}”: ${reason}`,
  severalGroups: (degreesOfFreedom: string) =>
    `This F compares ${Number(degreesOfFreedom) + 1} groups (${degreesOfFreedom} degrees of freedom above), so it gives no standard error of one contrast. Leave F empty.`,
  pValue: 'This is a p-value, which has a cell of its own.',
  otherMeasure: (label: string, measure: string) =>
    `The paper says ${label}, and this row holds ${measure}. Change the row's measure, or type the numbers without their label.`,
  widthAlone:
    'One number after IQR or range is its width, and the conversions need both ends. Look for them in the paper; a width alone can only be divided into a formula, such as =5/1.35 for a large symmetric sample.',
  plusMinusUnclear:
    'After a contrast ± may be a standard error, an SD or half an interval. Type the standard error or the limits into their own cells.',
} as const;
