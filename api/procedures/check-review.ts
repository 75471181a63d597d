import type { Session } from './session.ts';

export type ReviewCheck = Readonly<{
  /** One sentence each; empty when the file is whole. */
  problems: readonly string[];
  /** What was looked at, for the reader. */
  checked: string;
}>;

/**
 * Storage, references and receipts of an open review: SQLite's own integrity check, foreign keys, and that every effect
 * names values and assumptions the file holds.
 */
export function checkReview(session: Session): ReviewCheck {
  const snapshot = session.snapshot();
  const effects = [...session.derived().effects.values()];
  const storage = (session.db.pragma('integrity_check') as { integrity_check: string }[]).map(
    (row) => row.integrity_check,
  );
  const dangling = session.db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const receipts = effects.flatMap((effect) => {
    if (effect.state !== 'estimated') return [];
    if (effect.receipt.length === 0) return [`The effect of study result ${effect.studyResultId} has no receipt.`];
    const steps = effect.receipt;
    const values = steps.flatMap((step) => step.valueIds).filter((id) => !snapshot.value.has(id));
    const assumptions = steps.flatMap((step) => step.assumptionIds).filter((id) => !snapshot.assumption.has(id));
    return [...values, ...assumptions].map(
      (id) => `The receipt of study result ${effect.studyResultId} names ${id}, which is not in the file.`,
    );
  });
  return {
    problems: [
      ...storage.filter((line) => line !== 'ok').map((line) => `Storage: ${line}`),
      ...dangling.map(({ table, parent }) => `A row of ${table} refers to a row of ${parent} that is not there.`),
      ...receipts,
    ],
    checked: `storage, references, and the receipts of ${effects.filter(({ state }) => state === 'estimated').length} effects`,
  };
}
