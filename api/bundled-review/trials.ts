import data from './trials.json' with { type: 'json' };

/** The facts file of the bundled review, as read from abstracts, tables, registries and reports of the trials. */
export type TrialSource = Readonly<{
  url?: string | null;
  where?: string | null;
  quote?: string | null;
  origin?: string;
  document?: string;
}>;

export type TrialArm = Readonly<{
  id: string;
  label: string;
  klass: string;
  n_randomised: number | null;
  analysed?: number;
}>;

export type TrialResult = Readonly<{
  id: string;
  outcome: string;
  instrument: string;
  range: readonly number[] | null;
  direction: string;
  timepoint_weeks: number | null;
  timepoint_label: string;
  kind: 'arm-continuous' | 'arm-binary' | 'contrast';
  arm: string;
  comparator?: string;
  measure?: string;
  value_type?: 'final' | 'change';
  n?: number | null;
  n_basis?: string | null;
  mean?: number | null;
  sd?: number | null;
  se?: number | null;
  estimate?: number | null;
  ci_low?: number | null;
  ci_high?: number | null;
  events?: number | null;
  percent?: number | null;
  percent_ci_low?: number | null;
  percent_ci_high?: number | null;
  p?: string | null;
  adjusted?: boolean | null;
  as_published?: string | null;
  poolable: boolean;
  note?: string | null;
  source: TrialSource | null;
}>;

export type TrialFact = Readonly<{ item: string; value: string | null; source: TrialSource | null }>;

export type Trial = Readonly<{
  id: string;
  label: string;
  citation: string;
  doi: string | null;
  pmid: string | null;
  registration: string | null;
  country: string | null;
  setting: string | null;
  design: string;
  population: Readonly<{
    condition: string;
    flag: string;
    n_randomised: number | null;
    mean_age?: number | null;
    sd_age?: number | null;
    female_pct?: number | null;
    source: TrialSource | null;
  }>;
  arms: readonly TrialArm[];
  timepoints_weeks: readonly number[];
  results: readonly TrialResult[];
  facts: readonly TrialFact[];
}>;

export type UnextractedTrial = Readonly<{
  label: string;
  registration: string | null;
  n: number | null;
  note: string;
  url: string | null;
}>;

// The JSON file is checked field by field by test/api/bundled-review.test.ts; its inferred type is a union per trial.
export const TRIALS = data.trials as unknown as readonly Trial[];
export const UNEXTRACTED = data.identified_not_extracted as readonly UnextractedTrial[];
