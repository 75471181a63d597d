import { useReportJob, useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { Button } from '../../widgets/Button.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { folderOf, nameIn } from './paths.ts';
import { REPORT } from './phrases.ts';

/** What became of the last report: how far it is, what was written, or what stood in its way. */
export function ReportOutcome() {
  const job = useReportJob();
  const { reports } = useServices();
  const reveal = useReveal();
  switch (job.state) {
    case 'idle':
      return null;
    case 'cancelled':
      return <p>{REPORT.cancelled}</p>;
    case 'failed':
      return (
        <>
          <p className="medium problem-text">{REPORT.failed}</p>
          <p>{job.sentence}</p>
          <p className="quiet">{REPORT.wholeBefore(job.whole)}</p>
        </>
      );
    case 'writing': {
      const { step } = job;
      const share = step === null ? 0 : Math.round((step.done / step.total) * 100);
      return (
        <>
          <div
            className="report-progress"
            role="progressbar"
            aria-label={REPORT.progress}
            aria-valuenow={share}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <div style={{ inlineSize: `${share}%` }} />
          </div>
          <p>
            {step === null
              ? REPORT.starting
              : REPORT.making(step.name, Math.min(step.total, step.done + (step.path === null ? 1 : 0)), step.total)}
          </p>
          <Button onPress={() => reports.cancel()}>{REPORT.cancel}</Button>
        </>
      );
    }
    case 'written': {
      const [first] = job.files;
      return (
        <>
          <p className="medium">{REPORT.written(job.files.length)}</p>
          {first === undefined ? null : <Button onPress={() => void reveal(first)}>{REPORT.reveal}</Button>}
          <WrittenFiles files={job.files} />
        </>
      );
    }
  }
}

/** The files at the top of the folder by name; of the folders in it, how many they hold. */
function WrittenFiles({ files }: Readonly<{ files: readonly string[] }>) {
  const folders = Map.groupBy(files, folderOf);
  const top = [...folders.keys()].toSorted((a, b) => a.length - b.length)[0] ?? '';
  return (
    <>
      <p className="quiet report-path">{top}</p>
      <ul className="report-files">
        {(folders.get(top) ?? []).map((file) => (
          <li key={file}>{nameIn(top, file)}</li>
        ))}
        {[...folders].map(([folder, own]) =>
          folder === top ? null : <li key={folder}>{REPORT.inFolder(nameIn(top, folder), own.length)}</li>,
        )}
      </ul>
    </>
  );
}

function useReveal(): (path: string) => Promise<void> {
  const { connection } = useWorkspace();
  const { ui } = useServices();
  return async (path) => {
    try {
      const client = await connection.client();
      await client.host.reveal({ path });
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  };
}
