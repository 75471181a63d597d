import { useMemo, useState } from 'react';
import type {
  ImportSource,
  ReferenceChoice,
  ReferencePreview,
  ReferencesAdded,
} from '../../../api/contract/imports.ts';
import { navigate } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { Button } from '../../widgets/Button.tsx';
import { CheckInput } from '../../widgets/CheckInput.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { AddingNotice } from './AddingNotice.tsx';
import { IMPORT, REFERENCES } from './phrases.ts';
import { ReferenceList } from './ReferenceList.tsx';
import { SourceForm, useChooseFile } from './SourceForm.tsx';
import { useAdding } from './use-adding.ts';

const EXTENSIONS = ['ris', 'nbib', 'txt', 'json', 'bib'] as const;

/** References: read a file, see what each record is to the review, choose, add. */
export function ReferencesImport() {
  const { connection } = useWorkspace();
  const { ui } = useServices();
  const [preview, setPreview] = useState<ReferencePreview | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<number, ReferenceChoice>>(new Map());
  const [isReading, setReading] = useState(false);
  const storing = useAdding();
  const isStoring = storing.state !== 'idle';
  const [onlyUncertain, setOnlyUncertain] = useState(false);
  const choose = useChooseFile(IMPORT.chooseReferences, EXTENSIONS);

  const read = async (source: ImportSource): Promise<void> => {
    setReading(true);
    try {
      const client = await connection.client();
      setPreview(await client.imports.readReferences({ source }));
      setChoices(new Map());
    } catch (error) {
      ui.say(describeError(error), 'problem');
    } finally {
      setReading(false);
    }
  };
  const records = useMemo(
    () =>
      (preview?.records ?? []).map((record) => ({ ...record, choice: choices.get(record.number) ?? record.choice })),
    [preview, choices],
  );
  if (preview === null) {
    return (
      <SourceForm
        lead={IMPORT.start.references}
        title={IMPORT.chooseReferences}
        extensions={EXTENSIONS}
        isReading={isReading}
        onSource={(source) => void read(source)}
      />
    );
  }

  const uncertain = records.filter(({ match }) => match.kind === 'possible');
  const adding = records.filter(({ choice }) => choice.do !== 'leave out').length;
  const add = async (): Promise<void> => {
    let added: ReferencesAdded | null = null;
    const stays = await storing.add(async (client, envelope) => {
      const changed = Array.from(choices, ([number, choice]) => ({ number, choice }));
      const answer = await client.imports.addReferences({ ...envelope, importId: preview.importId, choices: changed });
      added = answer.added;
      return answer.reply;
    });
    if (!stays) return;
    const { studies, reports, filled } = added ?? { studies: 0, reports: 0, filled: 0 };
    ui.say(reports + filled === 0 ? REFERENCES.nothing : REFERENCES.added(studies, reports, filled));
    navigate('studies');
  };

  return (
    <>
      <div className="import-bar">
        <p className="medium">
          {REFERENCES.read(preview.fileName, preview.format ?? '', preview.encoding, records.length)}
        </p>
        {uncertain.length === 0 ? null : (
          <CheckInput isSelected={onlyUncertain} onChange={setOnlyUncertain}>
            {REFERENCES.onlyUncertain}
          </CheckInput>
        )}
        <Button
          kind="quiet"
          onPress={() => void choose().then((path) => (path === null ? undefined : read({ from: 'file', path })))}
        >
          {IMPORT.chooseAnother}
        </Button>
        <span className="import-go">
          {adding === 0 ? <span className="quiet">{REFERENCES.nothing}</span> : null}
          <Button kind="primary" isDisabled={isStoring || adding === 0} onPress={() => void add()}>
            {isStoring ? IMPORT.adding : REFERENCES.add(adding)}
          </Button>
        </span>
      </div>
      <AddingNotice adding={storing} what={REFERENCES.counted(adding)} />
      {preview.problems.length === 0 ? null : (
        <details className="import-problems">
          <summary>{REFERENCES.problems(preview.problems.length)}</summary>
          <ul>
            {preview.problems.slice(0, 200).map(({ number, line, reason }) => (
              <li key={`${number} ${line}`}>{REFERENCES.problem(number, line, reason)}</li>
            ))}
          </ul>
        </details>
      )}
      <ReferenceList
        records={onlyUncertain ? uncertain : records}
        onChoice={(number, choice) => setChoices((before) => new Map(before).set(number, choice))}
      />
    </>
  );
}
