/** How a backend process is started; travels as its one argument, as JSON. */
export type BackendStart = Readonly<{
  /** Grove's own folder: the bundled review, recent files, the log. */
  dataFolder: string;
  /** The project file; null for the last one, or the bundled review. */
  file: string | null;
}>;

/** From the main process to a backend. 'host' brings the port to the host, 'page' the port of a window. */
export type ToBackend =
  | Readonly<{ kind: 'host' }>
  | Readonly<{ kind: 'page'; window: number }>
  | Readonly<{ kind: 'run action'; window: number; id: string }>
  /** Have a window store what is being typed; answered with 'finished'. */
  | Readonly<{ kind: 'finish'; window: number }>
  | Readonly<{ kind: 'window gone'; window: number }>
  | Readonly<{ kind: 'checkpoint' }>
  | Readonly<{ kind: 'stop' }>;

/** From a backend to the main process. */
export type FromBackend =
  | Readonly<{ kind: 'opened'; path: string }>
  /** The file cannot be opened: the backend ends, and starting it again would not help. */
  | Readonly<{ kind: 'refused'; sentence: string }>
  /** Something the reviewer should know. */
  | Readonly<{ kind: 'said'; sentence: string }>
  | Readonly<{ kind: 'finished'; window: number }>
  /** The last message before it ends; `rescuedTo` names the copy made where the file was replaced or gone. */
  | Readonly<{ kind: 'stopped'; rescuedTo: string | null }>;
