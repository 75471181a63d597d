import { useCallback, useState } from 'react';
import type { Deviation, ProtocolPreview } from '../../../api/contract/views.ts';
import type { RecordChange } from '../../../api/contract/records.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { uuidV7 } from '../../connection/uuid-v7.ts';
import { useWorkspace } from '../../workspace-context.ts';

/** A change that waits for the reviewer's answer. */
export type Proposal = Readonly<{
  label: string;
  preview: ProtocolPreview;
  /** Null leaves everything as it was. */
  answer: (deviation: Deviation | null) => void;
}>;

type Propose = (label: string, changes: readonly RecordChange[]) => Promise<boolean>;

/** Changes of the protocol: at once while nothing is extracted or planned, afterwards by way of a preview and a reason. */
export function usePropose(): Readonly<{ propose: Propose; proposal: Proposal | null }> {
  const { commands, connection } = useWorkspace();
  const { ui } = useServices();
  const [proposal, setProposal] = useState<Proposal | null>(null);

  const propose = useCallback<Propose>(
    async (label, changes) => {
      if (changes.length === 0) return true;
      const made = [...changes];
      const name = label.slice(0, 160);
      try {
        let deviation: Deviation | null = null;
        const client = await connection.client();
        const preview = await client.protocol.preview({ commandId: uuidV7(), changes: made });
        if (preview.isAfterExtraction) {
          deviation = await new Promise<Deviation | null>((answer) => setProposal({ label: name, preview, answer }));
          setProposal(null);
          if (deviation === null) return false;
        }
        await commands.send((line, envelope) =>
          line.protocol.change({ ...envelope, label: name, changes: made, deviation }),
        );
        return true;
      } catch (error) {
        ui.say(describeError(error), 'problem');
        return false;
      }
    },
    [commands, connection, ui],
  );
  return { propose, proposal };
}
