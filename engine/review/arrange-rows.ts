import { RISK_OF_BIAS_LEVELS, type RiskOfBiasLevel } from '../rob/types.ts';
import type { PairwiseResult } from '../pool/types.ts';
import { testBetweenSubgroups, type SubgroupTest } from './between-subgroups.ts';
import type { AnalysisRow, MeasureScale, PrintedEstimate } from './derived.ts';
import { BY_RISK_OF_BIAS, type ForestColumn, type ForestSetting, type RowOrder } from './forest-setting.ts';
import { SUBGROUPS } from './phrases.ts';
import { poolStudies, ruleOf, type EstimatedEffect } from './pool-studies.ts';
import type { Attribute } from './records/index.ts';
import { toPrinted } from './scale.ts';

/** One block of a forest plot: its studies and what they give alone. */
export type AnalysisSubgroup = Readonly<{
  /** The characteristic as typed; null: not known of these studies, which stay out of the test. */
  label: string | null;
  /** Ids of study results, in the order of the plot. */
  rowIds: readonly string[];
  /** Share of the whole analysis's weights; null where nothing is pooled. */
  weightPercent: number | null;
  participantsIntervention: number | null;
  participantsComparator: number | null;
  eventsIntervention: number | null;
  eventsComparator: number | null;
  state:
    | Readonly<{ kind: 'pooled'; pooled: PairwiseResult; printed: PrintedEstimate }>
    | Readonly<{ kind: 'single study'; printed: PrintedEstimate }>
    | Readonly<{ kind: 'not pooled'; reason: string }>;
}>;

/** The subgroups of an analysis, those of unknown characteristic last. */
export type AnalysisSubgroups = Readonly<{
  /** Name of the characteristic. */
  by: string;
  isPlanned: boolean;
  groups: readonly AnalysisSubgroup[];
  /** Over the studies whose characteristic is known; null where there is nothing to compare. */
  test: SubgroupTest | null;
  /** Studies outside the test. */
  unknown: number;
}>;

/** How the plot of an analysis lays out its rows. */
export type ForestArrangement = Readonly<{
  order: RowOrder;
  columns: readonly ForestColumn[];
  /** Ids of study results from top to bottom. */
  rowIds: readonly string[];
  subgroups: AnalysisSubgroups | null;
  /** What the subgroups are by: the id of an attribute, or 'risk of bias'. */
  subgroupsBy: string | null;
  /** What could tell the studies of this analysis apart. */
  choices: readonly Readonly<{ id: string; name: string; subgroups: number }>[];
  /** Whether this analysis, and the review for its columns, have a setting stored. */
  stored: Readonly<{ own: boolean; columns: boolean }>;
}>;

/** What the studies of an analysis can be told apart by. */
export type Characteristic = Readonly<{
  /** Id of an attribute, or 'risk of bias'. */
  id: string;
  name: string;
  isPlanned: boolean;
  /** Of a row, as typed; null where it is not known. */
  labelOf: (row: AnalysisRow) => string | null;
  /** The labels in the order of the blocks. */
  labels: readonly string[];
}>;

export type RowFacts = Readonly<{
  rows: readonly AnalysisRow[];
  /** In the order of `rows`. */
  effects: readonly EstimatedEffect[];
  scale: MeasureScale;
  pooled: PairwiseResult | null;
  setting: ForestSetting;
  columns: readonly ForestColumn[];
  stored: ForestArrangement['stored'];
  characteristics: readonly Characteristic[];
}>;

/**
 * Sort the rows of an analysis and put them into blocks, each pooled under the analysis's own rule. The order of pooling is left as it is:
 * no number but the subgroups' own depends on this.
 */
export function arrangeRows(facts: RowFacts): ForestArrangement {
  const { rows, setting, columns, stored, characteristics } = facts;
  const sorted = sortRows(rows, setting.order);
  const characteristic = characteristics.find(({ id }) => id === setting.subgroupsBy);
  const chosen = {
    order: setting.order,
    columns,
    stored,
    subgroupsBy: characteristic?.id ?? null,
    choices: choicesOf(rows, characteristics, setting.subgroupsBy),
  };
  if (characteristic === undefined || rows.length === 0) {
    return { ...chosen, rowIds: sorted.map(({ studyResultId }) => studyResultId), subgroups: null };
  }
  const blocks = Map.groupBy(sorted, (row) => characteristic.labelOf(row));
  const groups = [...characteristic.labels, null].flatMap((label) => {
    const own = blocks.get(label);
    return own === undefined ? [] : subgroupOf(label, own, facts);
  });
  return {
    ...chosen,
    rowIds: groups.flatMap(({ rowIds }) => rowIds),
    subgroups: {
      by: characteristic.name,
      isPlanned: characteristic.isPlanned,
      groups,
      test: testOf(facts, characteristic),
      unknown: blocks.get(null)?.length ?? 0,
    },
  };
}

/** Those that make more than one block and fewer than there are studies, and the chosen one. */
function choicesOf(
  rows: readonly AnalysisRow[],
  characteristics: readonly Characteristic[],
  chosen: string | null,
): ForestArrangement['choices'] {
  return characteristics.flatMap(({ id, name, labelOf }) => {
    const subgroups = new Set(rows.flatMap((row) => labelOf(row) ?? [])).size;
    return id === chosen || (subgroups > 1 && subgroups < rows.length) ? [{ id, name, subgroups }] : [];
  });
}

function sortRows(rows: readonly AnalysisRow[], order: RowOrder): readonly AnalysisRow[] {
  // The derivation lists studies oldest first; the sort keeps that among equals.
  if (order === 'year') return rows;
  return rows.toSorted((a, b) => {
    if (order === 'effect') return a.estimate - b.estimate;
    return order === 'precision' ? a.standardError - b.standardError : compareLabels(a.label, b.label);
  });
}

function compareLabels(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function subgroupOf(
  label: string | null,
  own: readonly AnalysisRow[],
  { rows, effects, scale, pooled }: RowFacts,
): AnalysisSubgroup {
  const ids = new Set(own.map(({ studyResultId }) => studyResultId));
  const ofGroup = effects.filter((_, i) => ids.has(rows[i]!.studyResultId));
  const total = (pick: (row: AnalysisRow) => number | null): number | null =>
    own.reduce<number | null>((sum, row) => {
      const value = pick(row);
      return sum === null || value === null ? null : sum + value;
    }, 0);
  return {
    label,
    rowIds: own.map(({ studyResultId }) => studyResultId),
    weightPercent: total(({ weightPercent }) => weightPercent),
    participantsIntervention: total(({ nIntervention }) => nIntervention),
    participantsComparator: total(({ nComparator }) => nComparator),
    eventsIntervention: total(({ eventsIntervention }) => eventsIntervention),
    eventsComparator: total(({ eventsComparator }) => eventsComparator),
    state: stateOf(label, own, ofGroup, scale, pooled),
  };
}

function stateOf(
  label: string | null,
  [first, ...others]: readonly AnalysisRow[],
  effects: readonly EstimatedEffect[],
  scale: MeasureScale,
  pooled: PairwiseResult | null,
): AnalysisSubgroup['state'] {
  if (label === null) return { kind: 'not pooled', reason: SUBGROUPS.unknown };
  if (pooled === null) return { kind: 'not pooled', reason: SUBGROUPS.nothingPooled };
  if (first !== undefined && others.length === 0) {
    const { estimate, low, high } = first;
    return { kind: 'single study', printed: { estimate, low, high } };
  }
  const model = poolStudies(effects, ruleOf(pooled));
  if (!('estimate' in model)) return { kind: 'not pooled', reason: model.reason };
  const { estimate, printed } = model;
  return {
    kind: 'pooled',
    pooled: model,
    printed: {
      estimate: toPrinted(scale, estimate),
      low: toPrinted(scale, printed.low),
      high: toPrinted(scale, printed.high),
    },
  };
}

function testOf({ rows, effects, pooled }: RowFacts, { labelOf }: Characteristic): SubgroupTest | null {
  if (pooled === null) return null;
  const known = effects.flatMap((effect, i) => {
    const label = labelOf(rows[i]!);
    return label === null ? [] : [{ effect, label }];
  });
  return testBetweenSubgroups(
    known.map(({ effect }) => effect),
    known.map(({ label }) => label),
    pooled,
  );
}

/** Overall risk of bias as a characteristic of results, from low to high. */
export function byRiskOfBias(levels: Readonly<Record<string, RiskOfBiasLevel | null>>): Characteristic {
  return {
    id: BY_RISK_OF_BIAS,
    name: SUBGROUPS.riskOfBias,
    isPlanned: true,
    labels: RISK_OF_BIAS_LEVELS.map((level) => SUBGROUPS.levels[level]),
    labelOf: ({ studyResultId }) => {
      const level = levels[studyResultId] ?? null;
      return level === null ? null : SUBGROUPS.levels[level];
    },
  };
}

/**
 * A characteristic of the studies, its labels in the order of letters, numbers by size.
 *
 * @param texts as typed, by study id
 */
export function byAttribute(
  { id, name, isPlanned }: Pick<Attribute, 'id' | 'name' | 'isPlanned'>,
  texts: ReadonlyMap<string, string>,
): Characteristic {
  const known = new Set([...texts.values()].filter((text) => text !== ''));
  const number = (text: string): number => Number(text.replace(',', '.'));
  const isNumeric = [...known].every((text) => Number.isFinite(number(text)));
  return {
    id,
    name,
    isPlanned,
    labels: [...known].toSorted((a, b) => (isNumeric ? number(a) - number(b) : compareLabels(a, b))),
    labelOf: ({ studyId }) => texts.get(studyId) || null,
  };
}
