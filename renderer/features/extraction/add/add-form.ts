import type { AddResults } from '../../../../api/contract/grid.ts';
import type { ViewTypes } from '../../../../api/contract/views.ts';
import { ADD } from '../phrases.ts';
import type { RowKind, Shape } from '../printed-as.ts';
import { readArms, type NamedArm } from './read-arms.ts';
import { readTimes } from './read-times.ts';

export type OutcomeKind = Extract<AddResults['outcome'], { is: 'new' }>['kind'];
export type Measure = AddResults['measure'];

/** What is typed into the form. */
export type AddForm = Readonly<{
  study: string;
  outcome: string;
  /** Of an outcome that is new. */
  kind: OutcomeKind;
  arms: string;
  times: string;
  score: 'final' | 'change' | 'none';
  shape: Readonly<Record<RowKind, Shape>>;
  withArms: boolean;
  withContrasts: boolean;
  measure: Measure | null;
  instrumentId: string;
  event: string;
}>;

export type Known = Readonly<{ studies: ViewTypes['studies']; head: ViewTypes['extraction']['head'] }>;

/** The form as it stands: what it would add, or what it still needs. */
export type ReadForm = Readonly<{
  input: AddResults | null;
  problem: string | null;
  kind: OutcomeKind;
  arms: readonly NamedArm[];
  times: readonly string[];
  rows: number;
  /** Names that no study and no outcome of the review has, and that would be made. */
  made: Readonly<{ study: string | null; outcome: string | null }>;
}>;

const sameWords = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export function studyNamed({ studies }: Known, label: string) {
  return Object.values(studies.items).find((study) => sameWords(study.label, label));
}

export function outcomeNamed({ head }: Known, label: string) {
  return head.outcomes.find((outcome) => sameWords(outcome.label, label));
}

const MEASURES: Readonly<Record<OutcomeKind, Measure>> = {
  continuous: 'MD',
  binary: 'RR',
  'count or rate': 'IRR',
  'time-to-event': 'HR',
};

export const measuresOf = (kind: OutcomeKind): readonly Measure[] =>
  kind === 'continuous'
    ? ['MD', 'SMD', 'ROM']
    : kind === 'binary'
      ? ['RR', 'OR', 'RD', 'PETO']
      : kind === 'time-to-event'
        ? ['HR']
        : ['IRR'];

export function readForm(form: AddForm, known: Known): ReadForm {
  const study = studyNamed(known, form.study);
  const outcome = outcomeNamed(known, form.outcome);
  const kind = asKind(outcome?.kind) ?? form.kind;
  const named = readArms(form.arms);
  const read = readTimes(form.times);
  const times = read.ok ? read.times : [];
  const pairs = form.withContrasts ? Math.max(0, named.length - 1) : 0;
  const rows = times.length * ((form.withArms ? named.length : 0) + pairs);
  const made = {
    study: study === undefined ? form.study.trim() || null : null,
    outcome: outcome === undefined ? form.outcome.trim() || null : null,
  };
  const shown = { kind, arms: named, times: times.map(({ text }) => text), rows, made };
  const problem = problemOf(form, named.length, times.length, read.ok ? null : read.text);
  if (problem !== null) return { ...shown, input: null, problem };
  const input: AddResults = {
    study: study === undefined ? { is: 'new', label: form.study.trim() } : { is: 'present', id: study.id },
    outcome:
      outcome === undefined ? { is: 'new', construct: form.outcome.trim(), kind } : { is: 'present', id: outcome.id },
    instrumentId: form.instrumentId === '' ? null : form.instrumentId,
    arms: named.map(({ label, nRandomised }) => {
      const arm = study?.arms.find((own) => sameWords(own.label, label));
      return arm === undefined ? { is: 'new', label, nRandomised } : { is: 'present', id: arm.id };
    }),
    times: [...times],
    withArms: form.withArms,
    withContrasts: form.withContrasts && named.length > 1,
    measure: form.measure ?? MEASURES[kind],
    score: kind === 'continuous' && form.score !== 'none' ? form.score : null,
    isAdjusted: null,
    eventDefinition: kind === 'continuous' || form.event.trim() === '' ? null : form.event.trim(),
  };
  return { ...shown, input, problem: null };
}

function problemOf(form: AddForm, arms: number, times: number, badTime: string | null): string | null {
  if (form.study.trim() === '') return ADD.needStudy;
  if (form.outcome.trim() === '') return ADD.needOutcome;
  if (arms === 0) return ADD.needArms;
  if (badTime !== null) return ADD.badTime(badTime);
  if (times === 0) return ADD.needTimes;
  if (!form.withArms && !form.withContrasts) return ADD.needRows;
  return !form.withArms && arms < 2 ? ADD.needTwoArms : null;
}

function asKind(kind: string | undefined): OutcomeKind | null {
  return kind === 'continuous' || kind === 'binary' || kind === 'count or rate' || kind === 'time-to-event'
    ? kind
    : null;
}
