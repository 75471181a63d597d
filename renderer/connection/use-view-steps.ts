import { useCallback, useEffect, useRef } from 'react';
import { useWorkspace } from '../workspace-context.ts';
import type { ViewStep } from './view-steps.ts';

/** Records changes of the view for Undo, until the component goes that they belong to. */
export function useViewSteps(): (step: ViewStep) => void {
  const { commands } = useWorkspace();
  const own = useRef(new Set<ViewStep['undo']>());
  useEffect(() => {
    const recorded = own.current;
    return () => commands.forgetViewSteps(recorded);
  }, [commands]);
  return useCallback(
    (step) => {
      own.current.add(step.undo);
      commands.recordViewStep(step);
    },
    [commands],
  );
}
