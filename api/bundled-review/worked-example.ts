import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { assessResult } from '../../engine/review/rob/assess-result.ts';
import { factsOf } from '../../engine/review/rob/derive-risk-of-bias.ts';
import { judgeFindings } from './judge-findings.ts';
import { createRecordSink, type RecordSink, type ReviewRecords } from './record-sink.ts';
import { snapshotOfRecords } from './snapshot-of-records.ts';
import { stableId } from './stable-id.ts';

const AUTHOR = 'Grove';
const DAYS = 56;

const id = (...name: readonly string[]) => stableId('worked example', ...name);
export const WORKED_EXAMPLE_FINDING = id('finding', 'pain');

type Arm = readonly [mean: string, sd: string, n: string];
type Trial = Readonly<{ label: string; x: Arm; usualCare: Arm; riskOfBias: 'low' | 'some concerns' | 'high' }>;

/** Pain from 0 to 10, lower is better: mean, SD and number analysed, with the overall judgement of risk of bias. */
const TRIALS: readonly Trial[] = [
  { label: 'S1', x: ['3.1', '2.0', '50'], usualCare: ['4.3', '2.1', '48'], riskOfBias: 'low' },
  { label: 'S2', x: ['4.0', '2.2', '110'], usualCare: ['4.4', '2.3', '112'], riskOfBias: 'some concerns' },
  { label: 'S3', x: ['2.8', '1.9', '36'], usualCare: ['4.6', '2.2', '34'], riskOfBias: 'high' },
  { label: 'S4', x: ['3.9', '2.4', '80'], usualCare: ['4.5', '2.3', '78'], riskOfBias: 'low' },
  { label: 'S5', x: ['4.4', '2.1', '64'], usualCare: ['4.5', '2.2', '66'], riskOfBias: 'some concerns' },
  { label: 'S6', x: ['3.3', '2.3', '140'], usualCare: ['4.2', '2.2', '138'], riskOfBias: 'low' },
];

/**
 * A small review of six synthetic trials, fully rated: a row of the Summary of Findings from the first number to the sentence, to
 * learn the program on and to test it with. Nobody was ever treated in these trials, and every page says so.
 */
export function workedExample(): ReviewRecords {
  const sink = createRecordSink();
  addProtocol(sink);
  for (const trial of TRIALS) addTrial(sink, trial);
  addQuestions(sink);
  addRiskOfBias(sink);
  judgeFindings(sink, [RATING], AUTHOR);
  return sink.records();
}

function addProtocol(sink: RecordSink): void {
  sink.add('review', {
    id: id('review'),
    title: 'Worked example with synthetic trials: X for pain',
    question:
      'In six invented trials, what does X do to pain, compared with usual care? The numbers are synthetic and describe nobody.',
    population: 'Synthetic participants',
    setting: 'None: the trials were invented',
    profile: 'grove',
    extractionMode: 'single',
  });
  sink.add('intervention', { id: id('X'), name: 'X', class: 'intervention' });
  sink.add('intervention', { id: id('usual care'), name: 'Usual care', class: 'inactive control' });
  const outcome = {
    countBasis: null,
    thresholdModerate: null,
    thresholdLarge: null,
    scaleLow: null,
    scaleHigh: null,
    scaleUnit: null,
    thresholdSmall: null,
    thresholdSource: null,
  } as const;
  sink.add('outcome', {
    ...outcome,
    id: id('pain'),
    construct: 'Pain',
    kind: 'continuous',
    ascertainment: 'self-report',
    better: 'lower',
    importance: 9,
    scaleLow: 0,
    scaleHigh: 10,
    scaleUnit: 'points',
    thresholdSmall: 1,
    thresholdSource: 'Set for the example: 1 point is the smallest important difference.',
    position: 0,
  });
  sink.add('outcome', {
    ...outcome,
    id: id('harms'),
    construct: 'Serious adverse events',
    kind: 'binary',
    countBasis: 'persons',
    ascertainment: 'as reported',
    better: 'lower',
    importance: 8,
    position: 1,
  });
  sink.add('instrument', {
    id: id('NRS'),
    name: 'Numerical rating scale',
    abbreviation: 'NRS',
    construct: 'pain intensity',
    low: 0,
    high: 10,
    direction: 'higher is worse',
    items: null,
    isInteger: null,
    mid: 1,
    midSource: 'Set for the example.',
  });
  sink.add('time_window', {
    id: id('8 weeks'),
    label: '8 weeks',
    weeksFrom: 6,
    weeksTo: 13,
    weeksTarget: 8,
    position: 0,
  });
  sink.add('comparison', { id: id('comparison'), label: 'X compared with usual care', position: 0 });
  sink.add('comparison_side', {
    id: id('side a'),
    comparisonId: id('comparison'),
    side: 'intervention',
    interventionId: id('X'),
  });
  sink.add('comparison_side', {
    id: id('side b'),
    comparisonId: id('comparison'),
    side: 'comparator',
    interventionId: id('usual care'),
  });
}

function addTrial(sink: RecordSink, trial: Trial): void {
  const study = id(trial.label);
  const of = (...name: readonly string[]) => id(trial.label, ...name);
  sink.add('study', {
    id: study,
    label: trial.label,
    year: null,
    design: 'parallel',
    designNote: 'Synthetic trial',
    unitOfRandomisation: 'person',
    status: 'included',
    statusReason: null,
    registryId: null,
    plannedN: null,
    expectedCompletion: null,
    funding: null,
    conflicts: null,
  });
  sink.add('report', {
    id: of('report'),
    studyId: study,
    citation: `${trial.label}: synthetic trial of the worked example.`,
    csl: null,
    doi: null,
    pmid: null,
    isPrimary: true,
  });
  const printed = ([mean, sd, n]: Arm) => `mean ${mean}, SD ${sd}, n ${n}`;
  sink.add('source', {
    id: of('source'),
    reportId: of('report'),
    kind: 'secondary',
    documentId: null,
    page: null,
    rectangle: null,
    locator: 'Synthetic data set of the worked example',
    url: null,
    quote: `Pain at 8 weeks: X ${printed(trial.x)}; usual care ${printed(trial.usualCare)}`,
  });
  sink.add('instrument_use', {
    id: of('use'),
    studyId: study,
    instrumentId: id('NRS'),
    low: 0,
    high: 10,
    scoring: null,
    unit: null,
    slope: 1,
    intercept: 0,
  });
  sink.add('study_result', {
    id: of('result'),
    studyId: study,
    outcomeId: id('pain'),
    instrumentUseId: of('use'),
    eventDefinition: null,
    timeKind: 'point',
    timeFromDays: DAYS,
    timeToDays: DAYS,
    population: 'ITT',
    score: 'final',
    route: 'arms',
  });
  for (const [side, name, numbers, position] of [
    ['a', 'X', trial.x, 0],
    ['b', 'usual care', trial.usualCare, 1],
  ] as const) {
    const [mean, sd, n] = numbers;
    const arm = of('arm', name);
    sink.add('arm', {
      id: arm,
      studyId: study,
      label: name === 'X' ? 'X' : 'Usual care',
      nRandomised: Number(n),
      position,
    });
    sink.add('arm_intervention', {
      id: of('arm intervention', name),
      armId: arm,
      interventionId: id(name),
      role: 'tested',
      dose: null,
      format: null,
    });
    const measurement = of('measurement', name);
    sink.add('measurement', {
      id: measurement,
      studyId: study,
      outcomeId: id('pain'),
      instrumentUseId: of('use'),
      eventDefinition: null,
      timeText: '8 weeks',
      timeKind: 'point',
      timeFromDays: DAYS,
      timeToDays: DAYS,
      timeOrigin: 'randomisation',
      period: null,
      population: 'ITT',
      score: 'final',
      estimation: 'raw',
      isAdjusted: false,
      covariates: null,
      nBasis: 'analysed',
      ciLevel: 95,
      tails: 2,
      measure: null,
      note: null,
    });
    sink.add('measurement_arm', { id: of('measurement arm', name), measurementId: measurement, side: 'a', armId: arm });
    sink.add('study_result_arm', { id: of('result arm', name), studyResultId: of('result'), side, armId: arm });
    sink.add('study_result_measurement', {
      id: of('result measurement', name),
      studyResultId: of('result'),
      measurementId: measurement,
    });
    for (const [field, text] of [
      ['mean', mean],
      ['sd', sd],
      ['n', n],
    ] as const) {
      sink.add('value', {
        id: of('value', name, field),
        measurementId: measurement,
        field,
        text,
        qualifier: '=',
        number: Number(text),
        decimals: text.includes('.') ? 1 : 0,
        unit: null,
        formula: null,
        state: 'reported',
        handling: null,
        handlingNote: null,
        author: AUTHOR,
        role: 'single',
        sourceId: of('source'),
      });
    }
  }
  for (const [outcome, state, note] of [
    ['pain', 'usable', null],
    ['harms', 'planned, not measured', 'The synthetic trials hold no adverse events.'],
  ] as const) {
    sink.add('availability', {
      id: of('availability', outcome),
      studyId: study,
      outcomeId: id(outcome),
      timeWindowId: id('8 weeks'),
      state,
      note,
      author: AUTHOR,
      role: 'single',
      sourceId: null,
    });
  }
}

function addQuestions(sink: RecordSink): void {
  sink.add('analysis', {
    id: id('analysis'),
    title: 'Pain at 8 weeks (synthetic)',
    comparisonId: id('comparison'),
    outcomeId: id('pain'),
    timeWindowId: id('8 weeks'),
    measure: 'MD',
    model: 'random effects',
    profile: null,
    multiArmPolicy: 'combine',
    purpose: 'primary',
    isPlanned: true,
    parentId: null,
    overrides: null,
    declaredReason: null,
    position: 0,
  });
  sink.add('finding', {
    id: WORKED_EXAMPLE_FINDING,
    comparisonId: id('comparison'),
    outcomeId: id('pain'),
    timeWindowId: id('8 weeks'),
    subgroup: null,
    analysisId: id('analysis'),
    narrative: null,
    position: 0,
  });
  sink.add('finding', {
    id: id('finding', 'harms'),
    comparisonId: id('comparison'),
    outcomeId: id('harms'),
    timeWindowId: id('8 weeks'),
    subgroup: null,
    analysisId: null,
    narrative: null,
    position: 1,
  });
  sink.add('source', {
    id: id('responder source'),
    reportId: null,
    kind: 'secondary',
    documentId: null,
    page: null,
    rectangle: null,
    locator: 'share of responders with usual care set for the example',
    url: null,
    quote: null,
  });
  sink.add('baseline_risk', {
    id: id('responders'),
    findingId: WORKED_EXAMPLE_FINDING,
    label: 'Responders',
    risk: 0.27,
    timeText: '8 weeks',
    sourceId: id('responder source'),
    isReference: true,
  });
}

/** The overall judgement of each result as given, without answers to the signalling questions: nobody can read an invented paper. */
function addRiskOfBias(sink: RecordSink): void {
  const index = reviewIndexOf(deriveReview(snapshotOfRecords(sink.records())));
  for (const { label, riskOfBias } of TRIALS) {
    const result = index.snapshot.study_result.get(id(label, 'result'))!;
    const { riskOfBias: assessed, grounds } = assessResult(factsOf(index, result));
    sink.add('judgement', {
      id: id(label, 'risk of bias'),
      subjectTable: 'study_result',
      subjectId: result.id,
      questionSet: assessed.questionSet,
      questionSetVersion: assessed.questionSetVersion,
      question: 'overall',
      answer: null,
      proposal: null,
      final: riskOfBias,
      rationale: 'Given with the synthetic data set.',
      sourceId: id(label, 'source'),
      fingerprint: grounds.get('overall') ?? null,
      author: AUTHOR,
      role: 'single',
    });
  }
}

const RATING: Parameters<typeof judgeFindings>[1][number] = {
  findingId: WORKED_EXAMPLE_FINDING,
  target: 'MID',
  someConcernsCountAs: 'low',
  indirectness: {
    population: { answer: 'none' },
    intervention: { answer: 'none' },
    comparator: { answer: 'none' },
    outcome: { answer: 'none' },
  },
  domains: {
    'risk of bias': {
      levels: 0,
      reason: 'Only S3 is at high risk of bias; it carries 11.9% of the weight, and without it the answer is the same',
    },
    inconsistency: {
      levels: 1,
      reason:
        'Trials with 26.5% of the weight (S1 and S3) lie beyond the MID of 1 point, the others short of it (Q p = 0.062)',
    },
    indirectness: { levels: 0, reason: 'Participants, intervention, comparator and outcome are those of the question' },
    imprecision: { levels: 1, reason: 'The 95% CI (−1.36 to −0.19) crosses the MID of 1 point' },
    'publication bias': {
      levels: 0,
      reason: 'Six trials are too few for a funnel test, and no missing result is known',
    },
  },
};
