import { useMemo, useState } from 'react';
import type { ContractClient } from '../../../connection/types.ts';
import type { AnalysisResult, PoolingChoice } from '../../../views/types.ts';
import { useFetched, type Fetched } from '../diagnostics/use-fetched.ts';

export type TrialPooling = Pick<PoolingChoice, 'profile' | 'estimator'>;

/** A trial as the panel holds it: which studies are out, and how it is pooled if not as saved. */
export type TrialState = Readonly<{ leaveOut: readonly string[]; pooling: TrialPooling | null }>;

const UNCHANGED: TrialState = { leaveOut: [], pooling: null };

export type TrialInHand = Readonly<{
  trial: TrialState;
  isChanged: boolean;
  result: Fetched<AnalysisResult>;
  toggle: (studyId: string) => void;
  pool: (pooling: TrialPooling | null) => void;
  putBack: () => void;
  reset: () => void;
}>;

/** A trial of one analysis, asked again whenever it or the saved analysis changes. */
export function useTrial(saved: AnalysisResult): TrialInHand {
  const [trial, setTrial] = useState(UNCHANGED);
  const isChanged = trial.leaveOut.length > 0 || trial.pooling !== null;
  const request = useMemo(
    () =>
      isChanged
        ? async (client: ContractClient): Promise<AnalysisResult> => {
            const { leaveOut, pooling } = trial;
            const answer = await client.analysis.tryOut({
              analysisId: saved.analysisId,
              leaveOut: [...leaveOut],
              ...(pooling ? { pooling } : {}),
            });
            return answer.analysis;
          }
        : null,
    // The saved analysis is a new object whenever anything it rests on changes, and so does the trial then.
    [trial, isChanged, saved],
  );
  return {
    trial,
    isChanged,
    result: useFetched(request),
    toggle: (studyId) =>
      setTrial(({ leaveOut, ...rest }) => ({
        ...rest,
        leaveOut: leaveOut.includes(studyId) ? leaveOut.filter((id) => id !== studyId) : [...leaveOut, studyId],
      })),
    pool: (pooling) => setTrial((before) => ({ ...before, pooling })),
    putBack: () => setTrial((before) => ({ ...before, leaveOut: [] })),
    reset: () => setTrial(UNCHANGED),
  };
}
