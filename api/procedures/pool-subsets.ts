import { QUICK_SUBSETS } from '../contract/subset-limits.ts';
import type { SubsetsRequest, SubsetsStep } from '../contract/subsets.ts';
import { poolSubsets, subsetsTask } from '../../engine/review/subsets.ts';
import type { Workers } from './long-tasks.ts';
import type { Session } from './session.ts';

/**
 * Pools the subsets of an analysis as it stands: a thousand at once, more in a worker, with its progress. Ends early, and
 * stops the worker, when the signal aborts. Undefined for an analysis that is not in the review.
 */
export function pooledSubsets(
  session: Session,
  workers: Workers,
  { analysisId, most = QUICK_SUBSETS }: SubsetsRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<SubsetsStep, void, void> | undefined {
  const derived = session.derived();
  const analysis = derived.analyses.get(analysisId);
  return analysis && steps(subsetsTask(analysis, derived.effects, most), session.revision(), workers, signal);
}

async function* steps(
  task: ReturnType<typeof subsetsTask>,
  revision: number,
  workers: Workers,
  signal: AbortSignal | undefined,
): AsyncGenerator<SubsetsStep, void, void> {
  if (task === null || task.most <= QUICK_SUBSETS) {
    yield { kind: 'done', revision, subsets: task && poolSubsets(task) };
    return;
  }
  // Whoever stops listening wants no result: the generator's end aborts the run as the signal does.
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  let latest: SubsetsStep | null = null;
  let wake: () => void = () => undefined;
  let isEnded = false;
  const run = workers
    .run(
      { kind: 'subsets', task },
      {
        signal: either,
        progress(done, total) {
          latest = { kind: 'progress', done, total };
          wake();
        },
      },
    )
    .finally(() => {
      isEnded = true;
      wake();
    });
  try {
    while (!isEnded) {
      await Promise.race([new Promise<void>((resolve) => (wake = resolve)), run]);
      const step: SubsetsStep | null = latest;
      latest = null;
      if (step !== null && !isEnded) yield step;
    }
    yield { kind: 'done', revision, subsets: await run };
  } finally {
    stop.abort();
    run.catch(() => undefined);
  }
}
