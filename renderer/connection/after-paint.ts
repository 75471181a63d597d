/** A window that is not drawn has no next frame: then it is not waited for longer than this, in milliseconds. */
const LONGEST_WAIT = 50;

/** Calls `run` once, when the next frame is painted. */
export function afterPaint(run: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, LONGEST_WAIT);
  // A message sent within a frame is delivered when that frame has been handed on to be drawn.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      once();
    };
    port2.postMessage(null);
  });
}
