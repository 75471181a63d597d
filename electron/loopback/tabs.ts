import type { WebSocket } from 'ws';

const HEARTBEAT_MS = 15_000;

/**
 * Keeps count of the connected tabs. `onIdle` is called once no tab has been connected for `idleMs` after the last
 * one left; it never fires before a first tab came. A tab that answers no ping for two beats is taken as gone.
 */
export function createTabs(idleMs: number, onIdle: () => void) {
  const answered = new Map<WebSocket, boolean>();
  let idleTimer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const heartbeat = setInterval(() => {
    for (const [tab, alive] of answered) {
      if (!alive) tab.terminate();
      else {
        answered.set(tab, false);
        tab.ping();
      }
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  function awaitEnd(): void {
    clearTimeout(idleTimer);
    if (answered.size === 0 && !isClosed) idleTimer = setTimeout(onIdle, idleMs);
  }
  return {
    /** A tab is on its way: whoever was about to end for want of one waits for it as long again. */
    expect(): void {
      if (idleTimer !== undefined) awaitEnd();
    },
    add(tab: WebSocket): void {
      clearTimeout(idleTimer);
      idleTimer = undefined;
      answered.set(tab, true);
      tab.on('pong', () => answered.set(tab, true));
      tab.on('close', () => {
        answered.delete(tab);
        awaitEnd();
      });
    },
    close(): void {
      isClosed = true;
      clearInterval(heartbeat);
      for (const tab of answered.keys()) tab.terminate();
      clearTimeout(idleTimer);
    },
  };
}
