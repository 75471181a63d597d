// What a process and all it started hold in memory, page by page: a page that several share counts once in parts (PSS).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 250;

/** Runs a command to its end and resolves to the most megabytes it held; null where the system does not tell. */
export async function peakOf(command, args, options) {
  const child = spawn(command, args, { stdio: 'ignore', ...options });
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, held(child.pid))), EVERY_MS);
  const [code] = await once(child, 'exit').finally(() => clearInterval(timer));
  if (code !== 0) throw new Error(`${command} ended with ${code}.`);
  return process.platform === 'linux' ? peak : null;
}

function held(pid) {
  if (process.platform !== 'linux') return 0;
  const children = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    const parent = read(`/proc/${id}/stat`, (text) => text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const all = [String(pid)];
  for (const id of all) all.push(...(children.get(id) ?? []));
  const kilobytes = all.map(
    (id) => read(`/proc/${id}/smaps_rollup`, (text) => Number(/^Pss:\s+(\d+)/mu.exec(text)?.[1])) ?? 0,
  );
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** A process may end between being listed and being read. */
function read(path, of) {
  try {
    return of(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
