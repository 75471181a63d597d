import { parse } from 'csv-parse/sync';
import { effectSizes, type EffectColumns } from '../../engine/effect/effect-sizes.ts';
import { isMeasureId, MEASURES, measure, type EffectField, type MeasureId } from '../../engine/effect/measures.ts';
import { isEstimable, type Effect } from '../../engine/effect/types.ts';
import { EngineInputError } from '../../engine/errors.ts';
import { analysePairwise } from '../../engine/pool/pairwise.ts';
import type { PairwiseResult, ProfileName, TauSquaredEstimator } from '../../engine/pool/types.ts';
import { parsePrintedNumber } from '../../engine/text/parse-number.ts';

/** A table of studies that cannot be analysed; the message says which line and column, and what to do. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

export type TableOptions = Readonly<{
  /** Metafor's short names (MD, SMD, RR …); 'GEN' for a column of estimates with standard errors or variances. */
  measure: string;
  estimator?: TauSquaredEstimator;
  profile?: ProfileName;
}>;

export type TableStudy = Readonly<{ label: string; effect: Effect; weightPercent: number | null }>;

/** Effects on the measure's analysis scale, in the order of the lines; the pool leaves out what is not estimable. */
export type TableAnalysis = Readonly<{
  measure: string;
  scale: string;
  studies: readonly TableStudy[];
  pooled: PairwiseResult;
  /** The pooled estimate and its printed interval on the scale that is read. */
  printed: Readonly<{ estimate: number; low: number; high: number }>;
}>;

const GENERIC = 'GEN';
const LABELS = ['study', 'label', 'author', 'slab'];

/**
 * Pool a comma-separated table: a header line with the names of the measure's inputs (mean1, sd1, n1 … or events1, n1 …), or
 * `estimate` with `se` or `variance`, and one study a line.
 *
 * @throws TableError, EngineInputError
 */
export function analyseTable(text: string, options: TableOptions): TableAnalysis {
  const lines = readLines(text);
  const header = Object.keys(lines[0] ?? {});
  if (lines.length === 0) throw new TableError('The table has no line of numbers under its header.');
  const label = header.find((name) => LABELS.includes(name));
  const labels = lines.map((line, i) => (label ? line[label]! : `Study ${i + 1}`));
  const id = knownMeasure(options.measure);
  const effects = id === null ? genericEffects(lines, header) : effectsOf(lines, header, id);
  const usable = effects.filter(isEstimable);
  const pooled = analysePairwise(
    usable.map((effect) => effect.estimate),
    usable.map((effect) => effect.variance),
    {
      ...(options.profile ? { profile: options.profile } : {}),
      ...(options.estimator ? { estimator: options.estimator } : {}),
    },
  );
  const turnBack = id === null ? (value: number) => value : measure(id).backTransform;
  let next = 0;
  return {
    measure: options.measure,
    scale: id === null ? 'identity' : measure(id).scale,
    studies: effects.map((effect, i) => ({
      label: labels[i]!,
      effect,
      weightPercent: isEstimable(effect) ? (pooled.weights[next++] ?? null) : null,
    })),
    pooled,
    printed: {
      estimate: turnBack(pooled.estimate),
      low: turnBack(pooled.printed.low),
      high: turnBack(pooled.printed.high),
    },
  };
}

/** Null for the generic column of estimates. */
function knownMeasure(name: string): MeasureId | null {
  if (name === GENERIC) return null;
  if (isMeasureId(name)) return name;
  const names = MEASURES.map(({ id }) => id).join(', ');
  throw new TableError(`There is no measure “${name}”. Use GEN for a column of estimates, or one of ${names}.`);
}

type Line = Readonly<Record<string, string>>;

function readLines(text: string): readonly Line[] {
  try {
    return parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    throw new TableError(`The table cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function effectsOf(lines: readonly Line[], header: readonly string[], id: MeasureId): readonly Effect[] {
  const columns: Partial<Record<EffectField, (number | null)[]>> = {};
  for (const field of measure(id).inputs) {
    if (header.includes(field.toLowerCase()))
      columns[field] = lines.map((line, i) => numberAt(line, field.toLowerCase(), i));
  }
  return effectSizes(id, columns as EffectColumns);
}

function genericEffects(lines: readonly Line[], header: readonly string[]): readonly Effect[] {
  if (!header.includes('estimate') || !(header.includes('se') || header.includes('variance'))) {
    throw new TableError('The table needs a column "estimate" and a column "se" or "variance".');
  }
  return lines.map((line, i): Effect => {
    const estimate = numberAt(line, 'estimate', i);
    const standardError = header.includes('se') ? numberAt(line, 'se', i) : null;
    const variance =
      standardError === null
        ? header.includes('variance')
          ? numberAt(line, 'variance', i)
          : null
        : standardError ** 2;
    if (estimate === null || variance === null) return { notEstimable: 'a number is missing' };
    if (!(variance > 0))
      throw new EngineInputError(
        'not-positive',
        `Line ${i + 2}: the variance is ${variance}; give a number above zero.`,
        'variance',
      );
    return { estimate, variance, standardError: Math.sqrt(variance) };
  });
}

/** An empty cell or NA is missing; anything else must be one number. */
function numberAt(line: Line, column: string, index: number): number | null {
  const text = line[column] ?? '';
  if (/^(?:|na|n\/a)$/iu.test(text)) return null;
  const read = parsePrintedNumber(text);
  if (read.kind === 'number' && read.qualifier === '=') return read.value;
  const why = read.kind === 'refused' || read.kind === 'ambiguous' ? read.reason : 'It is not one number.';
  throw new TableError(`Line ${index + 2}, column ${column}: “${text}” cannot be used. ${why}`);
}
