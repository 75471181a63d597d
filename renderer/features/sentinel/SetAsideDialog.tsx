import { useState } from 'react';
import type { CheckItem } from '../../../api/contract/sentinel.ts';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { CHECKS } from './phrases.ts';
import { useCheckCommands } from './use-check-commands.ts';

/** Ask for the note with which a finding is set aside. */
export function SetAsideDialog({ item, onClose }: Readonly<{ item: CheckItem; onClose: () => void }>) {
  const [note, setNote] = useState('');
  const { setAside } = useCheckCommands();
  return (
    <FormDialog
      title={CHECKS.setAsideTitle}
      lead={CHECKS.setAsideLead}
      submitLabel={CHECKS.save}
      problem={note.trim() === '' ? CHECKS.noNote : null}
      onClose={onClose}
      onSubmit={() => {
        setAside(item, note.trim());
        onClose();
      }}
    >
      <p>{item.message}</p>
      <DraftText label={CHECKS.note} value={note} rows={3} onChange={setNote} />
    </FormDialog>
  );
}
