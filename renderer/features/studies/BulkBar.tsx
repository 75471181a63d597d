import { useState } from 'react';
import type { StudiesHead, StudyItem } from '../../../api/contract/views.ts';
import { DESIGNS } from '../../../report/components/phrases.ts';
import { setRecord } from '../../connection/record-changes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { ComboInput } from '../../widgets/ComboInput.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { changeDesign, grouped, groupStudies, setStatus } from './changes.ts';
import { BULK, DESIGN_KINDS, STATUS_LABELS, STATUSES, STEPS, STUDIES } from './phrases.ts';

type Props = Readonly<{ head: StudiesHead; marked: readonly StudyItem[]; onClear: () => void; onDelete: () => void }>;
type Open = 'status' | 'design' | 'group' | null;

/** What can be done with several studies at once; each is one step that one undo takes back. */
export function BulkBar({ head, marked, onClear, onDelete }: Props) {
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const done = (isDone: boolean): void => {
    if (isDone) onClear();
  };
  return (
    <div className="bulk-bar" role="toolbar" aria-label={BULK.bar}>
      <strong role="status">{BULK.selected(marked.length)}</strong>
      <Button onPress={() => setOpen('status')}>{BULK.status}</Button>
      <Button onPress={() => setOpen('design')}>{BULK.design}</Button>
      {marked.length < 2 ? null : <Button onPress={() => setOpen('group')}>{BULK.group}</Button>}
      <Button onPress={onDelete}>{BULK.delete}</Button>
      <Button kind="quiet" onPress={onClear}>
        {BULK.clear}
      </Button>
      {open === 'status' ? <StatusDialog head={head} marked={marked} onClose={close} onDone={done} /> : null}
      {open === 'design' ? <DesignDialog marked={marked} onClose={close} onDone={done} /> : null}
      {open === 'group' ? <GroupDialog marked={marked} onClose={close} onDone={done} /> : null}
    </div>
  );
}

type DialogProps = Readonly<{ marked: readonly StudyItem[]; onClose: () => void; onDone: (isDone: boolean) => void }>;

function StatusDialog({ head, marked, onClose, onDone }: DialogProps & Readonly<{ head: StudiesHead }>) {
  const change = useChangeRecords();
  const [status, choose] = useState<StudyItem['status']>('excluded');
  const [reason, setReason] = useState('');
  const submit = (): void => {
    onClose();
    void change(STEPS.status(marked.length, STATUS_LABELS[status]), setStatus(marked, status, reason)).then(onDone);
  };
  return (
    <FormDialog
      title={BULK.statusTitle(marked.length)}
      submitLabel={BULK.set}
      onSubmit={submit}
      onClose={onClose}
      problem={status === 'excluded' && reason.trim() === '' ? STUDIES.reasonMissing : null}
    >
      <ChoiceInput
        label={STUDIES.status}
        value={status}
        options={STATUSES.map((id) => ({ id, label: STATUS_LABELS[id] }))}
        onChange={(id) => choose(STATUSES.find((known) => known === id) ?? status)}
      />
      <ComboInput label={STUDIES.reason} offers={head.reasons} value={reason} onCommit={setReason} onType={setReason} />
    </FormDialog>
  );
}

function DesignDialog({ marked, onClose, onDone }: DialogProps) {
  const change = useChangeRecords();
  const [design, choose] = useState<StudyItem['design']>('parallel');
  const submit = (): void => {
    onClose();
    const changes = marked
      .filter((study) => study.design !== design)
      .map((study) => setRecord('study', study, changeDesign(study, design)));
    void change(STEPS.design(marked.length, DESIGNS[design]), changes).then(onDone);
  };
  return (
    <FormDialog title={BULK.designTitle(marked.length)} submitLabel={BULK.set} onSubmit={submit} onClose={onClose}>
      <ChoiceInput
        label={STUDIES.design}
        value={design}
        options={DESIGN_KINDS.map((id) => ({ id, label: DESIGNS[id] }))}
        onChange={(id) => choose(DESIGN_KINDS.find((known) => known === id) ?? design)}
      />
    </FormDialog>
  );
}

function GroupDialog({ marked, onClose, onDone }: DialogProps) {
  const change = useChangeRecords();
  const [keptId, keep] = useState(marked[0]?.id ?? '');
  const kept = marked.find(({ id }) => id === keptId);
  const others = marked.filter(({ id }) => id !== keptId);
  const inTheWay = kept === undefined ? [] : grouped(kept, others);
  const submit = (): void => {
    if (kept === undefined) return;
    onClose();
    void change(STEPS.group(marked.length, kept.label), groupStudies(kept, others)).then(onDone);
  };
  return (
    <FormDialog
      title={BULK.groupTitle(marked.length)}
      lead={BULK.groupLead}
      submitLabel={BULK.groupIt}
      onSubmit={submit}
      onClose={onClose}
      problem={inTheWay.length === 0 ? null : BULK.cannotGroup(inTheWay.map(({ label }) => label).join(', '))}
    >
      <ChoiceInput
        label={BULK.keep}
        value={keptId}
        options={marked.map(({ id, label }) => ({ id, label }))}
        onChange={keep}
      />
    </FormDialog>
  );
}
