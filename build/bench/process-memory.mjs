// What this process and all it started hold in memory, page by page: a page that several share counts once in parts (PSS).
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 250;

/** Runs `work` and resolves to its result with the most megabytes held meanwhile; null where the system does not tell. */
export async function withPeak(work) {
  if (process.platform !== 'linux') return { result: await work(), peak: null };
  let peak = 0;
  const look = () => (peak = Math.max(peak, held()));
  const timer = setInterval(look, EVERY_MS);
  try {
    const result = await work();
    look();
    return { result, peak };
  } finally {
    clearInterval(timer);
  }
}

function held() {
  const children = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    const parent = read(`/proc/${id}/stat`, (text) => text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const all = [String(process.pid)];
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
