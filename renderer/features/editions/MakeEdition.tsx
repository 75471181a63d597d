import { useCallback, useState } from 'react';
import type { EditionItem } from '../../../api/contract/editions.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import type { ContractClient } from '../../connection/types.ts';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { useFetched } from '../analysis/diagnostics/use-fetched.ts';
import { EDITIONS } from './phrases.ts';

/** Name an edition; its paragraph is written from the comparison with the one before. */
export function MakeEdition({ last, onClose }: Readonly<{ last: EditionItem | null; onClose: () => void }>) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const [label, setLabel] = useState('');
  const [text, setText] = useState<string | null>(null);
  const lastId = last?.id ?? null;
  const request = useCallback(
    (client: ContractClient) => client.edition.compare({ before: { editionId: lastId ?? '' }, after: 'now' }),
    [lastId],
  );
  const fetched = useFetched(lastId === null ? null : request);
  const proposed = fetched.state === 'ready' ? fetched.result.paragraph : '';
  const submit = (): void => {
    const name = label.trim();
    onClose();
    commands
      .send((client, envelope) =>
        client.edition.make({
          ...envelope,
          editionId: crypto.randomUUID(),
          label: name,
          whatsNew: text ?? (proposed || null),
        }),
      )
      .then(() => ui.say(EDITIONS.made(name)))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  return (
    <FormDialog
      title={EDITIONS.makeTitle}
      lead={EDITIONS.makeLead}
      submitLabel={EDITIONS.submit}
      onSubmit={submit}
      onClose={onClose}
      problem={label.trim() === '' ? EDITIONS.needsName : null}
    >
      <DraftText
        label={EDITIONS.label}
        value={label}
        onChange={setLabel}
        placeholder={EDITIONS.labelPlaceholder}
        autoFocus
      />
      {last === null ? null : (
        <DraftText
          label={EDITIONS.whatsNew}
          value={text ?? proposed}
          onChange={setText}
          rows={5}
          description={EDITIONS.whatsNewHelp}
        />
      )}
    </FormDialog>
  );
}
