import type { ExtractionRole } from './results.ts';

/** One human judgement of any kind: RoB 2 answers and domains, GRADE domains, ROB-ME, a reworded sentence. */
export type Judgement = Readonly<{
  id: string;
  subjectTable: 'study_result' | 'finding' | 'analysis' | 'study';
  subjectId: string;
  questionSet: string;
  questionSetVersion: string;
  question: string;
  answer: string | null;
  proposal: string | null;
  final: string | null;
  rationale: string | null;
  sourceId: string | null;
  /** The canonical, versioned list of what was seen (DATA.md), so that before and after can be shown. */
  fingerprint: unknown;
  author: string;
  role: ExtractionRole;
}>;

/** A check's finding that a reviewer has looked at and set aside. */
export type Dismissal = Readonly<{
  id: string;
  check: string;
  rows: readonly string[];
  seen: unknown;
  note: string;
  author: string;
}>;

/** Frozen facts and derived results, with the engine's version. The content lies in a blob. */
export type Edition = Readonly<{
  id: string;
  number: number;
  label: string;
  at: string;
  engineVersion: string;
  contentHash: string;
  whatsNew: string | null;
}>;

/** A named setting of the review; the id is its key. */
export type Setting = Readonly<{ id: string; value: unknown }>;
