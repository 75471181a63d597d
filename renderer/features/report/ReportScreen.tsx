import { useEffect, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useReportJob, useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { useHead } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { folderOf, reportFolderBeside } from './paths.ts';
import { REPORT } from './phrases.ts';
import './report.css';

/** The folder last used in this window. */
let lastFolder = '';

export function ReportScreen() {
  const { reports, ui } = useServices();
  const job = useReportJob();
  const [folder, setFolder] = useFolder();
  const [replaces, setReplaces] = useState(false);
  const isWriting = job.state === 'writing';
  return (
    <section className="report" aria-labelledby="report-title">
      <h1 id="report-title">{REPORT.title}</h1>
      <p className="quiet">{REPORT.lead}</p>
      <FolderField folder={folder} onChange={setFolder} />
      <Checkbox className="checkbox" isSelected={replaces} onChange={setReplaces}>
        <span className="box" aria-hidden="true">
          {replaces ? '✓' : ''}
        </span>
        {REPORT.replace}
      </Checkbox>
      <ul className="report-formats">
        {REPORT.formats.map(({ formats, label, detail }, index) => (
          <li key={label}>
            <Button
              kind={index === 0 ? 'primary' : 'plain'}
              isDisabled={isWriting}
              onPress={() =>
                folder.trim() === ''
                  ? ui.say(REPORT.noFolder, 'problem')
                  : void reports.write(formats, folder.trim(), replaces)
              }
            >
              {label}
            </Button>
            <span className="quiet">{detail}</span>
          </li>
        ))}
      </ul>
      <div className="report-outcome" role="status">
        <Outcome />
      </div>
    </section>
  );
}

function Outcome() {
  const job = useReportJob();
  const { reports } = useServices();
  const reveal = useReveal();
  if (job.state === 'idle') return null;
  if (job.state === 'writing') {
    return (
      <>
        <div className="progress" role="progressbar" aria-label={REPORT.writing} />
        <p>{REPORT.writing}</p>
        <Button onPress={() => reports.cancel()}>{REPORT.cancel}</Button>
      </>
    );
  }
  if (job.state === 'cancelled') return <p>{REPORT.cancelled}</p>;
  if (job.state === 'failed') {
    return (
      <>
        <p className="medium problem-text">{REPORT.failed}</p>
        <p>{job.sentence}</p>
      </>
    );
  }
  const [first] = job.files;
  return (
    <>
      <p className="medium">{REPORT.written(job.files.length)}</p>
      <ul className="report-files">
        {job.files.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
      {first === undefined ? null : <Button onPress={() => void reveal(first)}>{REPORT.reveal}</Button>}
    </>
  );
}

function FolderField({ folder, onChange }: Readonly<{ folder: string; onChange: (folder: string) => void }>) {
  const { connection, windowId } = useWorkspace();
  const { ui } = useServices();
  const choose = async (): Promise<void> => {
    try {
      const client = await connection.client();
      const { path } = await client.host.chooseFile({
        purpose: 'save',
        title: REPORT.chooseTitle,
        suggestedName: 'report.pdf',
        extensions: ['pdf'],
        windowId,
      });
      if (path !== null) onChange(folderOf(path));
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  };
  return (
    <div className="report-folder">
      <label htmlFor="report-folder" className="medium">
        {REPORT.folder}
      </label>
      <input
        id="report-folder"
        className="field-input"
        value={folder}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button onPress={() => void choose()}>{REPORT.choose}</Button>
    </div>
  );
}

/** The folder to write to: the last one used, else one beside the project file. */
function useFolder(): readonly [string, (folder: string) => void] {
  const { connection } = useWorkspace();
  const shell = useHead('shell');
  const [folder, setFolder] = useState(lastFolder);
  const fileName = shell?.fileName ?? '';
  useEffect(() => {
    if (lastFolder !== '' || fileName === '') return;
    const suggest = async (): Promise<void> => {
      const client = await connection.client();
      const recent = await client.host.recentFiles();
      const own = recent.find((file) => file.name === fileName || file.path.endsWith(fileName));
      if (own !== undefined && lastFolder === '') setFolder(reportFolderBeside(own.path));
    };
    // Without a suggestion the field stays empty and says what it needs when a report is asked for.
    suggest().catch(() => undefined);
  }, [connection, fileName]);
  return [
    folder,
    (next) => {
      lastFolder = next;
      setFolder(next);
    },
  ];
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
