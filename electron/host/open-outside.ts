import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { UnavailableError } from './unavailable.ts';

/** Open a web or mail address with the system's own program. Resolves once that program has taken it. */
export const openLinkOutside = (url: string): Promise<void> => open([url]);

/** Show a file in the system's file manager; on Linux its folder, which is all that every file manager offers. */
export function revealOutside(path: string): Promise<void> {
  if (process.platform === 'darwin') return open(['-R', path]);
  if (process.platform === 'win32') return open([`/select,${path}`]);
  return open([dirname(path)]);
}

function open(args: string[]): Promise<void> {
  const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer.exe' : 'xdg-open';
  return new Promise((resolve, reject) => {
    const child = spawn(opener, args, { stdio: 'ignore', detached: true });
    child.once('error', () => reject(new UnavailableError(`This system has no ${opener} to open it with.`)));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
