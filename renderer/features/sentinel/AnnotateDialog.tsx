import { useState } from 'react';
import type { CheckItem, HandledValue } from '../../../api/contract/sentinel.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { CHECKS } from './phrases.ts';
import { useCheckCommands } from './use-check-commands.ts';

type Props = Readonly<{ item: CheckItem; valueIds: readonly string[]; onClose: () => void }>;

/** Ask what is to be done with an impossible number that the paper really prints. */
export function AnnotateDialog({ item, valueIds, onClose }: Props) {
  const [handling, setHandling] = useState<HandledValue['handling']>('unusable as printed');
  const [note, setNote] = useState('');
  const { annotate } = useCheckCommands();
  return (
    <FormDialog
      title={CHECKS.annotateTitle}
      lead={CHECKS.annotateLead}
      submitLabel={CHECKS.save}
      problem={note.trim() === '' ? CHECKS.noNote : null}
      onClose={onClose}
      onSubmit={() => {
        annotate(valueIds, handling, note.trim());
        onClose();
      }}
    >
      <p>{item.message}</p>
      <ChoiceInput
        label={CHECKS.handling}
        options={Object.entries(CHECKS.handlings).map(([id, label]) => ({ id, label }))}
        value={handling}
        onChange={(id) => setHandling(id as HandledValue['handling'])}
      />
      <DraftText label={CHECKS.note} value={note} rows={3} onChange={setNote} />
    </FormDialog>
  );
}
