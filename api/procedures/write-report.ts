import { basename } from 'node:path';
import { listRowChanges } from '../../db/repositories/row-changes.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import type { ReportInput } from '../../report/components/report-input.ts';
import type { Host } from '../contract/host.ts';
import { DEFAULT_STYLE, type ReportChoice, type ReportRequest, type ReportStep } from '../contract/report.ts';
import type { Workers } from './long-tasks.ts';
import { reportInput } from './report-input.ts';
import type { Session } from './session.ts';

/** The part of a host that reports need. */
export type ReportHost = Pick<Host, 'printToPdf'>;

/** What was chosen last for each project file, kept outside of it. */
export type ReportChoices = Readonly<{
  read(projectFile: string): ReportChoice | null;
  write(projectFile: string, choice: ReportChoice): void;
}>;

export type WriteReportRequest = ReportRequest & Readonly<{ names?: 'title' | 'plain' }>;

/**
 * Write reports of the review as it stands into a folder, file by file. Names start with the review's title unless `names` says
 * otherwise. The day printed is that of the newest change, so that the same review gives the same bytes.
 *
 * @param workers where documents and pictures are made; without them in this thread
 * @throws WriteError naming the file and what to do; PrintError
 */
export async function* writeReport(
  session: Session,
  host: ReportHost,
  { formats, folder, overwrite = false, style = DEFAULT_STYLE, names = 'title' }: WriteReportRequest,
  signal: AbortSignal | undefined,
  workers?: Workers,
): AsyncGenerator<ReportStep, void> {
  // Loaded with the first report: the writers of all formats are most of the program, and few sessions need them.
  const { reportSteps } = await import('../../report/write/write-report.ts');
  yield* reportSteps(reportInputOf(session), {
    ...style,
    folder,
    formats,
    overwrite,
    names,
    printHtml: (html) => host.printToPdf(html),
    ...(workers
      ? {
          make: (making, stopped) =>
            workers.run({ kind: 'making', making }, { signal: stopped, progress: () => undefined }),
        }
      : {}),
    ...(signal ? { signal } : {}),
  });
}

/** Everything a report of this session prints. */
export function reportInputOf(session: Session): ReportInput {
  const derived = session.derived();
  return reportInput(reviewIndexOf(derived), derived, {
    fileName: basename(session.path),
    revision: session.revision(),
    date: session.savedAt()?.slice(0, 10) ?? null,
    judgementChanges: listRowChanges(session.db, 'judgement'),
  });
}
