import { useEffect, useRef, useState } from 'react';
import type { AllSubsets } from '../../../../api/contract/index.ts';
import { describeError } from '../../../connection/describe-error.ts';
import { useWorkspace } from '../../../workspace-context.ts';

export type SubsetsRun =
  | Readonly<{ state: 'idle' }>
  | Readonly<{ state: 'working'; done: number; total: number }>
  | Readonly<{ state: 'failed'; sentence: string }>;

export type SubsetsOf = Readonly<{
  /** The last result; it stays while the next is on its way. */
  subsets: AllSubsets | null;
  run: SubsetsRun;
  /** Pools at most this many subsets of the analysis as it stands now. */
  pool: (most: number) => void;
  cancel: () => void;
}>;

/**
 * The subsets of an analysis, pooled when asked for. A run under way ends when it is cancelled, when another is asked for, and
 * with the screen. `revised` is a new object whenever the analysis has changed: the last run is then repeated.
 */
export function useSubsets(analysisId: string, revised: object): SubsetsOf {
  const { connection } = useWorkspace();
  const [subsets, setSubsets] = useState<AllSubsets | null>(null);
  const [run, setRun] = useState<SubsetsRun>({ state: 'idle' });
  const stopper = useRef<AbortController | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);

  useEffect(() => {
    if (wanted === null) return undefined;
    const abort = new AbortController();
    stopper.current = abort;
    const ask = async (): Promise<void> => {
      try {
        setRun({ state: 'working', done: 0, total: wanted });
        const client = await connection.client();
        for await (const step of await client.analysis.subsets(
          { analysisId, most: wanted },
          { signal: abort.signal },
        )) {
          if (abort.signal.aborted) return;
          if (step.kind === 'progress') setRun({ state: 'working', done: step.done, total: step.total });
          else {
            setSubsets(step.subsets);
            setRun({ state: 'idle' });
          }
        }
      } catch (error) {
        if (!abort.signal.aborted) setRun({ state: 'failed', sentence: describeError(error) });
      }
    };
    void ask();
    return () => abort.abort();
  }, [connection, analysisId, revised, wanted]);

  return {
    subsets,
    run,
    pool: setWanted,
    cancel: () => {
      stopper.current?.abort();
      setWanted(null);
      setRun({ state: 'idle' });
    },
  };
}
