import { useEffect, useState } from 'react';
import { DEFAULT_STYLE, type ReportChoice } from '../../../api/contract/report.ts';
import { useServices } from '../../app/services.ts';
import { useHead } from '../../views/hooks.ts';
import { useWorkspace } from '../../workspace-context.ts';
import { reportFolderBeside } from './paths.ts';

const FIRST_CHOICE: ReportChoice = {
  formats: ['pdf', 'docx', 'html'],
  folder: '',
  overwrite: false,
  style: DEFAULT_STYLE,
};

/** The choice as it stands in this window, kept while other screens are looked at. */
let kept: ReportChoice | null = null;

/** What to write and where: as chosen last on this computer, at first three documents into a folder beside the project file. */
export function useChoice(): readonly [ReportChoice, (change: Partial<ReportChoice>) => void] {
  const { connection } = useWorkspace();
  const { reports } = useServices();
  const fileName = useHead('shell')?.fileName ?? '';
  const [choice, setChoice] = useState(kept ?? FIRST_CHOICE);
  useEffect(() => {
    if (kept !== null || fileName === '') return;
    const suggest = async (): Promise<ReportChoice | null> => {
      const last = await reports.lastChoice();
      if (last !== null) return last;
      const client = await connection.client();
      const recent = await client.host.recentFiles();
      const own = recent.find((file) => file.name === fileName || file.path.endsWith(fileName));
      return own === undefined ? null : { ...FIRST_CHOICE, folder: reportFolderBeside(own.path) };
    };
    suggest().then(
      (found) => {
        if (found !== null && kept === null)
          setChoice((now) => ({ ...found, folder: now.folder === '' ? found.folder : now.folder }));
      },
      // Without a suggestion the folder stays empty, and says what it needs when a report is asked for.
      () => undefined,
    );
  }, [connection, reports, fileName]);
  return [
    choice,
    (change) => {
      kept = { ...choice, ...change };
      setChoice(kept);
    },
  ];
}
