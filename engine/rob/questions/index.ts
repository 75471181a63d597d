import type { QuestionSet, QuestionSetId } from '../types.ts';
import { ROB2_CLUSTER_ASSIGNMENT } from './rob2-cluster.ts';
import { ROB2_CROSSOVER_ASSIGNMENT } from './rob2-crossover.ts';
import { ROB2_PARALLEL_ADHERENCE, ROB2_PARALLEL_ASSIGNMENT } from './rob2-parallel.ts';
import { ROBINS_I_V2 } from './robins-i-v2.ts';

/** Every question set, in the order they are offered. */
export const QUESTION_SETS: readonly QuestionSet[] = [
  ROB2_PARALLEL_ASSIGNMENT,
  ROB2_PARALLEL_ADHERENCE,
  ROB2_CLUSTER_ASSIGNMENT,
  ROB2_CROSSOVER_ASSIGNMENT,
  ROBINS_I_V2,
];

const BY_ID: ReadonlyMap<string, QuestionSet> = new Map(QUESTION_SETS.map((set) => [set.id, set]));

/** The set of an id; undefined for one that this version of Grove does not know. */
export function findQuestionSet(id: string): QuestionSet | undefined {
  return BY_ID.get(id);
}

/** A set that is known to exist. */
export function questionSet(id: QuestionSetId): QuestionSet {
  return BY_ID.get(id)!;
}
