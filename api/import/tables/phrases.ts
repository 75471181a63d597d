/** Why a table, or a row of it, is not taken. */
export const TABLE_PROBLEMS = {
  empty: 'The file holds no rows. Check that the data stand on the sheet that is read.',
  brokenQuote: (line: number) =>
    `A quotation mark that opens on row ${line} never closes. Correct it and read the file again.`,
  notText: (detail: string) => `The table cannot be read (${detail}). Save it as CSV or Excel again.`,
  notWorkbook: 'This is no Excel workbook. Save it as .xlsx or CSV again.',
  tooLarge: 'The workbook unpacks to more than 200 MB. Save the sheet you need as CSV.',
  misplaced: (place: string) =>
    `The workbook puts a cell at “${place}”, where no sheet has one. Open it in a spreadsheet program, save it and read it again.`,
  tooFarApart: 'The cells of a sheet lie too far apart to be read. Save the part you need as CSV.',
  tooManyRows: (maximum: number) =>
    `A table may hold at most ${maximum.toLocaleString('en-GB')} rows. Split it into several files.`,
  tooManyColumns: (maximum: number) => `A table may hold at most ${maximum} columns. Leave out those you do not need.`,
  noStudyColumn: 'No column names the study. Choose one.',
  noNumberColumn: 'No column holds a number to take. Choose at least one.',
  repeatedRole: (role: string, columns: readonly string[]) =>
    `Two columns hold the same: ${columns.join(' and ')} (${role}). Choose one of them.`,
  noOutcome: 'No column names the outcome. Choose one, or name the outcome of all rows.',
  noStudy: 'The row names no study. Fill in its name.',
  noRowOutcome: 'The row names no outcome. Fill it in, or name the outcome of all rows.',
  noArm: 'The row names no arm. Fill in its name.',
  sameArms: (label: string) => `Both arms are called ${label}. Give them different names.`,
  uncalculated:
    'The workbook holds a formula here and not its result. Open it in a spreadsheet program, save it and read it again.',
  nothing: 'The row holds no number.',
  negativeVariance: (text: string) => `The variance ${text} is not above zero. Correct it.`,
  year: (text: string) => `“${text}” is no year.`,
} as const;

/** Why a row that could be read is not taken. */
export const TABLE_ROW_PROBLEMS = {
  ambiguous: (text: string) =>
    `“${text}” can be read with a decimal comma or with a comma between thousands. Say which mark the table uses.`,
  noScale: (name: string) =>
    `The protocol has no scale called ${name}. Add it under Protocol, Instruments, with its range and direction; then read the table again.`,
  taken: (study: string, arm: string, now: string) =>
    `${study}, ${arm} already has ${now} here. Correct one of the two.`,
} as const;
