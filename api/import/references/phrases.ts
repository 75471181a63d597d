/** Why a record of a reference file is left out. */
export const RECORD_PROBLEMS = {
  noTitle: 'It has no title. Add one in the file and import it again.',
  outside: (text: string) =>
    `“${text}” stands outside any record. Check that the record before it starts as its format asks.`,
  notAnItem: 'It is not an item with fields. Export the library as CSL-JSON again.',
  notJson: (detail: string) => `The file is not complete JSON (${detail}). Export the library as CSL-JSON again.`,
  tooDeep: 'Its lists are nested deeper than any reference. Export the library as CSL-JSON again.',
  noList: 'The file holds no list of items. Export the library as CSL-JSON again.',
  unclosed: 'Its brackets never close. Look for a missing } in the entry.',
  noKey: 'Its entry does not open with {key, … }. Correct the entry in the file.',
  tooMany: (maximum: number) =>
    `A file may hold at most ${maximum.toLocaleString('en-GB')} records. Split it into several files.`,
  unknownFormat: 'This is not RIS, PubMed, CSL-JSON or BibTeX. Export the references as one of them.',
} as const;
