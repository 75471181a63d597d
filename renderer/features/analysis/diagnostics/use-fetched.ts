import { useEffect, useState } from 'react';
import { describeError } from '../../../connection/describe-error.ts';
import type { ContractClient } from '../../../connection/types.ts';
import { useWorkspace } from '../../../workspace-context.ts';

export type Fetched<Result> =
  | Readonly<{ state: 'idle' }>
  | Readonly<{ state: 'loading' }>
  | Readonly<{ state: 'failed'; sentence: string; retry: () => void }>
  /** `isStale`: the review has changed since, and a newer result is on its way. */
  | Readonly<{ state: 'ready'; result: Result; isStale: boolean }>;

type Answer<Result> = Readonly<
  { state: 'ready'; result: Result; of: Request<Result> } | { state: 'failed'; sentence: string; of: Request<Result> }
>;
type Request<Result> = (client: ContractClient) => Promise<Result>;

/**
 * What a request answers, asked again whenever `request` is a new function; null asks nothing. The last result stays while
 * the next is on its way, and an answer overtaken by a newer request is dropped.
 */
export function useFetched<Result>(request: Request<Result> | null): Fetched<Result> {
  const { connection } = useWorkspace();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<Result> | null>(null);
  useEffect(() => {
    if (request === null) return undefined;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      try {
        const result = await request(await connection.client());
        if (isCurrent) setAnswer({ state: 'ready', result, of: request });
      } catch (error) {
        if (isCurrent) setAnswer({ state: 'failed', sentence: describeError(error), of: request });
      }
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [connection, request, attempt]);
  if (request === null) return { state: 'idle' };
  if (answer === null) return { state: 'loading' };
  if (answer.state === 'ready') return { state: 'ready', result: answer.result, isStale: answer.of !== request };
  if (answer.of !== request) return { state: 'loading' };
  return {
    state: 'failed',
    sentence: answer.sentence,
    retry: () => {
      setAnswer(null);
      setAttempt((count) => count + 1);
    },
  };
}
