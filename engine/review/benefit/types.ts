/** Responders as a report prints them, for both groups of one study. Shares from 0 to 1. */
export type ObservedResponders = Readonly<{
  /** What counts as a response, in the report's words. */
  definition: string;
  time: string;
  intervention: number;
  comparator: number;
  /** As printed. */
  interventionText: string;
  comparatorText: string;
  /** A percentage from a model, or without the number of people it is a share of. */
  isModelled: boolean;
  quote: string | null;
}>;

/** One study's mean difference against the smallest important one, and its responders: estimated from means and as observed. */
export type BenefitContrast = Readonly<{
  studyId: string;
  studyResultId: string;
  study: string;
  outcome: string;
  unit: string;
  difference: Readonly<{ estimate: number; low: number; high: number }>;
  /** Smallest important effect, above zero. */
  threshold: number;
  thresholdSource: string | null;
  better: 'lower' | 'higher';
  /** That the study's true mean difference reaches the threshold. */
  probabilityBeyond: number;
  /** From the means and SDs of change, taken as normal; null where the arms do not print them. */
  estimated: Readonly<{
    intervention: number;
    comparator: number;
    difference: Readonly<{ estimate: number; low: number; high: number }>;
    definition: string;
    standardDeviations: Readonly<{ intervention: number; comparator: number }>;
    /** Said where the rounded shares do not differ by the rounded difference; else null. */
    roundingNote: string | null;
  }> | null;
  observed: readonly ObservedResponders[];
  /** Why the two differ, sentence by sentence. */
  reasons: readonly string[];
}>;
