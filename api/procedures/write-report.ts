import { basename } from 'node:path';
import { listRowChanges } from '../../db/repositories/row-changes.ts';
import type { Host } from '../contract/host.ts';
import type { ReportFormat } from '../contract/index.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { writeReport as writeFiles } from '../../report/write/write-report.ts';
import { reportInput } from './report-input.ts';
import type { Session } from './session.ts';

/** The part of a host that reports need. */
export type ReportHost = Pick<Host, 'printToPdf'>;

export type WriteReportRequest = Readonly<{
  formats: readonly ReportFormat[];
  folder: string;
  /** Replace files of the same names. Default false: nothing is overwritten unasked. */
  overwrite?: boolean | undefined;
}>;

/**
 * Write reports of the review as it stands into a folder. The day printed is that of the newest change, so that the same review
 * gives the same bytes.
 *
 * @returns the paths written
 * @throws WriteError naming the file and what to do
 */
export function writeReport(
  session: Session,
  host: ReportHost,
  { formats, folder, overwrite = false }: WriteReportRequest,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const derived = session.derived();
  const input = reportInput(reviewIndexOf(derived), derived, {
    fileName: basename(session.path),
    revision: session.revision(),
    date: session.savedAt()?.slice(0, 10) ?? null,
    judgementChanges: listRowChanges(session.db, 'judgement'),
  });
  return writeFiles(input, {
    folder, formats, overwrite, printHtml: (html) => host.printToPdf(html), ...(signal ? { signal } : {}),
  });
}
