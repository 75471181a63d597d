import { arrangeRows, byAttribute } from '../../engine/review/arrange-rows.ts';
import type { EstimatedEffect } from '../../engine/review/pool-studies.ts';
import { printedIntervals } from '../../engine/review/printed-intervals.ts';
import { analysePairwise } from '../../engine/pool/pairwise.ts';
import type {
  AnalysisResult,
  AnalysisRow,
  MeasureScale,
  PrintedEstimate,
  RowOrder,
} from '../../engine/review/derived.ts';
import { pairwiseFindingSentence, pooledMethodSentence } from '../../engine/text/pooled-sentence.ts';

const Z = 1.959963984540054;
const MEAN_DIFFERENCE: MeasureScale = { measure: 'MD', scale: 'identity', nullValue: 0 };
const RISK_RATIO: MeasureScale = { measure: 'RR', scale: 'log', nullValue: 1 };

/** A study of a fixture; effect and standard error on the analysis scale. */
export type FixtureStudy = Readonly<{
  label: string;
  effect: number;
  standardError: number;
  n?: readonly [number, number];
  events?: readonly [number, number];
  notes?: readonly string[];
}>;

/** An analysis as the engine would derive it, from effects and standard errors. */
export function analysisOf(
  analysisId: string,
  scale: MeasureScale,
  studies: readonly FixtureStudy[],
  extra: Partial<AnalysisResult> = {},
): AnalysisResult {
  const print = (value: number): number => (scale.scale === 'log' ? Math.exp(value) : value);
  const printed = (estimate: number, low: number, high: number): PrintedEstimate => ({
    estimate: print(estimate),
    low: print(low),
    high: print(high),
  });
  const pooled =
    studies.length < 2
      ? null
      : analysePairwise(
          studies.map((study) => study.effect),
          studies.map((study) => study.standardError ** 2),
        );
  const rows = studies.map((study, index): AnalysisRow => ({
    studyId: `study-${index}`,
    studyResultId: `result-${index}`,
    shares: null,
    label: study.label,
    ...printed(study.effect, study.effect - Z * study.standardError, study.effect + Z * study.standardError),
    standardError: study.standardError,
    weightPercent: pooled?.weights[index] ?? null,
    nIntervention: study.n?.[0] ?? null,
    nComparator: study.n?.[1] ?? null,
    nBasis: 'analysed',
    eventsIntervention: study.events?.[0] ?? null,
    eventsComparator: study.events?.[1] ?? null,
    instrument: null,
    time: '26 weeks',
    route: 'contrast',
    notes: study.notes ?? [],
  }));
  const total = (side: 0 | 1): number | null =>
    studies.reduce<number | null>(
      (sum, study) => (sum === null || study.n === undefined ? null : sum + study.n[side]),
      0,
    );
  const prediction = pooled?.predictionInterval ?? null;
  const [first] = rows;
  const state: AnalysisResult['state'] =
    first === undefined
      ? { kind: 'no data', reason: 'no eligible study gives a usable number' }
      : pooled === null
        ? { kind: 'single study', printed: { estimate: first.estimate, low: first.low, high: first.high } }
        : {
            kind: 'pooled',
            pooled,
            printed: printed(pooled.estimate, pooled.printed.low, pooled.printed.high),
            intervals: printedIntervals(pooled, scale),
            predictionInterval: prediction === null ? null : printed(pooled.estimate, prediction.low, prediction.high),
          };
  return {
    analysisId,
    title: analysisId,
    comparisonLabel: 'Mindfulness compared with usual care',
    outcomeLabel: 'Pain intensity',
    windowLabel: 'about 26 weeks',
    better: 'lower',
    scale,
    unit: scale.scale === 'identity' ? 'points' : null,
    threshold: null,
    purpose: 'primary',
    parentId: null,
    isPlanned: true,
    rows,
    forest: {
      order: 'year',
      columns: ['groups', 'weight', 'risk of bias'],
      rowIds: rows.map(({ studyResultId }) => studyResultId),
      subgroups: null,
      subgroupsBy: null,
      choices: [],
      stored: { own: false, columns: false },
    },
    riskOfBias: null,
    leftOut: [],
    studiesUsed: rows.length,
    studiesEligible: rows.length + 4,
    participantsIntervention: total(0),
    participantsComparator: total(1),
    state,
    methodSentence:
      pooled === null ? 'Single study: nothing to pool; its own 95% CI (normal)' : pooledMethodSentence(pooled),
    footnotes: pooled?.findings.map(pairwiseFindingSentence) ?? [],
    ...extra,
  };
}

const CONSTRUCTS =
  'The trials measured pain intensity, pain interference or bothersomeness, each from 0 to 10; they are pooled as mean differences because every instrument asks about the same week on the same range.';

const TRIALS: readonly FixtureStudy[] = [
  { label: 'OPTIMUM 2026', effect: -0.62, standardError: 0.2015, n: [226, 225] },
  {
    label: 'Cherkin 2016',
    effect: -0.64,
    standardError: 0.2706,
    n: [116, 113],
    notes: ['difference of two printed arm results, arms taken as independent'],
  },
  { label: 'Zgierska 2016', effect: -1.0, standardError: 0.4337, n: [21, 14] },
];

/** The bundled review's analysis at 26 weeks: MD −0.673, Wald −0.969 to −0.376, Knapp-Hartung −1.045 to −0.300. */
export const painAt26Weeks = analysisOf('pain-26-weeks', MEAN_DIFFERENCE, TRIALS, {
  title: 'Pain intensity at about 26 weeks',
  threshold: -1,
  footnotes: [CONSTRUCTS],
  riskOfBias: null,
  leftOut: [
    {
      studyId: 'banth',
      studyResultId: null,
      label: 'Banth 2015',
      availability: 'partly reported',
      isReviewersChoice: false,
      reason: 'reported without enough detail to pool: means without standard deviations',
    },
    {
      studyId: 'zgierska-2025',
      studyResultId: null,
      label: 'Zgierska 2025',
      availability: 'measured, not reported',
      isReviewersChoice: false,
      reason: 'measured, not reported',
    },
  ],
});

export const painAt8Weeks = analysisOf(
  'pain-8-weeks',
  MEAN_DIFFERENCE,
  [
    { label: 'OPTIMUM 2026', effect: -0.89, standardError: 0.1939, n: [226, 225] },
    { label: 'Zgierska 2016', effect: -0.9, standardError: 0.4124, n: [21, 14] },
  ],
  { title: 'Pain intensity at 8 weeks', threshold: -1, windowLabel: '8 weeks' },
);

export const singleStudy = analysisOf('function-52-weeks', MEAN_DIFFERENCE, TRIALS.slice(1, 2), {
  title: 'Function at 52 weeks',
  windowLabel: '52 weeks',
});

export const noData = analysisOf('withdrawals', RISK_RATIO, [], {
  title: 'Withdrawals because of adverse events',
  outcomeLabel: 'Withdrawals',
});

export const notPooled = {
  ...analysisOf('responders', RISK_RATIO, [
    { label: 'Cherkin 2016', effect: 0.4947, standardError: 0.1712, n: [116, 113], events: [51, 30] },
    { label: 'LAMP 2024', effect: 0.3365, standardError: 0.13, n: [543, 268] },
  ]),
  title: 'Responders',
  better: 'higher' as const,
  purpose: 'exploratory' as const,
  state: { kind: 'not pooled' as const, reason: 'each trial counts another kind of responder' },
  methodSentence: 'Not pooled',
} satisfies AnalysisResult;

export const binary = analysisOf(
  'adverse-events',
  RISK_RATIO,
  [
    { label: 'Alvarez 2011', effect: 0.1823, standardError: 0.31, n: [120, 118], events: [22, 18] },
    {
      label: 'Brandt-Østergaard and colleagues 2013',
      effect: -0.4463,
      standardError: 0.22,
      n: [310, 305],
      events: [35, 54],
    },
    { label: 'Chukwu 2015', effect: 0.7885, standardError: 1.2, n: [24, 25], events: [2, 1] },
    { label: 'Dąbrowska 2018', effect: -0.2231, standardError: 0.12, n: [1204, 1198], events: [201, 250] },
    { label: 'Eriksson 2021', effect: -0.0513, standardError: 0.4, n: [77, 80], events: [11, 12] },
  ],
  { title: 'Any adverse event', outcomeLabel: 'Any adverse event' },
);

/** `count` studies around −0.5 with spread, by a fixed arithmetic sequence: no chance involved. */
export function manyStudies(count: number, scale: 'identity' | 'log' = 'identity'): AnalysisResult {
  const studies = Array.from({ length: count }, (_, index): FixtureStudy => {
    const wave = Math.sin(index * 12.9898) * 43758.5453;
    const noise = wave - Math.floor(wave);
    return {
      label: `${['Andersson', 'Baker', 'Castellanos', 'Dubois', 'Eze', 'Fujimoto', 'Grünwald'][index % 7]} ${1995 + (index % 30)}`,
      effect: -0.5 + (noise - 0.5) * 1.6,
      standardError: 0.12 + noise * 0.5,
      n: [30 + index * 7, 28 + index * 7],
    };
  });
  return analysisOf(`many-${count}`, scale === 'log' ? RISK_RATIO : MEAN_DIFFERENCE, studies, {
    title: `A generated analysis of ${count} studies`,
    threshold: scale === 'log' ? 0.8 : -0.3,
  });
}

/** The same analysis with its rows in blocks; null: not known of a study. */
export function inSubgroups(
  analysis: AnalysisResult,
  labels: readonly (string | null)[],
  order: RowOrder = 'year',
): AnalysisResult {
  const { rows, scale, state } = analysis;
  const toAxis = (value: number): number => (scale.scale === 'log' ? Math.log(value) : value);
  const texts = new Map(rows.map(({ studyId }, index) => [studyId, labels[index] ?? '']));
  const forest = arrangeRows({
    rows,
    effects: rows.map((row): EstimatedEffect => ({
      ...row,
      state: 'estimated',
      measure: scale.measure,
      estimate: toAxis(row.estimate),
      low: toAxis(row.low),
      high: toAxis(row.high),
      comparator: null,
    })),
    scale,
    pooled: state.kind === 'pooled' ? state.pooled : null,
    setting: { order, subgroupsBy: 'format' },
    columns: ['groups', 'weight', 'risk of bias'],
    stored: { own: true, columns: false },
    characteristics: [byAttribute({ id: 'format', name: 'Format', isPlanned: true }, texts)],
  });
  return { ...analysis, forest };
}
