import { useServices, useUi } from './services.ts';
import { SHELL } from './phrases.ts';
import { useConnectionState, useWorkspace } from '../workspace-context.ts';

/** The line that says the backend is gone, over everything, for as long as it is. */
export function ConnectionNotice() {
  const state = useConnectionState();
  const { connection } = useWorkspace();
  return (
    <div role="status">
      {state === 'lost' ? (
        <div className="connection-lost">
          <strong>{SHELL.lost}</strong>
          <span>{connection.problem() ?? SHELL.lostDetail}</span>
        </div>
      ) : null}
    </div>
  );
}

/** What just happened, in one sentence, read out as it appears. */
export function MessageLine() {
  const { message } = useUi();
  const { ui } = useServices();
  return (
    <div aria-live={message?.tone === 'problem' ? 'assertive' : 'polite'}>
      {message === null ? null : (
        <div className="message-line" key={message.serial}>
          <span>{message.text}</span>
          <button type="button" onClick={() => ui.dismiss()}>
            {SHELL.dismiss}
          </button>
        </div>
      )}
    </div>
  );
}
