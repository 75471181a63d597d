import { z } from 'zod';
import type { CheckId, CheckSeverity } from '../../engine/check/types.ts';
import type { FixKind, Impact, SeenCell } from '../../engine/review/sentinel/types.ts';
import type { ValueField } from '../../engine/review/records/index.ts';

export type { CheckSeverity, FixKind, Impact };

/** A cell that a finding is about, with where it stands in words. */
export type CheckedCell = SeenCell & Readonly<{ armLabel: string; time: string }>;

/** What the numbers would become with a fix: cells with what is there and what would be. */
export type OfferedFix = Readonly<{
  kind: FixKind;
  cells: readonly Readonly<{ measurementId: string; field: ValueField; text: string; to: string }>[];
}>;

/** One finding of the error checks, as the panel of a cell and the review-wide list show it. */
export type CheckItem = Readonly<{
  key: string;
  check: CheckId;
  /** What the check looks for, in a few words. */
  title: string;
  severity: CheckSeverity;
  studyId: string;
  studyLabel: string;
  /** Outcome and time. */
  place: string;
  message: string;
  arithmetic: string;
  suggestion: string | null;
  fix: OfferedFix | null;
  cells: readonly CheckedCell[];
  /** A row to go to, where the finding is about no cell. */
  measurementId: string | null;
  /** Set aside with a note; null while open. */
  dismissal: Readonly<{ id: string; note: string; author: string }> | null;
  /** It was set aside before, and what was seen then has changed since. */
  hasReturned: boolean;
  /** What a dismissal must remember: `rows` and `seen` of its record. */
  sight: Readonly<{ rows: readonly string[]; seen: unknown }>;
  /** Only in the review-wide list. */
  impact: Impact | null;
}>;

/** A number its reviewer has annotated: the checks leave it alone, and an unusable one is in no analysis. */
export type HandledValue = Readonly<{
  valueId: string;
  measurementId: string;
  field: ValueField;
  text: string;
  handling: 'unusable as printed' | 'corrected by the authors';
  note: string;
}>;

export type StudyChecksHead = Readonly<{ studyId: string; handled: readonly HandledValue[] }>;

/** Say of printed numbers that they are unusable, or right as their authors corrected them; null takes it back. */
export const handleValues = z.object({
  valueIds: z.array(z.string().min(1).max(100)).min(1).max(200),
  handling: z.enum(['unusable as printed', 'corrected by the authors']).nullable(),
  note: z.string().trim().max(2000),
});
export type HandleValues = z.infer<typeof handleValues>;

export type CheckCounts = Readonly<{ open: number; blocked: number; dismissed: number }>;
