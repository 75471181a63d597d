import type { EditionComparison, EditionSide } from '../contract/editions.ts';
import type { CommandReply } from '../contract/views.ts';
import { insertRecord } from '../../db/repositories/records.ts';
import { deriveReview } from '../../engine/review/derive.ts';
import { diffReviews } from '../../engine/review/editions/diff.ts';
import { freezeReview, snapshotOfFrozen, type FrozenReview } from '../../engine/review/editions/frozen.ts';
import { whatsNew } from '../../engine/review/editions/whats-new.ts';
import type { Edition } from '../../engine/review/records/index.ts';
import { loadFrozen, storeFrozen } from './edition-content.ts';
import { ENGINE_VERSION } from './report-input.ts';
import type { Session, WindowCommand } from './session.ts';

export type MakeEdition = WindowCommand & Readonly<{ editionId: string; label: string; whatsNew: string | null }>;

/** The review as it stands, in the form of an edition. */
export const freezeNow = (session: Session): FrozenReview =>
  freezeReview(session.snapshot(), session.derived(), ENGINE_VERSION);

/** Editions in the order they were made. */
export function editionsOf(session: Session): readonly Edition[] {
  return [...session.snapshot().edition.values()].toSorted((a, b) => a.number - b.number);
}

/** Freeze the review as one command; undo takes the edition back. */
export function makeEdition(session: Session, input: MakeEdition, now: () => Date): CommandReply {
  const frozen = freezeNow(session);
  const last = editionsOf(session).at(-1) ?? null;
  const number = (last?.number ?? 0) + 1;
  const written = input.whatsNew?.trim() ?? '';
  const text =
    written !== '' ? written : last && whatsNew(diffReviews(loadFrozen(session.db, last), frozen), nameOf(last));
  return session.run(input, PHRASES.command(number, input.label), (db) => {
    insertRecord(db, 'edition', {
      id: input.editionId,
      number,
      label: input.label,
      at: now().toISOString(),
      engineVersion: ENGINE_VERSION,
      contentHash: storeFrozen(db, frozen),
      whatsNew: text,
    });
  });
}

/** A review as it stood, and what to call it. */
export type ReviewState = Readonly<{ frozen: FrozenReview; name: string }>;

/** Two states of one review; null when an edition named is not in it. */
export function compareEditions(
  session: Session,
  { before, after }: Readonly<{ before: EditionSide; after: EditionSide }>,
): EditionComparison | null {
  const [old, now] = [sideOf(session, before), sideOf(session, after)];
  return old && now && compareStates(old, now);
}

/** Compare two states. Where another engine derived the earlier one, what the present engine makes of its data is told apart. */
export function compareStates(before: ReviewState, after: ReviewState): EditionComparison {
  const diff = diffReviews(before.frozen, after.frozen);
  return {
    before: before.name,
    after: after.name,
    diff,
    paragraph: whatsNew(diff, before.name),
    byEngine: engineShift(before.frozen),
  };
}

function engineShift(frozen: FrozenReview): EditionComparison['byEngine'] {
  if (frozen.engineVersion === ENGINE_VERSION) return null;
  const snapshot = snapshotOfFrozen(frozen);
  return diffReviews(frozen, freezeReview(snapshot, deriveReview(snapshot), ENGINE_VERSION));
}

function sideOf(session: Session, side: EditionSide): ReviewState | null {
  if (side === 'now') return { frozen: freezeNow(session), name: PHRASES.now };
  const edition = session.snapshot().edition.get(side.editionId);
  return edition ? { frozen: loadFrozen(session.db, edition), name: nameOf(edition) } : null;
}

/** "edition 2 (2026-03-03)" */
export const nameOf = ({ number, at }: Pick<Edition, 'number' | 'at'>): string =>
  PHRASES.edition(number, at.slice(0, 10));

const PHRASES = {
  now: 'now',
  edition: (number: number, day: string) => `edition ${number} (${day})`,
  command: (number: number, label: string) => `Made edition ${number}: ${label}`.slice(0, 160),
} as const;
