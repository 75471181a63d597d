import { dirname, resolve } from 'node:path';
import type { ReportFormat } from '../../api/contract/index.ts';
import { writeReport } from '../../api/procedures/write-report.ts';
import { createBrowserHost } from '../host/browser-host.ts';
import { onlyOperand, readArguments } from './arguments.ts';
import { UsageError, type Command } from './command.ts';
import { withSession } from './with-session.ts';

export const FORMATS = ['pdf', 'html', 'svg', 'json'] as const satisfies readonly ReportFormat[];

const usage = 'report FILE --pdf|--html|--svg|--json|--all [--out DIR] [--overwrite]';

/** Writes reports of a review; --docx, --xlsx, --csv and --r are not in this version. */
export const report: Command = {
  usage,
  summary: 'write reports beside the file, or into DIR (--docx, --xlsx, --csv and --r are not in this version)',
  async run(args) {
    const flag = { type: 'boolean' } as const;
    const options = {
      pdf: flag,
      html: flag,
      svg: flag,
      json: flag,
      all: flag,
      overwrite: flag,
      out: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(args, usage, options);
    const file = onlyOperand(positionals, usage);
    const formats = values.all === true ? FORMATS : FORMATS.filter((format) => values[format] === true);
    if (formats.length === 0) throw new UsageError(`Usage: grove ${usage}`);
    const folder = resolve(values.out ?? dirname(file));
    for (const path of await writeReports(file, formats, folder, { overwrite: values.overwrite === true }))
      console.log(path);
  },
};

/** Paths of what was written. Throws ProjectFileError, or UnavailableError where a PDF has no browser to print it. */
export async function writeReports(
  file: string,
  formats: readonly ReportFormat[],
  folder: string,
  { overwrite }: Readonly<{ overwrite: boolean }>,
): Promise<readonly string[]> {
  const { host, close } = createBrowserHost();
  try {
    return await withSession(file, (session) => writeReport(session, host, { formats, folder, overwrite }, undefined));
  } finally {
    await close();
  }
}
