import type { StudyItem } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { removeRecord } from '../../connection/record-changes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { BULK, STEPS } from './phrases.ts';

type Props = Readonly<{ studies: readonly StudyItem[]; onClose: () => void; onDone: () => void }>;

/** Says what goes with the studies before they go. */
export function DeleteStudiesDialog({ studies, onClose, onDone }: Props) {
  const change = useChangeRecords();
  const sum = (of: (study: StudyItem) => number): number => studies.reduce((total, study) => total + of(study), 0);
  const submit = async (): Promise<void> => {
    onClose();
    const changes = studies.map(({ id }) => removeRecord('study', id));
    if (await change(STEPS.remove(studies.length, studies[0]?.label ?? ''), changes)) {
      onDone();
      navigate('studies');
    }
  };
  return (
    <FormDialog
      title={BULK.deleteTitle(studies.length)}
      lead={BULK.deleteLead(
        sum(({ measurements }) => measurements),
        sum(({ reports }) => reports.length),
      )}
      submitLabel={BULK.deleteIt}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ul>
        {studies.map((study) => (
          <li key={study.id}>{study.label}</li>
        ))}
      </ul>
    </FormDialog>
  );
}
