import { useState } from 'react';
import type { ImportSource } from '../../../api/contract/imports.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { Button } from '../../widgets/Button.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { IMPORT } from './phrases.ts';

type Props = Readonly<{
  lead: string;
  /** Title of the file chooser. */
  title: string;
  extensions: readonly string[];
  isReading: boolean;
  onSource: (source: ImportSource) => void;
}>;

/** Where an import starts: a file to choose, or text to paste. */
export function SourceForm({ lead, title, extensions, isReading, onSource }: Props) {
  const [text, setText] = useState('');
  const { ui } = useServices();
  const choose = useChooseFile(title, extensions);
  return (
    <div className="import-start">
      <p>{lead}</p>
      <Button
        kind="primary"
        isDisabled={isReading}
        onPress={() => void choose().then((path) => (path === null ? undefined : onSource({ from: 'file', path })))}
      >
        {isReading ? IMPORT.reading : IMPORT.choose}
      </Button>
      <DraftText label={IMPORT.paste} value={text} rows={6} onChange={setText} />
      <Button
        isDisabled={isReading}
        onPress={() =>
          text.trim() === '' ? ui.say(IMPORT.nothingPasted) : onSource({ from: 'text', name: IMPORT.pastedName, text })
        }
      >
        {IMPORT.readPasted}
      </Button>
    </div>
  );
}

/** Asks the host for a file; null when the reviewer cancels or it cannot be asked. */
export function useChooseFile(title: string, extensions: readonly string[]): () => Promise<string | null> {
  const { connection, windowId } = useWorkspace();
  const { ui } = useServices();
  return async () => {
    try {
      const client = await connection.client();
      const { path } = await client.host.chooseFile({
        purpose: 'open',
        title,
        suggestedName: '',
        extensions: [...extensions],
        windowId,
      });
      return path;
    } catch (error) {
      ui.say(describeError(error), 'problem');
      return null;
    }
  };
}
