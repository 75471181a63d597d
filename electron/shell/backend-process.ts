import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import type { Host } from '../../api/contract/host.ts';
import type { Log } from '../host/log.ts';
import { serveHost } from '../host/main-link.ts';
import type { BackendStart, FromBackend, ToBackend } from './messages.ts';

/** As BACKEND_FLAGS in build/node24.mjs: room for what a pasted block is made of, given back at rest. */
const HEAP_FLAGS = ['--max-semi-space-size=16', '--expose-gc'];
/** As BACKEND_ENVIRONMENT there. */
const MALLOC = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

export type BackendEvents = Readonly<{
  opened: (path: string) => void;
  /** The file cannot be opened; the sentence is for the reader. */
  refused: (sentence: string) => void;
  said: (sentence: string) => void;
  rescued: (path: string) => void;
  /** It has died twice in a row and is not started again. */
  gone: () => void;
}>;

export type BackendProcess = Readonly<{
  /** A port to the backend for the page of a window. */
  connectPage(window: number): MessagePortMain;
  runAction(window: number, id: string): void;
  /** Resolves when the window's page has stored what was being typed, or has not answered in time. */
  finish(window: number): Promise<void>;
  forgetWindow(window: number): void;
  checkpoint(): void;
  /** Let it write the file whole and end; resolves when it has. */
  stop(): Promise<void>;
}>;

const LONGEST_FINISH_MS = 3_000;
const LONGEST_STOP_MS = 5_000;
/** A backend that has run for so long has recovered, and may be started again once more. */
const RECOVERED_MS = 10 * 60_000;

/**
 * Start the process that owns one review. When it dies it is started again once: pages notice that their port has closed,
 * ask for another, and send again what was not acknowledged.
 */
export function startBackend(
  script: string,
  start: BackendStart,
  host: Host,
  events: BackendEvents,
  log: Log,
): BackendProcess {
  const finishing = new Map<number, () => void>();
  let mayRestart = true;
  let isStopping = false;
  let isEnded = false;
  /** The file of a first start without a name; a second start must open the same one. */
  let file = start.file;
  let child = spawn();

  function spawn() {
    const started = utilityProcess.fork(script, [JSON.stringify({ ...start, file })], {
      serviceName: 'Grove backend',
      execArgv: HEAP_FLAGS,
      env: { ...MALLOC, ...process.env },
      stdio: 'ignore',
    });
    const recovered = setTimeout(() => (mayRestart = true), RECOVERED_MS);
    recovered.unref();
    started.on('message', (message: FromBackend) => heard(message));
    started.once('exit', (code) => {
      clearTimeout(recovered);
      log.event('backend-exited', { code, stopping: isStopping });
      for (const resolve of finishing.values()) resolve();
      if (isStopping || !mayRestart) {
        isEnded = true;
        if (!isStopping) events.gone();
        return;
      }
      mayRestart = false;
      child = spawn();
    });
    const { port1, port2 } = new MessageChannelMain();
    serveHost(port1, host);
    port1.start();
    started.postMessage({ kind: 'host' } satisfies ToBackend, [port2]);
    return started;
  }

  function heard(message: FromBackend): void {
    switch (message.kind) {
      case 'opened':
        file = message.path;
        return events.opened(message.path);
      case 'refused':
        isStopping = true;
        tell({ kind: 'stop' });
        return events.refused(message.sentence);
      case 'said':
        return events.said(message.sentence);
      case 'finished':
        return finishing.get(message.window)?.();
      case 'stopped':
        if (message.rescuedTo !== null) events.rescued(message.rescuedTo);
    }
  }

  function tell(message: ToBackend, ports?: MessagePortMain[]): void {
    if (!isEnded) child.postMessage(message, ports);
  }

  return {
    connectPage(window) {
      const { port1, port2 } = new MessageChannelMain();
      tell({ kind: 'page', window }, [port1]);
      return port2;
    },
    runAction: (window, id) => tell({ kind: 'run action', window, id }),
    finish(window) {
      if (isEnded) return Promise.resolve();
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(tooLong);
          finishing.delete(window);
          resolve();
        };
        const tooLong = setTimeout(done, LONGEST_FINISH_MS);
        finishing.set(window, done);
        tell({ kind: 'finish', window });
      });
    },
    forgetWindow: (window) => tell({ kind: 'window gone', window }),
    checkpoint: () => tell({ kind: 'checkpoint' }),
    stop() {
      isStopping = true;
      if (isEnded) return Promise.resolve();
      return new Promise((resolve) => {
        const tooLong = setTimeout(() => child.kill(), LONGEST_STOP_MS);
        child.once('exit', () => {
          clearTimeout(tooLong);
          resolve();
        });
        tell({ kind: 'stop' });
      });
    },
  };
}
