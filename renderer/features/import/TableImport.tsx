import { useEffect, useState } from 'react';
import type {
  ImportSource,
  TableAdded,
  TableMappingInput,
  TablePreview,
  TableReading,
} from '../../../api/contract/imports.ts';
import { navigate } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { takeHandedOver } from './handed-over.ts';
import { MappingTable } from './MappingTable.tsx';
import { IMPORT, isNothing, TABLE } from './phrases.ts';
import { SourceForm, useChooseFile } from './SourceForm.tsx';
import { TableOutcome } from './TableOutcome.tsx';
import { TableSettings } from './TableSettings.tsx';
import { useAdding } from './use-adding.ts';

const EXTENSIONS = ['csv', 'tsv', 'txt', 'xlsx'] as const;
/** A change of the mapping is tried out when it has rested for so many milliseconds. */
const REST = 150;

/** A table of results: read it, say what its columns hold, see what would be added, add it. */
export function TableImport() {
  const { connection } = useWorkspace();
  const { ui } = useServices();
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [mapping, setMapping] = useState<TableMappingInput | null>(null);
  const [isReading, setReading] = useState(false);
  const adding = useAdding();
  const choose = useChooseFile(IMPORT.chooseTable, EXTENSIONS);
  const reading = useReading(preview, mapping);

  const show = async (load: () => Promise<TablePreview>): Promise<void> => {
    setReading(true);
    try {
      const loaded = await load();
      setPreview(loaded);
      setMapping(loaded.mapping);
    } catch (error) {
      ui.say(describeError(error), 'problem');
    } finally {
      setReading(false);
    }
  };
  const read = (source: ImportSource) =>
    show(async () => (await connection.client()).imports.readTable({ source, sheet: null }));

  useEffect(() => {
    const text = takeHandedOver();
    if (text !== null) queueMicrotask(() => void read({ from: 'text', name: IMPORT.pastedName, text }));
  });

  if (preview === null || mapping === null) {
    return (
      <SourceForm
        lead={IMPORT.start.table}
        title={IMPORT.chooseTable}
        extensions={EXTENSIONS}
        isReading={isReading}
        onSource={(source) => void read(source)}
      />
    );
  }
  const { importId, sheet, sheets } = preview;
  const add = async (leaveOutProblems: boolean): Promise<void> => {
    let added: TableAdded | null = null;
    const stays = await adding.add(async (client, envelope) => {
      const answer = await client.imports.addTable({ ...envelope, importId, sheet, mapping, leaveOutProblems });
      added = answer.added;
      return answer.reply;
    });
    if (!stays) return;
    const brought: TableAdded | null = added;
    ui.say(brought === null || isNothing(brought) ? TABLE.nothing : TABLE.added(brought));
    navigate('extraction');
  };
  return (
    <div className="table-import">
      <div className="import-bar">
        <p className="medium">{TABLE.read(preview.fileName, preview.rowCount)}</p>
        {preview.hiddenRowCount > 0 ? <p className="quiet">{TABLE.hidden(preview.hiddenRowCount)}</p> : null}
        {preview.isRemembered ? <p className="quiet">{TABLE.remembered}</p> : null}
        {sheets.length < 2 ? null : (
          <ChoiceInput
            label={TABLE.sheet}
            hidesLabel
            options={sheets.map((id) => ({ id, label: id }))}
            value={sheet ?? ''}
            onChange={(id) =>
              void show(async () => (await connection.client()).imports.readSheet({ importId, sheet: id }))
            }
          />
        )}
        <Button
          kind="quiet"
          onPress={() => void choose().then((path) => (path === null ? undefined : read({ from: 'file', path })))}
        >
          {IMPORT.chooseAnother}
        </Button>
      </div>
      <TableSettings mapping={mapping} onChange={(part) => setMapping({ ...mapping, ...part })} />
      <MappingTable preview={preview} mapping={mapping} onRoles={(roles) => setMapping({ ...mapping, roles })} />
      {reading === null ? null : (
        <TableOutcome
          reading={reading.answer}
          isStale={reading.preview !== preview || reading.mapping !== mapping}
          adding={adding}
          onAdd={(leaveOut) => void add(leaveOut)}
        />
      )}
    </div>
  );
}

/** What a mapping made of a table. */
type Reading = Readonly<{ preview: TablePreview; mapping: TableMappingInput; answer: TableReading }>;

/** What the present mapping makes of the table; the last answer while a newer one is on its way. */
function useReading(preview: TablePreview | null, mapping: TableMappingInput | null): Reading | null {
  const { connection } = useWorkspace();
  const { ui } = useServices();
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    if (preview === null || mapping === null) return undefined;
    let isCurrent = true;
    const tryOut = async (): Promise<void> => {
      try {
        const client = await connection.client();
        const { importId, sheet } = preview;
        const answer = await client.imports.tryTable({ importId, sheet, mapping });
        if (isCurrent) setReading({ preview, mapping, answer });
      } catch (error) {
        if (isCurrent) ui.say(describeError(error), 'problem');
      }
    };
    const timer = setTimeout(() => void tryOut(), REST);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [connection, ui, preview, mapping]);
  return reading;
}
