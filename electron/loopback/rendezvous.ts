import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// How a second `grove open` of a file finds the process that has it open. A note in the user's own folder, readable by nobody else,
// names a local socket and a secret. Both ends prove to each other that they have read the note before an address is given, so
// neither a socket left by a process that is gone nor one that somebody else put in its place is of use to anyone. What is given
// is a launch address with a code for one use; the session token stays where it is.

type Note = Readonly<{ socket: string; secret: string }>;

const ANSWER_WITHIN_MS = 3_000;
const LONGEST_LINE = 1024;
/** The longest path of a local socket on every system, with room to spare. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Answers to `askRendezvous` for one open file until closed. A folder that cannot be written only means that a second opening is
 * refused as before.
 */
export async function offerRendezvous(
  dataFolder: string,
  key: string,
  launchAddress: () => string,
): Promise<Readonly<{ close(): Promise<void> }>> {
  const note = noteOf(dataFolder, key);
  const secret = randomBytes(32).toString('base64url');
  const server = createServer((caller) => void answer(caller, secret, launchAddress));
  server.maxConnections = 8;
  let socket: string;
  try {
    mkdirSync(dirname(note), { recursive: true, mode: 0o700 });
    chmodSync(dirname(note), 0o700);
    socket = socketPath(note);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socket, resolve);
    });
    writeFileSync(`${note}.new`, JSON.stringify({ socket, secret } satisfies Note), { mode: 0o600 });
    renameSync(`${note}.new`, note);
  } catch {
    server.close();
    return { close: async () => undefined };
  }
  server.on('error', () => undefined);
  return {
    close: () =>
      new Promise((resolve) => {
        if (readNote(note)?.secret === secret) rmSync(note, { force: true });
        server.close(() => {
          if (!socket.startsWith(dirname(note))) rmSync(dirname(socket), { recursive: true, force: true });
          resolve();
        });
      }),
  };
}

/** A launch address from the process of this user that has the file open; null where none answers, or not as it should. */
export async function askRendezvous(dataFolder: string, key: string): Promise<string | null> {
  const note = readNote(noteOf(dataFolder, key));
  if (note === null) return null;
  const caller = createConnection(note.socket);
  caller.setTimeout(ANSWER_WITHIN_MS, () => caller.destroy());
  caller.on('error', () => caller.destroy());
  try {
    const lines = linesOf(caller);
    const theirs = await next(lines);
    const ours = newChallenge();
    caller.write(`${ours} ${proof(note.secret, 'open', theirs, ours)}\n`);
    const [address = '', shown = ''] = (await next(lines)).split(' ');
    return isSame(shown, proof(note.secret, 'address', theirs, ours, address)) ? address : null;
  } catch {
    return null;
  } finally {
    caller.destroy();
  }
}

async function answer(caller: Socket, secret: string, launchAddress: () => string): Promise<void> {
  caller.setTimeout(ANSWER_WITHIN_MS, () => caller.destroy());
  caller.on('error', () => caller.destroy());
  try {
    const ours = newChallenge();
    caller.write(`${ours}\n`);
    const [theirs = '', shown = ''] = (await next(linesOf(caller))).split(' ');
    if (!isSame(shown, proof(secret, 'open', ours, theirs))) return void caller.destroy();
    const address = launchAddress();
    caller.end(`${address} ${proof(secret, 'address', ours, theirs, address)}\n`);
  } catch {
    caller.destroy();
  }
}

const newChallenge = () => randomBytes(32).toString('base64url');

function proof(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

async function* linesOf(stream: Socket): AsyncGenerator<string, void, void> {
  let text = '';
  for await (const piece of stream as AsyncIterable<Buffer>) {
    text += piece.toString('latin1');
    if (text.length > LONGEST_LINE) return;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      yield text.slice(0, end);
      text = text.slice(end + 1);
    }
  }
}

async function next(lines: AsyncGenerator<string, void, void>): Promise<string> {
  const { value } = await lines.next();
  if (typeof value !== 'string') throw new Error('The other end has left.');
  return value;
}

const noteOf = (dataFolder: string, key: string): string =>
  join(dataFolder, 'open', createHash('sha256').update(key).digest('hex').slice(0, 32));

/** Null where there is none: a note that others may read or write is not believed. */
function readNote(file: string): Note | null {
  try {
    const { uid, mode } = statSync(file);
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o077) !== 0)) return null;
    const { socket, secret } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Note>;
    return typeof socket === 'string' && typeof secret === 'string' ? { socket, secret } : null;
  } catch {
    return null;
  }
}

/** Beside the note, or in a private folder of its own where that path is too long for a socket. */
function socketPath(note: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\grove-${randomBytes(16).toString('hex')}`;
  const beside = `${note}.socket`;
  if (Buffer.byteLength(beside) > LONGEST_SOCKET_PATH)
    return join(mkdtempSync(join(tmpdir(), 'grove-')), 'open.socket');
  // Left by a process that was killed: only the one that holds the file comes here.
  rmSync(beside, { force: true });
  return beside;
}
