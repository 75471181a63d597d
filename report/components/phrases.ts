import type {
  AnalysisMeasure,
  Assumption,
  AvailabilityState,
  StudyStatus,
  Value,
} from '../../engine/review/records/index.ts';
import type { ReportSource, ReportStudy } from './report-input.ts';

/** Every word a report or plot prints of its own. Numbers arrive formatted by engine/text. */

export const MEASURES: Readonly<Record<AnalysisMeasure, Readonly<{ name: string; short: string }>>> = {
  MD: { name: 'Mean difference', short: 'MD' },
  SMD: { name: 'Standardised mean difference', short: 'SMD' },
  ROM: { name: 'Ratio of means', short: 'RoM' },
  RR: { name: 'Risk ratio', short: 'RR' },
  OR: { name: 'Odds ratio', short: 'OR' },
  RD: { name: 'Risk difference', short: 'RD' },
  PETO: { name: 'Peto odds ratio', short: 'Peto OR' },
  IRR: { name: 'Rate ratio', short: 'Rate ratio' },
  HR: { name: 'Hazard ratio', short: 'HR' },
};

/** A measure or an assumption in the middle of a sentence. */
export const inText = (name: string): string =>
  name.startsWith('Peto') ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

export const ASSUMPTIONS: Readonly<Record<Assumption['kind'], string>> = {
  correlation: 'Correlation of contrasts that share an arm',
  icc: 'Intracluster correlation (ICC)',
  'cluster size': 'Mean cluster size (m)',
  cv: 'Coefficient of variation of the cluster sizes (CV)',
  rho: 'Correlation of one person’s scores (r)',
  'reference SD': 'Reference standard deviation',
  'baseline risk': 'Baseline risk',
  'n analysed': 'Number analysed',
  'imputed SD': 'Standard deviation where none was printed',
  'scale range': 'Range of the scale',
};

const people = (count: string): string => `${count} ${count === '1' ? 'participant' : 'participants'}`;
const ended = (sentence: string): string => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`);
const studies = (count: number): string => `${count} ${count === 1 ? 'study' : 'studies'}`;

export const SIDES = { intervention: 'Intervention', comparator: 'Comparator' } as const;

const LEFT_OUT = { groups: 'the sizes of the groups', weight: 'weights', 'risk of bias': 'risk of bias' } as const;

export const FOREST = {
  studyColumn: 'Study',
  weightColumn: 'Weight',
  groupColumns: { participants: 'n', 'events of participants': 'events/n', events: 'events' },
  estimateColumn: (short: string, level: string) => `${short} (${level} CI)`,
  eventsOf: (events: string, participants: string) => `${events}/${participants}`,
  unknown: '–',
  favours: 'Favours',
  randomEffects: 'Random effects',
  commonEffect: 'Common effect',
  predictionInterval: 'Prediction interval',
  subgroup: (by: string, label: string | null) => `${by}: ${label ?? 'not known'}`,
  subtotal: 'Subgroup',
  subgroupSpoken: (by: string, label: string | null, estimate: string) =>
    `${by}, ${label ?? 'not known'}: ${estimate}.`,
  subgroupsUnknown: (studies: number, by: string) =>
    `${studies} ${studies === 1 ? 'study is' : 'studies are'} left out of the test, as ${by.charAt(0).toLowerCase()}${by.slice(1)} is not known.`,
  subgroupsNotPlanned: 'The subgroups were not planned in the protocol.',
  threshold: (value: string) => `Small important effect ${value}`,
  thresholdOutside: (value: string) => `The threshold of a small important effect, ${value}, lies outside the plot.`,
  single: 'One study: its own estimate is shown and nothing is pooled.',
  notPooled: (reason: string) => `Not pooled: ${ended(reason)}`,
  noData: (reason: string) => `No data: ${ended(reason)}`,
  eligible: (used: number, eligible: number) =>
    `${used} of ${eligible} eligible ${eligible === 1 ? 'study' : 'studies'} in this analysis.`,
  clipped: 'Arrows mark intervals that go on beyond the plot; their numbers are printed beside it.',
  riskOfBias: (columns: readonly Readonly<{ letter: string; title: string }>[]) =>
    `Risk of bias: ${columns.map(({ letter, title }) => `${letter} ${title.charAt(0).toLowerCase()}${title.slice(1)}`).join('; ')}. + low, − some concerns, × high, empty circle not assessed.`,
  leftOut: (columns: readonly ('groups' | 'weight' | 'risk of bias')[]) =>
    `A wider window also shows ${columns.map((column) => LEFT_OUT[column]).join(', ')}.`,
  overallBiasColumn: 'RoB',
  overallRiskOfBias:
    'RoB: overall risk of bias. + low, − some concerns, × high, empty circle not assessed. The domains stand beside a wider plot.',
  part: (part: number, parts: number) => `Part ${part} of ${parts}`,
  title: (title: string) => `Forest plot: ${title}`,
} as const;

/** Sentences a screen reader speaks for a plot and its rows. */
export const SPOKEN = {
  row: (label: string, estimate: string) => `${label}: ${estimate}`,
  weight: (weight: string) => `weight ${weight}`,
  bias: (judgement: string) => `overall risk of bias ${judgement}`,
  participants: (intervention: string, side: string, comparator: string, otherSide: string) =>
    `${intervention} with ${side}, ${comparator} with ${otherSide}`,
  pooled: (measure: string, estimate: string) => `pooled ${measure} ${estimate}`,
  prediction: (interval: string) => `prediction interval ${interval}`,
  rows: (count: number) => `${studies(count)} shown`,
  people,
} as const;

export const FINDINGS = {
  heading: 'Summary of findings',
  population: 'Population',
  setting: 'Setting',
  comparison: 'Comparison',
  versus: (intervention: string, comparator: string) => `${intervention} compared with ${comparator}`,
  outcome: 'Outcome',
  evidence: 'Studies and participants',
  evidenceShort: 'Evidence',
  effect: (level: string) => `Effect (${level} CI)`,
  relative: (level: string) => `Relative effect (${level}\u00a0CI)`,
  difference: (level: string) => `Difference (${level}\u00a0CI)`,
  certainty: 'Certainty of the evidence',
  sentence: 'What happens',
  studiesOf: (used: number, eligible: number) =>
    `${used} of ${eligible} eligible ${eligible === 1 ? 'study' : 'studies'}`,
  studiesShort: (used: number, eligible: number) => `${used} of ${eligible} eligible`,
  people,
  notAssessed: 'Not yet assessed',
  exploratory: 'Exploratory',
  none: '–',
  caption: (title: string, intervention: string, comparator: string) =>
    `${title}: ${intervention} compared with ${comparator}`,
  empty: 'No outcome has been put in this table yet.',
} as const;

export const AVAILABILITY: Readonly<Record<AvailabilityState, string>> = {
  usable: 'Usable',
  'partly reported': 'Partly reported',
  'measured, not reported': 'Measured, not reported',
  'planned, not measured': 'Planned, not measured',
  'not planned': 'Not planned',
  unclear: 'Unclear',
  ongoing: 'Ongoing',
};

export const STATUSES: Readonly<Record<StudyStatus, string>> = {
  included: 'Included',
  excluded: 'Excluded',
  awaiting: 'Awaiting classification',
  ongoing: 'Ongoing',
};

export const DESIGNS: Readonly<Record<ReportStudy['design'], string>> = {
  parallel: 'Randomised, parallel groups',
  cluster: 'Randomised by cluster',
  crossover: 'Randomised crossover',
  factorial: 'Randomised, factorial',
  'not randomised': 'Not randomised',
};

export const SOURCE_KINDS: Readonly<Record<ReportSource['kind'], string>> = {
  'full text': 'full text',
  abstract: 'abstract',
  registry: 'registry',
  'author reply': 'reply of the authors',
  secondary: 'secondary source',
};

export const FIELDS: Readonly<Record<Value['field'], string>> = {
  mean: 'mean',
  sd: 'SD',
  se: 'SE',
  ci_low: 'CI, lower limit',
  ci_high: 'CI, upper limit',
  n: 'participants',
  events: 'events',
  percent: 'percent',
  person_time: 'person-time',
  o_minus_e: 'O − E',
  v: 'V',
  estimate: 'estimate',
  t: 't',
  f: 'F',
  p: 'p',
  median: 'median',
  q1: 'first quartile',
  q3: 'third quartile',
  min: 'minimum',
  max: 'maximum',
};

export const VALUE_STATES: Readonly<Record<Value['state'], string>> = {
  reported: 'as reported',
  derived: 'derived',
  imputed: 'imputed',
  digitised: 'read off a figure',
};

/** Names of the ways to put an interval round a pooled estimate. */
export const INTERVAL_METHODS = {
  Wald: 'Wald',
  'Knapp-Hartung': 'Knapp–Hartung',
  'Knapp-Hartung, factor at least 1': 'Knapp–Hartung, factor at least 1',
} as const;

export const TABLES = {
  intervals: 'Intervals of the pooled estimate',
  interval: 'Interval',
  intervalColumn: (level: string) => `${level} CI`,
  distribution: 'Distribution',
  pValue: 'p',
  isPrinted: 'printed',
  normal: 'normal',
  studentT: (degreesOfFreedom: string) => `t(${degreesOfFreedom})`,
  numbers: (title: string) => `Numbers behind the plot: ${title}`,
  study: 'Study',
  instrument: 'Instrument',
  time: 'Time',
  standardError: (scale: 'identity' | 'log') => (scale === 'log' ? 'SE of the log' : 'SE'),
  weight: 'Weight',
  pooled: 'Pooled',
  predictionInterval: 'Prediction interval',
  notes: 'Notes',
  leftOut: 'Eligible studies without a number in this analysis',
  studies: 'Studies',
  reason: 'Why',
  availabilityCaption: 'Results by study and outcome: which are usable, which are missing and why',
  noAvailability: 'Nothing has been recorded about missing results yet.',
  availabilityComplete: (studies: readonly string[]) =>
    `Nothing is missing from ${studies.length === 1 ? 'one study' : `${studies.length} studies`}, in which every result is usable or was not planned: ${studies.join('; ')}.`,
  availabilityMissing: 'What is missing',
  outcomes: 'Outcomes',
  outcomeAt: (outcome: string, window: string) => `${outcome}, ${window}`,
  state: 'State',
  note: 'Note',
  excludedCaption: 'Studies excluded, with reasons',
  otherCaption: 'Studies ongoing or awaiting classification',
  status: 'Status',
  nothingExcluded: 'No study has been excluded.',
  nothingPending: 'No study is ongoing or awaiting classification.',
  planned: 'Planned',
  expected: 'Expected end',
  characteristicsCaption: 'Characteristics of the included studies',
  design: 'Design',
  arms: 'Arms',
  randomised: 'Randomised',
  registry: 'Registry',
  funding: 'Funding',
  characteristic: 'Characteristic',
  description: 'Description',
  noStudies: 'No study has been included yet.',
  noReferences: 'No report has been recorded yet.',
  primaryReport: 'primary report',
  doi: (doi: string) => `doi:${doi}`,
  pmid: (pmid: string) => `PMID ${pmid}`,
  armSize: (label: string, count: string) => `${label} (n = ${count})`,
  total: 'Total',
} as const;

export const RECEIPTS = {
  caption: (study: string, outcome: string, time: string) => `${study}: ${outcome}, ${time}`,
  step: 'What is made',
  formula: 'Formula',
  filled: 'With its numbers',
  values: 'Values as printed',
  source: 'Source',
  quote: 'Quote',
  result: 'Effect',
  formulas: 'Formulas',
  valuesAndSource: 'Values as printed, their source and its words',
  stepLine: (name: string, text: string) => `${name}: ${text}`,
  quoted: (quote: string) => `“${quote}”`,
  standardError: 'standard error',
  standardErrorLog: 'standard error of the logarithm',
  assumption: (kind: Assumption['kind'], value: string, rationale: string) =>
    `Assumption: ${inText(ASSUMPTIONS[kind])} ${value}. ${rationale}`,
  page: (page: string) => `page ${page}`,
  sourceOf: (label: string, kind: string) => `${label} (${kind})`,
  none: 'No effect of this review rests on a printed number yet.',
} as const;

export const REPORT = {
  contents: 'Contents',
  findings: 'Summary of findings',
  analyses: 'Analyses',
  availability: 'Missing results',
  excluded: 'Excluded studies',
  characteristics: 'Characteristics of included studies',
  references: 'References',
  receipts: 'Appendix: how each number was made',
  receiptsLead:
    'Each effect of this report, from the number as printed to the number as pooled: the formula, the same with its numbers in it, the values it read, and the words of the source.',
  purposes: { primary: 'Primary analysis', sensitivity: 'Sensitivity analysis', exploratory: 'Exploratory analysis' },
  unplanned: 'not planned in the protocol',
  question: 'Question',
  included: 'Included studies',
  analysed: 'Analyses',
  randomised: 'Participants randomised',
  randomisedCount: (count: string, unknown: number) =>
    unknown === 0 ? count : `${count}, with ${unknown} ${unknown === 1 ? 'study' : 'studies'} not stating the number`,
  date: 'Date',
  edition: 'Edition',
  source: 'Project file',
  revision: (file: string, revision: number) => `${file}, revision ${revision}`,
  engine: 'Calculated by',
  engineName: (version: string) => `Grove engine ${version}`,
  kind: 'Systematic review report',
} as const;

/** Letters of footnotes in reading order: a to z, aa, ab … */
export function footnoteLetter(index: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : `${footnoteLetter(Math.floor(index / 26) - 1)}${letter}`;
}
