import type { AnalysisResult, AnalysisRow, ForestColumn, PrintedEstimate } from '../../../engine/review/derived.ts';
import { formatInterval } from '../../../engine/text/format-interval.ts';
import { formatCount, formatFixed, formatPercent } from '../../../engine/text/format-number.ts';
import { INTERVALS } from '../../../engine/text/phrases.ts';
import { FOREST } from '../phrases.ts';

/** The words of an estimate cell, split where its columns line up: estimate, lower limit, upper limit. */
export type EstimateCell = readonly [estimate: string, low: string, high: string];

/** Texts of one line of numbers; null where a column has nothing to say. */
export type CellTexts = Readonly<{
  intervention: string | null;
  comparator: string | null;
  estimate: EstimateCell | null;
  weight: string | null;
}>;

export type { ForestColumn } from '../../../engine/review/derived.ts';

/** Columns a reader can do without; study, plot and estimate always stand. */
export const FOREST_COLUMNS: readonly ForestColumn[] = ['groups', 'weight', 'risk of bias'];

/** A line's texts without those of columns that are not shown. */
export function shownCells(cells: CellTexts, columns: readonly ForestColumn[]): CellTexts {
  const hasGroups = columns.includes('groups');
  return {
    intervention: hasGroups ? cells.intervention : null,
    comparator: hasGroups ? cells.comparator : null,
    estimate: cells.estimate,
    weight: columns.includes('weight') ? cells.weight : null,
  };
}

export function estimateCell(printed: PrintedEstimate, decimals: number): EstimateCell {
  return [`${formatFixed(printed.estimate, decimals)} `, ...limits(printed, decimals)];
}

/** As `estimateCell` for an interval without an estimate. */
export function intervalCell(printed: Readonly<{ low: number; high: number }>, decimals: number): EstimateCell {
  return ['', ...limits(printed, decimals)];
}

function limits(interval: Readonly<{ low: number; high: number }>, decimals: number): readonly [string, string] {
  const text = formatInterval(interval, decimals);
  const cut = text.indexOf(INTERVALS.separator) + INTERVALS.separator.length;
  return [`(${text.slice(0, cut)}`, `${text.slice(cut)})`];
}

/** The texts of every row, in order. `decimals` are the analysis's own, so that the column lines up. */
export function rowCells(analysis: AnalysisResult, decimals: number): readonly CellTexts[] {
  const counted = groupColumn(analysis);
  return analysis.rows.map((row) => ({
    intervention: groupSize(row.eventsIntervention, row.nIntervention, counted),
    comparator: groupSize(row.eventsComparator, row.nComparator, counted),
    estimate: estimateCell(row, decimals),
    weight: row.weightPercent === null ? null : formatPercent(row.weightPercent, 1),
  }));
}

/** The line of totals under the rows of a pooled analysis. */
export function totalCells(analysis: AnalysisResult, printed: PrintedEstimate, decimals: number): CellTexts {
  const counted = groupColumn(analysis);
  const sum = (pick: (row: AnalysisRow) => number | null): number | null =>
    analysis.rows.reduce<number | null>((total, row) => {
      const value = pick(row);
      return total === null || value === null ? null : total + value;
    }, 0);
  return {
    intervention: groupSize(
      sum((row) => row.eventsIntervention),
      analysis.participantsIntervention,
      counted,
    ),
    comparator: groupSize(
      sum((row) => row.eventsComparator),
      analysis.participantsComparator,
      counted,
    ),
    estimate: estimateCell(printed, decimals),
    weight: formatPercent(100, 1),
  };
}

/** What the columns of the groups count: people, events among people, or events alone, as of rates. */
export type GroupColumn = 'participants' | 'events of participants' | 'events';

export function groupSize(events: number | null, participants: number | null, counted: GroupColumn): string | null {
  const size = participants === null ? null : formatCount(participants);
  if (counted === 'participants') return size;
  if (counted === 'events') return events === null ? null : formatCount(events);
  if (events === null && size === null) return null;
  return FOREST.eventsOf(events === null ? FOREST.unknown : formatCount(events), size ?? FOREST.unknown);
}

export function groupColumn({ rows }: AnalysisResult): GroupColumn {
  if (!rows.some((row) => row.eventsIntervention !== null || row.eventsComparator !== null)) return 'participants';
  const hasPeople = rows.some((row) => row.nIntervention !== null || row.nComparator !== null);
  return hasPeople ? 'events of participants' : 'events';
}
