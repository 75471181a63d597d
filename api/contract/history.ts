/** What a step of the history is about, for the filter. */
export const HISTORY_KINDS = ['values', 'studies', 'protocol', 'analyses', 'judgements', 'other'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** One field of one record that a step changed. `was` null for what came, `now` null for what went. */
export type HistoryDetail = Readonly<{
  /** The record, as people call it: "arm Mindfulness of Cherkin 2016". */
  what: string;
  /** Null where the record as a whole came or went. */
  field: string | null;
  was: string | null;
  now: string | null;
}>;

export type HistoryItem = Readonly<{
  commandId: string;
  at: string;
  actor: string;
  /** One readable sentence with before and after. */
  sentence: string;
  kinds: readonly HistoryKind[];
  details: readonly HistoryDetail[];
  /** Rows changed beyond those in `details`. */
  moreRows: number;
  isUndo: boolean;
  undoneBy: string | null;
  /** False for what made the file itself: its creation, an import by the program, a migration. */
  canRevert: boolean;
}>;

export type HistoryHead = Readonly<{
  /** Steps there are in the file, or for the one item. */
  total: number;
  /** Who made them, as far as shown. */
  actors: readonly string[];
  /** Name of the item whose history this is; null for the whole review's. */
  subject: string | null;
}>;
