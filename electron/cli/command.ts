/** One command of `grove`. */
export type Command = Readonly<{
  /** The arguments after `grove`, as in the help. */
  usage: string;
  /** What it does, in one line of the help. */
  summary: string;
  /** Rejects with an error whose message is one plain line for the reader. */
  run: (args: readonly string[]) => Promise<void>;
}>;

/** The command line cannot be carried out as given; the message is the one line printed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
