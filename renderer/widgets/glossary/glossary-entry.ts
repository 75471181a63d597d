/** A term explained in two sentences, with where to read more. */
export type GlossaryEntry = Readonly<{
  name: string;
  sentences: readonly [string, string];
  source: string;
  doi: string;
}>;
