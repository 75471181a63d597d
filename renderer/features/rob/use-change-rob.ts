import { useCallback } from 'react';
import type { RobChange } from '../../../api/contract/rob.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { useWorkspace } from '../../workspace-context.ts';

/** Sends one change of an assessment; false when it was refused, after saying why. */
export type ChangeRob = (change: RobChange) => Promise<boolean>;

export function useChangeRob(): ChangeRob {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  return useCallback(
    async (change) => {
      try {
        await commands.send((client, envelope) => client.rob.change({ ...envelope, change }));
        return true;
      } catch (error) {
        ui.say(describeError(error), 'problem');
        return false;
      }
    },
    [commands, ui],
  );
}
