import type { CheckItem, HandledValue } from '../../../api/contract/sentinel.ts';
import { useHead } from '../../views/hooks.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { SendCommand } from '../../connection/commands.ts';
import { uuidV7 } from '../../connection/uuid-v7.ts';
import type { ValueField } from '../../views/types.ts';
import { useWorkspace } from '../../workspace-context.ts';
import { CHECKS } from './phrases.ts';

export type CheckCommands = Readonly<{
  applyFix: (item: CheckItem) => void;
  setAside: (item: CheckItem, note: string) => void;
  reopen: (item: CheckItem) => void;
  annotate: (valueIds: readonly string[], handling: HandledValue['handling'], note: string) => void;
  takeBack: (valueIds: readonly string[]) => void;
}>;

/** What can be done about a finding; each is one step that can be undone. */
export function useCheckCommands(): CheckCommands {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const reviewer = useHead('shell')?.reviewer ?? '';
  const send = (command: SendCommand): void => {
    commands.send(command).catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  return {
    applyFix({ fix }) {
      if (fix === null) return;
      const byRow = Map.groupBy(fix.cells, ({ measurementId }) => measurementId);
      const rows = Array.from(byRow, ([measurementId, cells]) => ({
        measurementId,
        cells: cells.map(({ field, to, text }): [ValueField, string, string] => [field, to, text]),
      }));
      send((client, envelope) => client.grid.set({ ...envelope, label: CHECKS.fixes[fix.kind], rows }));
    },
    setAside({ check, sight, title, severity }, note) {
      if (severity === 'block') return;
      const fields = { check, rows: [...sight.rows], seen: sight.seen, note, author: reviewer };
      send((client, envelope) =>
        client.records.change({
          ...envelope,
          label: CHECKS.dismissLabel(title).slice(0, 160),
          changes: [{ op: 'add', table: 'dismissal', id: uuidV7(), fields }],
        }),
      );
    },
    reopen({ dismissal, title }) {
      if (dismissal === null) return;
      const { id } = dismissal;
      send((client, envelope) =>
        client.records.change({
          ...envelope,
          label: CHECKS.reopenLabel(title).slice(0, 160),
          changes: [{ op: 'remove', table: 'dismissal', id }],
        }),
      );
    },
    annotate: (valueIds, handling, note) =>
      send((client, envelope) => client.checks.handle({ ...envelope, valueIds: [...valueIds], handling, note })),
    takeBack: (valueIds) =>
      send((client, envelope) =>
        client.checks.handle({ ...envelope, valueIds: [...valueIds], handling: null, note: '' }),
      ),
  };
}
