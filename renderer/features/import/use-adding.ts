import { useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { SendCommand } from '../../connection/commands.ts';
import { useWorkspace } from '../../workspace-context.ts';
import { addOrTakeBack } from './add-or-take-back.ts';
import { IMPORT } from './phrases.ts';

export type Adding = Readonly<{
  state: 'idle' | 'adding' | 'cancelling';
  cancel: () => void;
  /** Resolves to true once the import is stored and stays; problems are told. */
  add: (send: SendCommand) => Promise<boolean>;
}>;

/** An import on its way, which can be cancelled. */
export function useAdding(): Adding {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const [state, setState] = useState<Adding['state']>('idle');
  const isCancelled = useRef(false);
  return {
    state,
    cancel: () => {
      isCancelled.current = true;
      setState('cancelling');
    },
    add: async (send) => {
      isCancelled.current = false;
      setState('adding');
      try {
        const stays = await addOrTakeBack(commands, send, () => isCancelled.current);
        if (!stays) ui.say(IMPORT.cancelled);
        setState('idle');
        return stays;
      } catch (error) {
        setState('idle');
        ui.say(describeError(error), 'problem');
        return false;
      }
    },
  };
}
