import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { EditableTable, RecordChange } from '../../../../api/contract/records.ts';
import { setRecord } from '../../../connection/record-changes.ts';
import { Button } from '../../../widgets/Button.tsx';
import { DraftText } from '../../../widgets/DraftText.tsx';
import { FormDialog } from '../../../widgets/FormDialog.tsx';
import { EmptyState } from '../../../widgets/StatePage.tsx';
import { PROTOCOL } from '../phrases.ts';

type NameDialogProps = Readonly<{
  title: string;
  label: string;
  hint?: string;
  submitLabel: string;
  /** Further fields. */
  children?: ReactNode;
  problem?: string | null;
  onSubmit: (name: string) => void;
  onClose: () => void;
}>;

/** What a new part of the protocol needs before it can stand there: a name, sometimes a choice or two. */
export function NameDialog({
  title,
  label,
  hint,
  submitLabel,
  children,
  problem = null,
  onSubmit,
  onClose,
}: NameDialogProps) {
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={title}
      submitLabel={submitLabel}
      onSubmit={() => {
        onClose();
        onSubmit(name.trim());
      }}
      onClose={onClose}
      problem={name.trim() === '' ? PROTOCOL.nameMissing : problem}
    >
      <DraftText
        label={label}
        {...(hint === undefined ? {} : { description: hint })}
        value={name}
        onChange={setName}
        autoFocus
      />
      {children}
    </FormDialog>
  );
}

/** A section with nothing in it: one sentence, one button. */
export function EmptySection({
  sentence,
  button,
  onPress,
}: Readonly<{ sentence: string; button: string; onPress: () => void }>) {
  return (
    <EmptyState title={sentence}>
      <Button kind="primary" onPress={onPress}>
        {button}
      </Button>
    </EmptyState>
  );
}

type RowToolsProps = Readonly<{
  name: string;
  onRemove: () => void;
  /** Null at the end of the list, undefined where the order says nothing. */
  onUp?: (() => void) | null;
  onDown?: (() => void) | null;
}>;

/** Up, down and out. */
export function RowTools({ name, onRemove, onUp, onDown }: RowToolsProps) {
  return (
    <span className="protocol-tools">
      {onUp === undefined ? null : (
        <Button kind="quiet" label={PROTOCOL.moveUp(name)} isDisabled={onUp === null} onPress={() => onUp?.()}>
          <ArrowUp aria-hidden="true" />
        </Button>
      )}
      {onDown === undefined ? null : (
        <Button kind="quiet" label={PROTOCOL.moveDown(name)} isDisabled={onDown === null} onPress={() => onDown?.()}>
          <ArrowDown aria-hidden="true" />
        </Button>
      )}
      <Button kind="quiet" label={PROTOCOL.remove(name)} onPress={onRemove}>
        <Trash2 aria-hidden="true" />
      </Button>
    </span>
  );
}

type Placed = Readonly<{ id: string; position: number }>;

/** The changes that make two neighbours change places; null where there is no neighbour. */
export function swap(
  table: EditableTable,
  items: readonly Placed[],
  index: number,
  step: 1 | -1,
): readonly RecordChange[] | null {
  const one = items[index];
  const other = items[index + step];
  if (one === undefined || other === undefined) return null;
  return [
    setRecord(table, one, { position: index + step }),
    ...(other.position === index ? [] : [setRecord(table, other, { position: index })]),
  ];
}

/** The place after the last one. */
export const nextPosition = (items: readonly Placed[]): number =>
  Math.max(-1, ...items.map(({ position }) => position)) + 1;
