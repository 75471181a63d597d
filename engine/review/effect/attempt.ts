import type { ComparatorArm, NotEstimableReason, ReceiptStep } from '../derived.ts';

/** What a route makes of its facts, on the analysis scale, before the study's interval is added. */
export type Estimated = Readonly<{
  ok: true;
  estimate: number;
  standardError: number;
  nIntervention: number | null;
  nComparator: number | null;
  nBasis: 'analysed' | 'randomised' | null;
  eventsIntervention: number | null;
  eventsComparator: number | null;
  /** Absent where the effect is not made of arms with means. */
  comparator?: ComparatorArm;
  /** Made when asked: most effects are pooled without anybody reading how they came about. */
  receipt: () => readonly ReceiptStep[];
  notes: readonly string[];
}>;

export type Refused = Readonly<{ ok: false; reason: NotEstimableReason; explanation: string }>;

export type Attempt = Estimated | Refused;

export function refuse(reason: NotEstimableReason, explanation: string): Refused {
  return { ok: false, reason, explanation };
}
