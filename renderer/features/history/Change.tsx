import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { HistoryItem } from '../../../api/contract/views.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { Button } from '../../widgets/Button.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { clockOf } from './moment.ts';
import { HISTORY } from './phrases.ts';

/** One step: its sentence, who made it, its fields on demand, and the way back. */
export function Change({ item }: Readonly<{ item: HistoryItem }>) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const revert = async (): Promise<void> => {
    try {
      await commands.send((client, envelope) => client.history.revert({ ...envelope, target: item.commandId }));
      ui.say(HISTORY.reverted(item.sentence));
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  };
  const isUndone = item.undoneBy !== null;
  return (
    <li className="change" data-undone={isUndone ? 'true' : undefined}>
      <div className="change-line">
        <span className="quiet number">{clockOf(item.at)}</span>
        <span className="change-sentence">{item.sentence}</span>
        <span className="quiet">
          {[item.actor, isUndone ? HISTORY.wasUndone : item.isUndo ? HISTORY.isUndo : ''].filter(Boolean).join(', ')}
        </span>
        {item.details.length === 0 ? (
          <span />
        ) : (
          <AriaButton
            className="button"
            data-kind="quiet"
            aria-label={HISTORY.detailsOf(item.sentence)}
            aria-expanded={isOpen}
            aria-controls={id}
            onPress={() => setOpen(!isOpen)}
          >
            {HISTORY.details}
          </AriaButton>
        )}
        {!item.canRevert ? (
          <span />
        ) : (
          <Button kind="quiet" label={HISTORY.revertLabel(item.sentence)} onPress={() => void revert()}>
            {HISTORY.revert}
          </Button>
        )}
      </div>
      <div id={id} className="change-details" hidden={!isOpen}>
        {isOpen ? <Details item={item} /> : null}
      </div>
    </li>
  );
}

function Details({ item }: Readonly<{ item: HistoryItem }>) {
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{HISTORY.record}</th>
            <th scope="col">{HISTORY.field}</th>
            <th scope="col">{HISTORY.was}</th>
            <th scope="col">{HISTORY.now}</th>
          </tr>
        </thead>
        <tbody>
          {item.details.map((detail, index) => (
            // Details of a past step never change, so their place names them.
            <tr key={`${detail.what} ${detail.field} ${index}`}>
              <th scope="row">{detail.what}</th>
              <td>{detail.field ?? ''}</td>
              <td>{detail.was ?? HISTORY.nothing}</td>
              <td>{detail.now ?? HISTORY.nothing}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {item.moreRows > 0 ? <p className="quiet">{HISTORY.more(item.moreRows)}</p> : null}
    </>
  );
}
