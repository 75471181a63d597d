import type { Analysis, Finding } from '../../engine/review/records/index.ts';
import { comparisonId, outcomeId, windowId, type OutcomeKey } from './protocol-records.ts';
import type { RecordSink } from './record-sink.ts';
import { stableId } from './stable-id.ts';
import { LAMP_COMBINED_ID } from './study-result-records.ts';

export const analysisId = (key: string) => stableId('analysis', key);

const DIFFERENT_SCALES =
  'The pain scales measure different constructs: the PEG pain intensity and interference, the bothersomeness scale how bothersome pain is, ' +
  'the BPI severity intensity alone. All run from 0 to 10 and are pooled as points by declaration, because standard deviations for a standardised difference are missing.';
const DIFFERENT_FUNCTION_SCALES =
  'Function was measured with the Roland-Morris questionnaire (0 to 23) and the Oswestry index (0 to 100): differences are standardised.';
const MIXED_DEFINITIONS =
  'the trials define response differently (at least 30% less pain, at least 30% less interference, at least minimally improved), and two print percentages that are no counts';
const LAMP_REASON =
  'LAMP reports only an average over 10 weeks, 6 and 12 months, in chronic musculoskeletal pain of any site; its two mindfulness arms are combined (correlation 0.5 through the shared control).';

type Plan = Readonly<{
  key: string;
  title: string;
  comparison: string;
  outcome: OutcomeKey;
  window: string;
  measure: Analysis['measure'];
  model?: Analysis['model'];
  purpose?: Analysis['purpose'];
  parent?: string;
  overrides?: Analysis['overrides'];
  declaredReason?: string;
}>;

const PLANS: readonly Plan[] = [
  {
    key: 'pain 26',
    title: 'Pain, about 26 weeks',
    comparison: 'usual care',
    outcome: 'pain',
    window: 'intermediate',
    measure: 'MD',
    declaredReason: DIFFERENT_SCALES,
  },
  {
    key: 'pain 8',
    title: 'Pain, about 8 weeks',
    comparison: 'usual care',
    outcome: 'pain',
    window: 'short',
    measure: 'MD',
    declaredReason: DIFFERENT_SCALES,
  },
  {
    key: 'pain 52',
    title: 'Pain, about 52 weeks',
    comparison: 'usual care',
    outcome: 'pain',
    window: 'long',
    measure: 'MD',
    declaredReason: DIFFERENT_SCALES,
  },
  {
    key: 'function 26',
    title: 'Physical function, about 26 weeks',
    comparison: 'usual care',
    outcome: 'function',
    window: 'intermediate',
    measure: 'SMD',
    declaredReason: DIFFERENT_FUNCTION_SCALES,
  },
  {
    key: 'function 52',
    title: 'Physical function, about 52 weeks',
    comparison: 'usual care',
    outcome: 'function',
    window: 'long',
    measure: 'SMD',
  },
  {
    key: 'response 26',
    title: 'Response to treatment, about 26 weeks',
    comparison: 'usual care',
    outcome: 'response',
    window: 'intermediate',
    measure: 'RR',
    model: 'not pooled',
    purpose: 'exploratory',
    declaredReason: MIXED_DEFINITIONS,
  },
  {
    key: 'adverse events',
    title: 'Adverse events, any follow-up',
    comparison: 'usual care',
    outcome: 'adverse events',
    window: 'any',
    measure: 'RR',
  },
  {
    key: 'physical quality of life',
    title: 'Physical quality of life, about 8 weeks',
    comparison: 'usual care',
    outcome: 'physical quality of life',
    window: 'short',
    measure: 'MD',
  },
  {
    key: 'mental quality of life',
    title: 'Mental quality of life, about 8 weeks',
    comparison: 'usual care',
    outcome: 'mental quality of life',
    window: 'short',
    measure: 'MD',
  },
  {
    key: 'opioid dose',
    title: 'Opioid dose, about 26 weeks',
    comparison: 'usual care',
    outcome: 'opioid dose',
    window: 'intermediate',
    measure: 'MD',
  },
  {
    key: 'function CBT',
    title: 'Physical function against CBT, about 52 weeks',
    comparison: 'CBT',
    outcome: 'function',
    window: 'long',
    measure: 'SMD',
  },
  {
    key: 'pain 26 with LAMP',
    title: 'Pain, about 26 weeks, with LAMP',
    comparison: 'usual care',
    outcome: 'pain',
    window: 'intermediate',
    measure: 'MD',
    purpose: 'sensitivity',
    parent: 'pain 26',
    overrides: {},
    declaredReason: `${DIFFERENT_SCALES} ${LAMP_REASON}`,
  },
  {
    key: 'pain 26 DL',
    title: 'Pain, about 26 weeks, RevMan 5 settings',
    comparison: 'usual care',
    outcome: 'pain',
    window: 'intermediate',
    measure: 'MD',
    purpose: 'sensitivity',
    parent: 'pain 26',
    overrides: { profile: 'revman5' },
    declaredReason: DIFFERENT_SCALES,
  },
];

/** Analyses of the review, and the sensitivity analyses that follow them. */
export function addAnalyses(sink: RecordSink): void {
  for (const [position, plan] of PLANS.entries()) {
    sink.add('analysis', {
      id: analysisId(plan.key),
      title: plan.title,
      comparisonId: comparisonId(plan.comparison),
      outcomeId: outcomeId(plan.outcome),
      timeWindowId: windowId(plan.window),
      measure: plan.measure,
      model: plan.model ?? 'random effects',
      profile: null,
      multiArmPolicy: 'combine',
      purpose: plan.purpose ?? 'primary',
      isPlanned: false,
      parentId: plan.parent ? analysisId(plan.parent) : null,
      overrides: plan.overrides ?? null,
      declaredReason: plan.declaredReason ?? null,
      position,
    });
  }
  sink.add('analysis_member', {
    id: stableId('analysis member', 'pain 26 with LAMP'),
    analysisId: analysisId('pain 26 with LAMP'),
    studyResultId: LAMP_COMBINED_ID,
    ruleChoice: 'out',
    reviewerChoice: 'in',
    reason: LAMP_REASON,
  });
}

type Row = Readonly<{
  comparison: string;
  outcome: OutcomeKey;
  window: string;
  analysis: string | null;
  narrative?: string;
}>;

const ROWS: readonly Row[] = [
  { comparison: 'usual care', outcome: 'pain', window: 'intermediate', analysis: 'pain 26' },
  { comparison: 'usual care', outcome: 'pain', window: 'short', analysis: 'pain 8' },
  { comparison: 'usual care', outcome: 'pain', window: 'long', analysis: 'pain 52' },
  { comparison: 'usual care', outcome: 'function', window: 'intermediate', analysis: 'function 26' },
  {
    comparison: 'usual care',
    outcome: 'response',
    window: 'intermediate',
    analysis: 'response 26',
    narrative:
      'Not pooled, because response is defined differently. Cherkin 2016: risk ratio 1.64 (95% CI 1.15 to 2.34) for at least 30% less pain. ' +
      'OPTIMUM: 70% against 40% at least minimally improved. LAMP, group arm: 34.4% against 22.2% with at least 30% less interference.',
  },
  {
    comparison: 'usual care',
    outcome: 'adverse events',
    window: 'any',
    analysis: 'adverse events',
    narrative:
      'No trial prints counts for both arms. Zgierska 2016 reports its results "without adverse events"; in LAMP "the MBI groups had half the number of adverse events as the usual care group". ' +
      'No report of events is not evidence of none.',
  },
  {
    comparison: 'usual care',
    outcome: 'physical quality of life',
    window: 'short',
    analysis: 'physical quality of life',
  },
  { comparison: 'usual care', outcome: 'mental quality of life', window: 'short', analysis: 'mental quality of life' },
  { comparison: 'usual care', outcome: 'opioid dose', window: 'intermediate', analysis: 'opioid dose' },
  {
    comparison: 'CBT',
    outcome: 'pain',
    window: 'intermediate',
    analysis: null,
    narrative:
      'No usable number. Zgierska 2025 (770 participants) reports "No significant between-group differences; MBT demonstrated noninferiority to CBT on primary outcomes"; its numbers were not in the sources read.',
  },
  { comparison: 'CBT', outcome: 'function', window: 'long', analysis: 'function CBT' },
];

/** Rows of the Summary of Findings. */
export function addFindings(sink: RecordSink): void {
  for (const [position, row] of ROWS.entries()) {
    const finding: Finding = {
      id: stableId('finding', row.comparison, row.outcome, row.window),
      comparisonId: comparisonId(row.comparison),
      outcomeId: outcomeId(row.outcome),
      timeWindowId: windowId(row.window),
      subgroup: null,
      analysisId: row.analysis ? analysisId(row.analysis) : null,
      narrative: row.narrative ?? null,
      position,
    };
    sink.add('finding', finding);
  }
}
