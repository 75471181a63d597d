import { deriveReview } from '../../engine/review/derive.ts';
import {
  RECORD,
  RECORD_SET,
  RECORD_VERSION,
  writeList,
  type ConsultedSource,
} from '../../engine/review/rob/assessment-record.ts';
import { questionSet } from '../../engine/rob/questions/index.ts';
import type { Answer } from '../../engine/rob/types.ts';
import type { StudyResult } from '../../engine/review/records/index.ts';
import type { RecordSink } from './record-sink.ts';
import { snapshotOfRecords } from './snapshot-of-records.ts';
import { stableId } from './stable-id.ts';
import { sourceFor, studyId } from './study-records.ts';
import { TRIALS, type Trial, type TrialSource } from './trials.ts';

const AUTHOR = 'Grove';
const WEEK = 7;

/** An answer that a source of trials.json states the ground of; `fact` names the item there that holds the quote. */
type Stated = Readonly<{
  question: string;
  answer: Answer;
  fact: string;
  why: string;
  /** Only for results this holds for; for all of the trial's by default. */
  weeks?: readonly number[];
  instruments?: readonly string[];
}>;

const OPEN_COURSE = 'A course is compared with usual care: participants know which they were assigned.';
const OPEN_TEACHERS = 'Whoever leads the course knows what it is.';

/**
 * What the sources read allow to be answered, and nothing more: the reports themselves were not read, so that sequence, concealment,
 * baseline differences and most else stay not assessed.
 */
const STATED: Readonly<
  Record<string, Readonly<{ consulted: readonly ConsultedSource[]; answers: readonly Stated[] }>>
> = {
  'morone-2026': {
    consulted: ['abstract'],
    answers: [
      { question: '2.1', answer: 'Y', fact: 'randomisation', why: OPEN_COURSE },
      { question: '2.2', answer: 'Y', fact: 'randomisation', why: OPEN_TEACHERS },
      {
        question: '5.2',
        answer: 'PN',
        fact: 'protocol',
        weeks: [26],
        instruments: ['PEG'],
        why: 'The PEG at 6 months is the primary outcome of the published protocol.',
      },
    ],
  },
  'burgess-2024': {
    consulted: ['abstract', 'registry entry'],
    answers: [
      { question: '2.1', answer: 'Y', fact: 'n per arm', why: OPEN_COURSE },
      { question: '2.2', answer: 'Y', fact: 'n per arm', why: OPEN_TEACHERS },
      { question: '3.1', answer: 'N', fact: 'population', why: '694 of 811 (85.6%) completed the trial.' },
      {
        question: '5.2',
        answer: 'PN',
        fact: 'registration / prespecification',
        instruments: ['BPI interference'],
        why: 'Interference over the 12 months is the registered primary outcome.',
      },
    ],
  },
  'cherkin-2016': {
    consulted: ['abstract'],
    answers: [
      { question: '2.1', answer: 'Y', fact: 'blinding', why: `Only the interviewers were blind. ${OPEN_COURSE}` },
      { question: '2.2', answer: 'Y', fact: 'blinding', why: `Only the interviewers were blind. ${OPEN_TEACHERS}` },
      {
        question: '2.6',
        answer: 'PY',
        fact: 'analysis',
        why: '341 of the 342 randomised were analysed, in the groups they were assigned to.',
      },
      {
        question: '3.1',
        answer: 'N',
        fact: 'attrition',
        weeks: [26],
        why: '294 of 342 (86.0%) at 26 weeks; the imputed do not count as available.',
      },
      {
        question: '3.1',
        answer: 'N',
        fact: 'attrition',
        weeks: [52],
        why: '290 of 342 (84.8%) at 52 weeks; the imputed do not count as available.',
      },
    ],
  },
  'zgierska-2016': {
    consulted: ['abstract', 'registry entry'],
    answers: [
      { question: '2.6', answer: 'Y', fact: 'analysis', why: 'Analysed by intention to treat.' },
      {
        question: '3.1',
        answer: 'PY',
        fact: 'attrition per arm',
        weeks: [26],
        why: '33 of 35 (94%) completed, by the registry; the abstract says that all did.',
      },
    ],
  },
  'banth-2015': {
    consulted: ['abstract'],
    answers: [{ question: '3.1', answer: 'N', fact: 'attrition', why: '48 of 88 (55%) were analysed.' }],
  },
};

/** The bundled review's RoB 2 record, for the results its analyses use. */
export function addRiskOfBias(sink: RecordSink): void {
  const records = sink.records();
  const derived = deriveReview(snapshotOfRecords(records));
  const pooled = new Set(
    [...derived.analyses.values()].flatMap(({ rows }) => rows.map(({ studyResultId }) => studyResultId)),
  );
  for (const trial of TRIALS) {
    const stated = STATED[trial.id];
    if (!stated) continue;
    addJudgement(
      sink,
      'study',
      studyId(trial),
      RECORD_SET,
      RECORD_VERSION,
      RECORD.sources,
      writeList(stated.consulted),
      null,
      null,
    );
    const results = records.study_result.filter((result) => result.studyId === studyId(trial) && pooled.has(result.id));
    for (const result of results) {
      for (const answer of stated.answers)
        if (holdsFor(answer, result, records.instrument_use, records.instrument))
          addAnswer(sink, trial, result, answer);
    }
  }
}

type Tables = ReturnType<RecordSink['records']>;

function holdsFor(
  { weeks, instruments }: Stated,
  result: StudyResult,
  uses: Tables['instrument_use'],
  known: Tables['instrument'],
): boolean {
  if (weeks && !weeks.some((week) => result.timeToDays === week * WEEK)) return false;
  if (!instruments) return true;
  const use = uses.find(({ id }) => id === result.instrumentUseId);
  const instrument = known.find(({ id }) => id === use?.instrumentId);
  return instrument !== undefined && instruments.includes(instrument.abbreviation);
}

function addAnswer(sink: RecordSink, trial: Trial, result: StudyResult, { question, answer, fact, why }: Stated): void {
  const set = questionSet('rob2-parallel-assignment');
  addJudgement(
    sink,
    'study_result',
    result.id,
    set.id,
    set.version,
    question,
    answer,
    why,
    sourceFor(sink, trial, sourceOf(trial, fact)),
  );
}

function sourceOf(trial: Trial, item: string): TrialSource {
  const source =
    item === 'population' ? trial.population.source : trial.facts.find((fact) => fact.item === item)?.source;
  if (!source?.quote) throw new Error(`No quote of ${trial.id} states "${item}".`);
  return source;
}

function addJudgement(
  sink: RecordSink,
  subjectTable: 'study' | 'study_result',
  subjectId: string,
  set: string,
  version: string,
  question: string,
  answer: string,
  rationale: string | null,
  sourceId: string | null,
): void {
  sink.add('judgement', {
    id: stableId('judgement', subjectId, set, question),
    subjectTable,
    subjectId,
    questionSet: set,
    questionSetVersion: version,
    question,
    answer,
    proposal: null,
    final: null,
    rationale,
    sourceId,
    fingerprint: {},
    author: AUTHOR,
    role: 'single',
  });
}
