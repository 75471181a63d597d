import { useCallback } from 'react';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { SendCommand } from '../../connection/commands.ts';
import { useWorkspace } from '../../workspace-context.ts';

/** Sends one rating; null when it is stored, else why it was refused, for the place where it was typed. */
export type SendRating = (command: SendCommand) => Promise<string | null>;

export function useRating(): SendRating {
  const { commands } = useWorkspace();
  return useCallback(
    async (command) => {
      try {
        await commands.send(command);
        return null;
      } catch (error) {
        return describeError(error);
      }
    },
    [commands],
  );
}

/** As `useRating`, with a refusal said on the message line: for controls that have no place of their own for it. */
export function useRatingAloud(): (command: SendCommand) => void {
  const send = useRating();
  const { ui } = useServices();
  return useCallback(
    (command) => {
      void send(command).then((refusal) => refusal === null || ui.say(refusal, 'problem'));
    },
    [send, ui],
  );
}
