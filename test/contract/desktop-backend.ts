import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type MessagePort as NodePort } from 'node:worker_threads';
import type { ForkDouble } from '../electron/double.ts';

/** Runs in the thread: Electron's port to the parent, and the program itself. */
const BOOTSTRAP = `
const { parentPort, workerData } = require('node:worker_threads');
const { EventEmitter } = require('node:events');
process.argv = [process.argv[0], workerData.script, ...workerData.args];
process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => parentPort.postMessage(message) });
const early = [];
let isLoaded = false;
parentPort.on('message', (message) => (isLoaded ? process.parentPort.emit('message', message) : early.push(message)));
import(workerData.url).then(() => {
  isLoaded = true;
  for (const message of early) process.parentPort.emit('message', message);
});
`;

/** Every backend started, in order. */
export const backends: BackendThread[] = [];

/** The built backend in a thread of this process, in the place of Electron's utility process. */
export class BackendThread extends EventEmitter {
  readonly args: readonly string[];
  readonly #worker: Worker;
  isEnded = false;

  constructor(script: string, args: readonly string[]) {
    super();
    this.args = args;
    this.#worker = new Worker(BOOTSTRAP, {
      eval: true,
      workerData: { script, args, url: pathToFileURL(script).href },
    });
    this.#worker.on('message', (message) => this.emit('message', message));
    this.#worker.once('exit', (code) => {
      this.isEnded = true;
      this.emit('exit', code);
    });
    backends.push(this);
  }

  postMessage(data: unknown, ports: readonly MessagePort[] = []): void {
    this.#worker.postMessage({ data, ports }, [...ports] as unknown as NodePort[]);
  }

  /** As a crash: in the middle of whatever it does. */
  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }
}

export const forkBackend: ForkDouble = (script, args) => new BackendThread(script, args);

export const programs = join(import.meta.dirname, '..', '..', 'dist', 'electron');
