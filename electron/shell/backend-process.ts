import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import type { Host } from '../../api/contract/host.ts';
import { serveHost } from '../host/main-link.ts';

/** As BACKEND_FLAGS in build/node24.mjs: a review stays in memory, so a large nursery would only hold copies of it. */
const HEAP_FLAGS = ['--max-semi-space-size=4'];

export type BackendProcess = Readonly<{
  /** A port to the backend for one more page. */
  connectPage(): MessagePortMain;
  /** Let it write the file whole and end; resolves when it has. */
  stop(): Promise<void>;
}>;

/** The messages of the main process to its backend; 'host' and 'page' carry one port. */
export type BackendMessage = Readonly<{ kind: 'host' | 'page' | 'stop' }>;

const LONGEST_STOP_MS = 5_000;

/**
 * Start the process that owns the open review. When it dies it is started again once, and pages connect anew;
 * `onGone` is called when it ends a second time, with what it last said on stderr.
 */
export function startBackend(
  script: string,
  args: readonly string[],
  host: Host,
  onGone: (lastWords: string) => void,
): BackendProcess {
  let restartsLeft = 1;
  let stopping = false;
  let child = spawn();

  function spawn() {
    const started = utilityProcess.fork(script, [...args], {
      serviceName: 'Grove backend',
      execArgv: HEAP_FLAGS,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let lastWords = '';
    started.stderr?.on('data', (text: Buffer) => (lastWords = (lastWords + String(text)).slice(-2000)));
    started.once('exit', () => {
      if (stopping) return;
      if (restartsLeft === 0) onGone(lastWords.trim());
      else {
        restartsLeft -= 1;
        child = spawn();
      }
    });
    const { port1, port2 } = new MessageChannelMain();
    serveHost(port1, host);
    port1.start();
    started.postMessage({ kind: 'host' } satisfies BackendMessage, [port2]);
    return started;
  }

  return {
    connectPage() {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ kind: 'page' } satisfies BackendMessage, [port1]);
      return port2;
    },
    stop() {
      stopping = true;
      return new Promise((resolve) => {
        const tooLong = setTimeout(() => child.kill(), LONGEST_STOP_MS);
        child.once('exit', () => {
          clearTimeout(tooLong);
          resolve();
        });
        child.postMessage({ kind: 'stop' } satisfies BackendMessage);
      });
    },
  };
}
