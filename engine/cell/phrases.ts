/** What the reading of a cell has to say, apart from the logic that chooses it. */
export const CELL = {
  readAsSd: '± is read as the SD. If the paper means the standard error, move it to SE.',
  bracketAsSd: 'The number in brackets is read as the SD. If the paper means the standard error, move it to SE.',
  bracketAsError: 'The number in brackets is read as the standard error.',
  decimalCommas: (text: string) =>
    `“${text}” has decimal commas. Set this paper's decimal mark to a comma, or type points.`,
  notForField: (field: string) => `This holds several numbers, and ${field} takes one. Type them into their own cells.`,
  reversed: (low: string, high: string) =>
    `The limits ${low} and ${high} are in the wrong order. Type them one by one if the paper prints them so.`,
  unreadablePart: (part: string, reason: string) => `“${part}”: ${reason}`,
} as const;
