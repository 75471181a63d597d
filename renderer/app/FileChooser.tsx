import { useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Folder } from '../../api/contract/host.ts';
import { describeError } from '../connection/describe-error.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { useServices } from './services.ts';
import type { ChooserRequest } from './ui-state.ts';

const TEXT = {
  name: 'File name',
  up: 'Parent folder',
  empty: 'Nothing to show in this folder.',
  open: 'Open',
  save: 'Save',
  cancel: 'Cancel',
} as const;

/** The file chooser where no window system offers one: lists folders through the host and answers with a path. */
export function FileChooser({ request }: Readonly<{ request: ChooserRequest }>) {
  const { connection } = useWorkspace();
  const { ui } = useServices();
  const { choice, requestId } = request;
  const [path, setPath] = useState(request.startIn);
  const [folder, setFolder] = useState<Folder | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [name, setName] = useState(choice.suggestedName);

  useEffect(() => {
    let isCurrent = true;
    const list = async (): Promise<void> => {
      const client = await connection.client();
      const listed = await client.host.listFolder({ path, extensions: choice.extensions });
      if (isCurrent) {
        setFolder(listed);
        setProblem(null);
      }
    };
    list().catch((error: unknown) => isCurrent && setProblem(describeError(error)));
    return () => {
      isCurrent = false;
    };
  }, [connection, path, choice.extensions]);

  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // As the choosers of window systems do: typing replaces the name and keeps its ending.
    nameField.current?.focus();
    nameField.current?.setSelectionRange(0, stemLength(nameField.current.value));
  }, []);

  const answer = async (chosen: string | null): Promise<void> => {
    ui.ask(null);
    const client = await connection.client();
    await client.host.answer({ requestId, path: chosen });
  };
  const answerWithName = (): void => {
    if (folder !== null && name.trim() !== '') void answer(joinPath(folder.path, name.trim()));
  };
  const pick = (picked: string): void => {
    const entry = folder?.entries.find((candidate) => candidate.path === picked);
    if (entry === undefined || entry.kind === 'folder') setPath(picked);
    else if (choice.purpose === 'open') void answer(picked);
    else setName(entry.name);
  };
  const parent = folder?.parent ?? null;
  const entries = [
    ...(parent === null ? [] : [{ name: TEXT.up, path: parent, kind: 'folder' as const }]),
    ...(folder?.entries ?? []),
  ];

  return (
    <Dialog
      title={choice.title}
      onClose={() => void answer(null)}
      foot={
        <>
          <Button onPress={() => void answer(null)}>{TEXT.cancel}</Button>
          {choice.purpose === 'save' ? (
            <Button kind="primary" onPress={answerWithName} isDisabled={name.trim() === ''}>
              {TEXT.save}
            </Button>
          ) : null}
        </>
      }
    >
      {choice.purpose === 'save' ? (
        <label className="chooser-name">
          <span>{TEXT.name}</span>
          <input
            ref={nameField}
            className="field-input"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && answerWithName()}
          />
        </label>
      ) : null}
      <p className="quiet small chooser-path">{folder?.path ?? path}</p>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <ListBox
        className="chooser-list"
        aria-label="Folder"
        autoFocus={choice.purpose === 'open'}
        items={entries}
        onAction={(key) => pick(String(key))}
        renderEmptyState={() => <p className="option quiet">{TEXT.empty}</p>}
      >
        {(entry) => (
          <ListBoxItem className="option" id={entry.path} textValue={entry.name}>
            {entry.kind === 'folder' && entry.path !== parent ? `${entry.name}/` : entry.name}
          </ListBoxItem>
        )}
      </ListBox>
    </Dialog>
  );
}

/** How much of a file name comes before its ending. */
function stemLength(name: string): number {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? dot : name.length;
}

/** Joins with the separator the folder's own path uses; a name that is a whole path stands for itself. */
function joinPath(folder: string, name: string): string {
  if (/^(?:\/|[a-z]:[\\/])/iu.test(name)) return name;
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}
