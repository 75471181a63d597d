/** A person as CSL names them; a group has a literal name. */
export type CslName = Readonly<{ family?: string; given?: string; literal?: string }>;

/** The fields of a CSL-JSON item that Grove keeps. Whatever else a file holds is left out. */
export type CslItem = Readonly<{
  type: string;
  title: string;
  author?: readonly CslName[];
  issued?: Readonly<{ 'date-parts': readonly (readonly number[])[] }>;
  'container-title'?: string;
  volume?: string;
  issue?: string;
  page?: string;
  publisher?: string;
  DOI?: string;
  PMID?: string;
  PMCID?: string;
  ISSN?: string;
  URL?: string;
  abstract?: string;
  language?: string;
}>;

/** One record of a reference file. `number` counts records from 1, `line` is where it starts. */
export type ImportedReference = Readonly<{
  number: number;
  line: number;
  csl: CslItem;
  doi: string | null;
  pmid: string | null;
  year: number | null;
  citation: string;
}>;

/** Why a record cannot be taken; a whole sentence that says what to do. */
export type RecordProblem = Readonly<{ number: number; line: number; reason: string }>;

export type ReferenceFormat = 'RIS' | 'PubMed' | 'CSL-JSON' | 'BibTeX';

export type ReferenceFile = Readonly<{
  /** Null where the text is none of the formats. */
  format: ReferenceFormat | null;
  references: readonly ImportedReference[];
  problems: readonly RecordProblem[];
}>;

/** What a format's parser makes of one record, before it is held against what a reference needs. */
export type RawRecord = Readonly<{ line: number; fields: RawFields } | { line: number; problem: string }>;

export type RawFields = Readonly<{
  type?: string | undefined;
  title?: string | undefined;
  authors?: readonly string[] | undefined;
  names?: readonly CslName[] | undefined;
  year?: string | undefined;
  date?: readonly number[] | undefined;
  journal?: string | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  page?: string | undefined;
  publisher?: string | undefined;
  doi?: string | undefined;
  pmid?: string | undefined;
  pmcid?: string | undefined;
  issn?: string | undefined;
  url?: string | undefined;
  abstract?: string | undefined;
  language?: string | undefined;
}>;
