/** How long nobody must have asked for anything: whoever reads a while meets no pause. */
const REST_MS = 10_000;
/** So much must have been claimed since the last collection: a pause of a third of a second is not taken for less. */
const WORTH_BYTES = 32 * 1024 * 1024;

export type CollectAtRest = Readonly<{
  /** To be told of every call. */
  touched: () => void;
  stop: () => void;
}>;

/**
 * Gives memory back to the system once nobody asks for anything: V8 lets what a large answer was made of lie until it needs the
 * room. Does nothing in a process that was started without `--expose-gc`.
 */
export function collectAtRest(): CollectAtRest {
  const collect = globalThis.gc;
  if (collect === undefined) return { touched: () => {}, stop: () => {} };
  let claimedAfter = 0;
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => {
    if (process.memoryUsage().heapTotal - claimedAfter < WORTH_BYTES) return;
    // The thorough kind, which shrinks the nursery as well: at 500 studies it leaves 70 MB less than the usual one.
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    claimedAfter = process.memoryUsage().heapTotal;
  };
  return {
    touched() {
      if (timer === undefined) timer = setTimeout(rest, REST_MS).unref();
      else timer.refresh();
    },
    stop: () => clearTimeout(timer),
  };
}
