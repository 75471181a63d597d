import type { PooledTest, TauSquaredEstimator } from '../pool/types.ts';
import { gosh, type Gosh } from '../sensitivity/gosh.ts';
import type { AnalysisResult, Effect, MeasureScale } from './derived.ts';
import { columnOf, testOf } from './diagnose.ts';
import type { AllSubsets, SubsetRange } from './diagnosed.ts';
import { toPrinted } from './scale.ts';

/** All that pooling the subsets of an analysis needs, as plain numbers: it may be sent to another thread. */
export type SubsetsTask = Readonly<{
  analysisId: string;
  scale: MeasureScale;
  /** Analysis scale. */
  effects: readonly number[];
  variances: readonly number[];
  estimator: TauSquaredEstimator;
  test: PooledTest;
  level: number;
  /** At most this many subsets; a seeded sample when there are more. */
  most: number;
}>;

/** More points than this lie on each other in any plot. */
const MOST_POINTS = 16_384;

/** The task for an analysis; null where nothing is pooled. */
export function subsetsTask(
  analysis: AnalysisResult,
  effects: ReadonlyMap<string, Effect>,
  most: number,
): SubsetsTask | null {
  if (analysis.state.kind !== 'pooled') return null;
  const { pooled } = analysis.state;
  const { effects: estimates, variances } = columnOf(analysis, effects);
  const { analysisId, scale } = analysis;
  return {
    analysisId,
    scale,
    effects: estimates,
    variances,
    most,
    estimator: pooled.estimator,
    test: testOf(pooled),
    level: pooled.printed.level,
  };
}

/**
 * GOSH: the pooled result of every subset of the studies, or of a seeded sample of subsets when there are more than `most`.
 *
 * @param progress called about every thousand subsets; may throw to cancel
 * @throws EngineInputError as gosh; whatever `progress` throws
 */
export function poolSubsets(task: SubsetsTask, progress?: (done: number, total: number) => void): AllSubsets {
  const { analysisId, scale, estimator, test, level, most } = task;
  const result = gosh(task.effects, task.variances, {
    estimator,
    test,
    level,
    subsets: most,
    ...(progress === undefined ? {} : { progress }),
  });
  const several = [...result.size.keys()].filter((i) => result.size[i]! > 1);
  const stride = Math.ceil(several.length / MOST_POINTS) || 1;
  const points = several
    .filter((_, position) => position % stride === 0)
    .map((i) => ({
      estimate: toPrinted(scale, result.estimate[i]!),
      iSquared: result.iSquared[i]!,
      size: result.size[i]!,
    }));
  return {
    analysisId,
    scale,
    sampled: result.sampled,
    pooled: several.length,
    ranges: rangesOf(result, several, scale),
    points,
  };
}

/** The same for an analysis at once; null where nothing is pooled. */
export function diagnoseSubsets(
  analysis: AnalysisResult,
  effects: ReadonlyMap<string, Effect>,
  most: number,
): AllSubsets | null {
  const task = subsetsTask(analysis, effects, most);
  return task && poolSubsets(task);
}

function rangesOf(
  { size, estimate, iSquared }: Gosh,
  several: readonly number[],
  scale: MeasureScale,
): readonly SubsetRange[] {
  const bySize = new Map<number, SubsetRange>();
  for (const i of several) {
    const known = bySize.get(size[i]!);
    bySize.set(size[i]!, {
      size: size[i]!,
      count: (known?.count ?? 0) + 1,
      estimate: widened(known?.estimate, toPrinted(scale, estimate[i]!)),
      iSquared: widened(known?.iSquared, iSquared[i]!),
    });
  }
  return [...bySize.values()].toSorted((a, b) => a.size - b.size);
}

function widened(range: SubsetRange['estimate'] | undefined, value: number): SubsetRange['estimate'] {
  return { low: Math.min(range?.low ?? value, value), high: Math.max(range?.high ?? value, value) };
}
