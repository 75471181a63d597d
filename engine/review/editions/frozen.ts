import type { AnalysisResult, DerivedReview, JudgementToReview, SummaryOfFindings } from '../derived.ts';
import { TABLE_NAMES, type RecordOf, type Snapshot, type TableName } from '../records/index.ts';
import { canonicalJson } from './canonical.ts';

/** Editions do not hold each other: a frozen review is the same whether or not others were made before it. */
export type FrozenTable = Exclude<TableName, 'edition'>;

export type FrozenFacts = { readonly [Table in FrozenTable]: readonly RecordOf[Table][] };

/**
 * A review as it stood: its facts and what was derived from them, with the version of the engine that did. The one form in which
 * editions are stored and files are compared.
 */
export type FrozenReview = Readonly<{
  format: 'grove edition';
  /** Of this form; a later Grove reads every earlier one. */
  version: 1;
  engineVersion: string;
  /** Records in ascending order of id. */
  facts: FrozenFacts;
  results: Readonly<{
    /** In ascending order of id. */
    analyses: readonly AnalysisResult[];
    summaryOfFindings: SummaryOfFindings;
    judgementsToReview: readonly JudgementToReview[];
  }>;
}>;

/** Thrown for text that is no edition, or one of a form this version does not know; the message is for the reader. */
export class EditionFormatError extends Error {
  override readonly name = 'EditionFormatError';
}

const FROZEN_TABLES = TABLE_NAMES.filter((table): table is FrozenTable => table !== 'edition');

/** Freeze a review. The same snapshot gives the same frozen form. */
export function freezeReview(snapshot: Snapshot, derived: DerivedReview, engineVersion: string): FrozenReview {
  return {
    format: 'grove edition',
    version: 1,
    engineVersion,
    facts: Object.fromEntries(
      FROZEN_TABLES.map((table) => [table, inIdOrder(snapshot[table])]),
    ) as unknown as FrozenFacts,
    results: {
      analyses: [...derived.analyses.values()].toSorted((a, b) => (a.analysisId < b.analysisId ? -1 : 1)),
      summaryOfFindings: derived.summaryOfFindings,
      judgementsToReview: derived.judgementsToReview,
    },
  };
}

function inIdOrder(records: ReadonlyMap<string, Readonly<{ id: string }>>): readonly Readonly<{ id: string }>[] {
  return [...records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The facts as a snapshot again, so that another engine can derive from them. Tables it does not know are empty. */
export function snapshotOfFrozen({ facts }: FrozenReview): Snapshot {
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      new Map<string, Readonly<{ id: string }>>(
        (table === 'edition' ? [] : (facts[table] ?? [])).map((record) => [record.id, record]),
      ),
    ]),
  ) as unknown as Snapshot;
}

/** The text that is stored: canonical, so that the same review has the same hash. */
export const frozenText = (frozen: FrozenReview): string => canonicalJson(frozen);

/** Read stored text. Throws EditionFormatError. */
export function readFrozen(text: string): FrozenReview {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new EditionFormatError(
      'This edition cannot be read: its content is damaged. Open a backup or an earlier copy of the file.',
    );
  }
  const { format, version } = (typeof read === 'object' && read !== null ? read : {}) as Partial<
    Record<string, unknown>
  >;
  if (format !== 'grove edition') throw new EditionFormatError('This is not an edition of a review.');
  if (version !== 1) {
    throw new EditionFormatError(
      `This edition was made by a newer Grove (form ${String(version)}). Install the newest Grove to read it.`,
    );
  }
  // Written by freezeReview of this form, which the version says.
  return read as FrozenReview;
}
