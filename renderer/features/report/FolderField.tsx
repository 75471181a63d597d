import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { Button } from '../../widgets/Button.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { folderOf } from './paths.ts';
import { REPORT } from './phrases.ts';

export function FolderField({ folder, onChange }: Readonly<{ folder: string; onChange: (folder: string) => void }>) {
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
