import type { Judgement } from '../records/index.ts';

/** One thing a judgement was made on. Labels are for the reader and are never compared. */
export type SeenItem = Readonly<{
  /** Stable path of the thing, such as "ci.low" or "member 5f2… weight". */
  key: string;
  label: string;
  /** As displayed (rounded by the fixed rule of its quantity), or for facts the exact value. */
  value: string | number | boolean | null;
}>;

/**
 * The canonical, versioned list of what a judgement was made on (DATA.md, "Fingerprint of a judgement"). It is stored with the
 * judgement as it stands here. Notes, locators, labels and the engine's version are not in it.
 */
export type Fingerprint = Readonly<{
  version: 1;
  /** Rule or question set with its version, such as "imprecision.ci.mid@1". */
  rule: string;
  proposal: string | null;
  /** What was displayed: a change makes the judgement stale. */
  seen: readonly SeenItem[];
  /** Input facts, members, thresholds, judgements upstream: a change that nothing displayed shows only touches it. */
  facts: readonly SeenItem[];
}>;

/** One difference between what was seen and what stands now; null where it was or is absent. */
export type SeenChange = Readonly<{ key: string; label: string; before: string | null; after: string | null }>;

/** How a stored judgement stands to the review as it is now. */
export type JudgementStanding =
  Readonly<{ state: 'current' }> | Readonly<{ state: 'stale' | 'touched'; changes: readonly SeenChange[] }>;

/** A judgement whose ground has moved: kept as it was, waiting for a look. */
export type JudgementToReview = Readonly<{
  judgementId: string;
  subjectTable: Judgement['subjectTable'];
  subjectId: string;
  questionSet: string;
  question: string;
  /** "Pain, about 26 weeks: imprecision" */
  title: string;
  /** The human answer, as it was given. */
  final: string | null;
  rationale: string | null;
  proposalBefore: string | null;
  proposalNow: string | null;
  changes: readonly SeenChange[];
  /** What would be stored if the reviewer confirmed the judgement as it stands now. */
  fingerprintNow: Fingerprint;
}>;
