import { statSync } from 'node:fs';
import { arch, platform, release, totalmem } from 'node:os';
import { integrityProblems } from '../../db/integrity.ts';
import type { Session } from '../../api/procedures/session.ts';
import type { Log } from './log.ts';

const LOG_LINES = 200;
const MEGABYTE = 1024 * 1024;
const PROGRAMS = ['electron', 'chrome', 'node', 'v8'] as const;

/**
 * What helps to find a fault, as text to send by hand: versions, sizes, how many records each table has, whether the file
 * is whole, and the newest lines of the log. Nothing of the review's content, no name and no path.
 */
export function diagnosticsText(session: Session, log: Log, now: () => Date): string {
  const { db, path } = session;
  const read = (sql: string) => String(db.prepare(sql).pluck().get());
  const counts = Object.entries(session.snapshot()).map(([table, records]) => `  ${table}: ${records.size}`);
  const programs = PROGRAMS.flatMap((name) => (process.versions[name] ? [`${name}: ${process.versions[name]}`] : []));
  const sections = [
    `Grove diagnostics, ${now().toISOString()}`,
    `system: ${platform()} ${release()} ${arch()}, ${Math.round(totalmem() / MEGABYTE)} MB`,
    ...programs,
    `sqlite: ${read('SELECT sqlite_version()')}`,
    `backend memory: ${Math.round(process.memoryUsage().rss / MEGABYTE)} MB, up ${Math.round(process.uptime())} s`,
    `file version: ${String(db.pragma('user_version', { simple: true }))}`,
    `file size: ${statSync(path, { throwIfNoEntry: false })?.size ?? 'the file is gone'} bytes`,
    `file whole: ${integrityProblems(db).length === 0 ? 'yes' : 'no'}`,
    `commands in the history: ${read('SELECT count(*) FROM command')}`,
    'records:',
    ...counts,
    'log:',
    ...log.tail(LOG_LINES).map((line) => `  ${line}`),
  ];
  return `${sections.join('\n')}\n`;
}
