import { useCallback } from 'react';
import type { RecordChange } from '../../api/contract/records.ts';
import { useServices } from '../app/services.ts';
import { useWorkspace } from '../workspace-context.ts';
import { describeError } from './describe-error.ts';

/** Sends changes of records as one step named `label`; false when they were refused, after saying why. */
export type ChangeRecords = (label: string, changes: readonly RecordChange[]) => Promise<boolean>;

export function useChangeRecords(): ChangeRecords {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  return useCallback(
    async (label, changes) => {
      if (changes.length === 0) return true;
      try {
        await commands.send((client, envelope) =>
          client.records.change({ ...envelope, label: label.slice(0, 160), changes: [...changes] }),
        );
        return true;
      } catch (error) {
        ui.say(describeError(error), 'problem');
        return false;
      }
    },
    [commands, ui],
  );
}
