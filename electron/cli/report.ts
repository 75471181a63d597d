import { join, dirname, resolve } from 'node:path';
import {
  DEFAULT_STYLE,
  REPORT_FORMATS,
  reportStyle,
  type ReportFormat,
  type ReportRequest,
  type ReportStep,
} from '../../api/contract/report.ts';
import { writeReport, type WriteReportRequest } from '../../api/procedures/write-report.ts';
import { slugOf } from '../../report/write/file-names.ts';
import { createBrowserHost } from '../host/browser-host.ts';
import { createWorkers } from '../host/workers.ts';
import { onlyOperand, readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { withSession } from './with-session.ts';

const usage = `report FILE ${REPORT_FORMATS.map((format) => `--${format}`).join('|')}|--all [--out DIR] [--overwrite] [--paper A4|Letter] [--preset grove|cochrane|bmj|plain] [--dpi N]`;

const PRINTED: ReadonlySet<ReportFormat> = new Set(['pdf', 'plot-pdf'] as const);

/** Writes reports of a review. */
export const report: Command = {
  usage,
  summary: 'write reports into DIR, or into a folder named after the review beside the file',
  async run(args) {
    const flag = { type: 'boolean' } as const;
    const text = { type: 'string' } as const;
    const formatFlags = Object.fromEntries(REPORT_FORMATS.map((format) => [format, flag])) as Record<
      ReportFormat,
      typeof flag
    >;
    const options = {
      ...formatFlags,
      all: flag,
      overwrite: flag,
      out: text,
      paper: text,
      preset: text,
      dpi: text,
    } as const;
    const { values, positionals } = readArguments(args, usage, options);
    const file = onlyOperand(positionals, usage);
    const formats =
      values.all === true ? [...REPORT_FORMATS] : REPORT_FORMATS.filter((format) => values[format] === true);
    if (formats.length === 0) throw new UsageError(`Usage: grove ${usage}`);
    const style = styleOf(values);
    const overwrite = values.overwrite === true;
    for (const path of await writeReports(file, {
      formats,
      overwrite,
      style,
      ...(values.out === undefined ? {} : { folder: resolve(values.out) }),
    }))
      console.log(path);
  },
};

function styleOf({
  paper,
  preset,
  dpi,
}: Readonly<{ paper?: string; preset?: string; dpi?: string }>): ReportRequest['style'] {
  const wanted = {
    ...DEFAULT_STYLE,
    ...(paper === undefined ? {} : { paper }),
    ...(preset === undefined ? {} : { preset }),
    ...(dpi === undefined ? {} : { dpi: Number(dpi) }),
  };
  const read = reportStyle.safeParse(wanted);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError(`--${String(issue?.path[0] ?? 'preset')} cannot be that. Usage: grove ${usage}`);
}

/** Paths of what was written. Throws ProjectFileError, or UnavailableError where a PDF has no browser to print it. */
export async function writeReports(
  file: string,
  request: Omit<WriteReportRequest, 'folder'> & Readonly<{ folder?: string }>,
): Promise<readonly string[]> {
  const { host, prepareToPrint, close } = createBrowserHost();
  // Where all is printed one after another, a thread would save no time, and its memory would lie there while the browser prints.
  const workers = request.formats.every((format) => PRINTED.has(format)) ? undefined : createWorkers();
  if (request.formats.some((format) => PRINTED.has(format))) prepareToPrint();
  const stop = new AbortController();
  const cancel = (): void =>
    stop.abort(new Error('Cancelled. The files written before are whole; none is left half written.'));
  process.once('SIGINT', cancel);
  try {
    return await withSession(file, async (session) => {
      const [review] = session.snapshot().review.values();
      const folder = request.folder ?? join(dirname(resolve(file)), `${slugOf(review?.title ?? '', 'review')}-report`);
      const written: string[] = [];
      for await (const step of writeReport(session, host, { ...request, folder }, stop.signal, workers)) {
        if (step.path !== null) written.push(step.path);
        tellProgress(step);
      }
      return written;
    });
  } finally {
    process.off('SIGINT', cancel);
    if (process.stderr.isTTY) process.stderr.write(CLEARED_LINE);
    await Promise.all([close(), workers?.close()]);
  }
}

/** Back to the start of the line, and nothing on it. */
const CLEARED_LINE = '\r\u001b[K';

/** One line that changes, for whoever watches; nothing in a script's output. */
function tellProgress({ name, done, total }: ReportStep): void {
  if (process.stderr.isTTY) process.stderr.write(`${CLEARED_LINE}${done} / ${total}  ${name}`);
}
