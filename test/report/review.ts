import type { AnalysisResult, FindingRow, PrintedEstimate } from '../../engine/review/derived.ts';
import { prismaFlow } from '../../engine/review/prisma-flow.ts';
import { TABLE_NAMES, type Snapshot } from '../../engine/review/records/index.ts';
import type { ReportInput, ReportReceipt, ReportStudy } from '../../report/components/report-input.ts';
import { binary, noData, notPooled, painAt26Weeks, painAt8Weeks, singleStudy } from './analyses.ts';

/** A whole report in the shape of the bundled review; numbers of its analyses come from the engine. */
export const review: ReportInput = {
  title: 'Mindfulness for chronic low back pain',
  question:
    'In adults with chronic low back pain, what does a mindfulness programme do to pain and function compared with usual care?',
  language: 'en-GB',
  date: '2026-11-22',
  engineVersion: '0.1.0',
  fileName: 'mindfulness.grove',
  revision: 1,
  summaryOfFindings: {
    title: 'Summary of findings: Mindfulness for chronic low back pain',
    population: 'Adults with low back pain for at least three months',
    setting: 'Primary care and the community; any country',
    comparisons: [
      {
        comparisonId: 'mindfulness-usual-care',
        intervention: 'Mindfulness programme',
        comparator: 'Usual care',
        rows: [
          finding(painAt26Weeks, 'Pain intensity', 'scale 0 to 10, lower is better; about 26 weeks', [0, 1]),
          finding(painAt8Weeks, 'Pain intensity', 'scale 0 to 10, lower is better; 8 weeks', [0, 2]),
          finding(singleStudy, 'Function', 'Roland Morris, 0 to 23, lower is better; 52 weeks', []),
          finding(notPooled, 'Responders', 'definitions differ; about 26 weeks', [3]),
          finding(binary, 'Any adverse event', 'people with at least one event; any time', []),
          finding(noData, 'Withdrawals because of adverse events', 'any time', []),
        ],
      },
    ],
    footnotes: [
      ...painAt26Weeks.footnotes,
      'Both intervals were computed; the wider, Knapp–Hartung, is printed.',
      'Two studies: the Wald interval is printed, because Knapp–Hartung with one degree of freedom is too wide to inform.',
      'OPTIMUM counts a global impression of change, Cherkin pain lower by at least 30%.',
    ],
  },
  analyses: [painAt26Weeks, painAt8Weeks, singleStudy, notPooled, binary, noData],
  explored: [],
  diagnostics: [],
  studies: [
    study('OPTIMUM 2026', 'included', null, 451, 'Randomised in two health systems, telehealth groups'),
    study('Cherkin 2016', 'included', null, 342, null),
    study('Zgierska 2016', 'included', null, 35, 'Pilot trial'),
    study('Banth 2015', 'included', null, 88, null),
    study('Zgierska 2025', 'included', null, 770, null),
    study('Burns 2022', 'ongoing', 'Results expected; only the registry entry is public', 521, null),
    study('Ardito 2017', 'excluded', 'Not randomised: participants chose their group', null, null),
  ],
  availability: [
    ...['OPTIMUM 2026', 'Cherkin 2016', 'Zgierska 2016'].map((label) =>
      available(label, 'about 26 weeks', 'usable' as const, null),
    ),
    available('OPTIMUM 2026', '8 weeks', 'usable', null),
    available('Cherkin 2016', '8 weeks', 'partly reported', 'The figure shows the curve; no numbers are printed.'),
    available('Zgierska 2016', '8 weeks', 'usable', null),
    available('Banth 2015', '8 weeks', 'partly reported', 'Means without standard deviations; 45% attrition.'),
    available('Banth 2015', 'about 26 weeks', 'planned, not measured', null),
    available('Zgierska 2025', 'about 26 weeks', 'measured, not reported', 'The registry holds participant flow only.'),
    available('Burns 2022', 'about 26 weeks', 'ongoing', null),
  ],
  receipts: painAt26Weeks.rows.map((row): ReportReceipt => ({
    studyResultId: row.studyResultId,
    studyId: row.studyId,
    studyLabel: row.label,
    outcome: 'Pain intensity',
    instrument: 'PEG',
    time: '26 weeks',
    scale: painAt26Weeks.scale,
    route: 'contrast',
    printed: { estimate: row.estimate, low: row.low, high: row.high },
    estimate: row.estimate,
    standardError: row.standardError,
    analysisIds: [painAt26Weeks.analysisId],
    steps: [
      {
        formulaId: 'standard-error-from-interval',
        label: 'standard error of the contrast',
        formula: 'SE = (high − low) / (2 × z)',
        filled: '(−0.22 − −1.01) / (2 × 1.95996) = 0.2015',
        value: row.standardError,
        valueIds: [`${row.studyResultId}-low`, `${row.studyResultId}-high`],
        assumptionIds: [],
      },
    ],
    values: [
      value(`${row.studyResultId}-estimate`, 'estimate', '-0.62'),
      value(`${row.studyResultId}-low`, 'ci_low', '-1.01'),
      value(`${row.studyResultId}-high`, 'ci_high', '-0.22'),
    ],
    assumptions: [],
    notes: row.notes,
  })),
  references: ['OPTIMUM 2026', 'Cherkin 2016', 'Zgierska 2016'].map((label, index) => ({
    reportId: `report-${index}`,
    studyId: label,
    studyLabel: label,
    citation: `${label.slice(0, -5)} et al. Mindfulness for chronic low back pain: a randomised trial. JAMA Internal Medicine ${label.slice(-4)}; 186: 100–110.`,
    doi: `10.1001/jama.${label.slice(-4)}.${index}`,
    pmid: `3000000${index}`,
    isPrimary: true,
    csl: null,
  })),
  edition: null,
  judgementsToReview: 0,
  outcomes: [],
  deviations: [],
  prisma: prismaFlow(Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map()])) as unknown as Snapshot),
  searches: [],
  screening: [],
  ratingChanges: [],
  settings: [painAt26Weeks, painAt8Weeks, singleStudy, notPooled, binary, noData].map((analysis) => ({
    id: analysis.analysisId,
    model: analysis.state.kind === 'not pooled' ? 'not pooled' : 'random effects',
    multiArmPolicy: 'combine',
    overrides: null,
    declaredReason: null,
    isPlanned: analysis.isPlanned,
    profile: 'grove',
  })),
  assumptions: [],
  data: [],
  riskOfBias: [],
  biasBars: [],
  judgements: [],
  judgementHistory: [],
  benefit: [],
};

function finding(
  analysis: AnalysisResult,
  outcome: string,
  outcomeDetail: string,
  footnotes: readonly number[],
): FindingRow {
  const { state } = analysis;
  const printed: PrintedEstimate | null =
    state.kind === 'pooled' || state.kind === 'single study' ? state.printed : null;
  const isRatio = analysis.scale.scale === 'log';
  const participants =
    analysis.participantsIntervention === null || analysis.participantsComparator === null
      ? null
      : analysis.participantsIntervention + analysis.participantsComparator;
  return {
    findingId: `finding-${analysis.analysisId}`,
    analysisId: analysis.analysisId,
    outcome,
    outcomeDetail,
    kind: state.kind === 'no data' ? 'no data' : 'effect',
    studies: analysis.studiesUsed,
    studiesEligible: analysis.studiesEligible,
    participants: state.kind === 'no data' ? null : participants,
    measure: analysis.scale.measure,
    relative: isRatio ? printed : null,
    difference: isRatio ? null : printed,
    certainty: { state: 'not rated', reason: 'not yet rated' },
    comparisonId: 'comparison',
    outcomeId: outcome,
    timeWindowId: null,
    better: 'lower',
    importance: null,
    isSingleStudy: state.kind === 'single study',
    design: 'randomised',
    participantsIntervention: analysis.participantsIntervention,
    participantsComparator: analysis.participantsComparator,
    eventsIntervention: null,
    eventsComparator: null,
    unit: analysis.unit,
    comparatorMeans: null,
    absolute: [],
    backExpressions: [],
    informationSize: null,
    target: null,
    againstThreshold: null,
    statement: null,
    certaintyFootnotes: [],
    numbersSentence: '',
    sentence:
      state.kind === 'no data'
        ? 'No eligible study gives a usable result.'
        : state.kind === 'not pooled'
          ? `Not pooled: ${state.reason}.`
          : '0.67 points lower on average (95% CI 1.04 lower to 0.30 lower).',
    isExploratory: analysis.purpose === 'exploratory',
    footnotes,
  };
}

function study(
  label: string,
  status: ReportStudy['status'],
  statusReason: string | null,
  nRandomised: number | null,
  designNote: string | null,
): ReportStudy {
  const half = nRandomised === null ? null : Math.round(nRandomised / 2);
  return {
    studyId: label,
    label,
    year: Number(label.slice(-4)),
    status,
    statusReason,
    armLabels: ['MBSR', 'Usual care'],
    nRandomised,
    design: status === 'excluded' ? 'not randomised' : 'parallel',
    designNote,
    registryId: 'NCT04115891',
    funding: 'National Institutes of Health',
    conflicts: null,
    plannedN: nRandomised,
    expectedCompletion: status === 'ongoing' ? '2027' : null,
    arms: [
      {
        armId: `${label}-a`,
        label: 'MBSR',
        interventions: 'Mindfulness-based stress reduction, 8 weekly groups',
        nRandomised: half,
      },
      { armId: `${label}-b`, label: 'Usual care', interventions: 'Usual care', nRandomised: half },
    ],
    attributes: [
      { name: 'Mean age', text: '49', unit: 'years', quote: null },
      { name: 'Women', text: '66', unit: '%', quote: null },
    ],
  };
}

function available(
  studyId: string,
  window: string,
  state: ReportInput['availability'][number]['state'],
  note: string | null,
): ReportInput['availability'][number] {
  return { studyId, outcome: 'Pain intensity', window, state, note };
}

function value(
  valueId: string,
  field: 'estimate' | 'ci_low' | 'ci_high',
  text: string,
): ReportReceipt['values'][number] {
  return {
    valueId,
    armLabel: 'MBSR vs Usual care',
    field,
    text,
    state: 'reported',
    source: {
      kind: 'abstract',
      label: 'Morone 2026',
      page: null,
      locator: 'Results',
      url: null,
      quote: 'between-group difference −0.62 (95% CI −1.01 to −0.22) at 26 weeks',
    },
  };
}
