import type { CommandReply } from '../contract/views.ts';
import type { Session, WindowCommand } from './session.ts';

/** The reply to a command that had nothing to write: no step of the history, and no view changes. */
export function unchanged(session: Session, { commandId, windowId }: WindowCommand): CommandReply {
  return { commandId, revision: session.revision(), views: {}, undo: session.undoState(windowId) };
}
