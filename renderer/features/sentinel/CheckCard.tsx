import { useState } from 'react';
import type { CheckItem } from '../../../api/contract/sentinel.ts';
import { Button } from '../../widgets/Button.tsx';
import { FIELDS } from '../extraction/phrases.ts';
import { AnnotateDialog } from './AnnotateDialog.tsx';
import { CHECKS } from './phrases.ts';
import { SetAsideDialog } from './SetAsideDialog.tsx';
import { SeveritySign } from './SeveritySign.tsx';
import { useCheckCommands } from './use-check-commands.ts';

type Props = Readonly<{
  item: CheckItem;
  /** Ids of the stored values by cell, where an impossible number can be annotated here. */
  valueIds: readonly string[];
  /** Under the heading of the screen, or under that of the panel it stands in. */
  level: 2 | 3;
}>;

/** One finding with its arithmetic and what can be done about it. Nothing is done by itself. */
export function CheckCard({ item, valueIds, level }: Props) {
  const { title, severity, message, arithmetic, suggestion, fix, dismissal, hasReturned } = item;
  const [dialog, setDialog] = useState<'set aside' | 'annotate' | null>(null);
  const { applyFix, reopen } = useCheckCommands();
  const Heading = level === 2 ? 'h2' : 'h3';
  const canAnnotate = severity === 'block' && valueIds.length > 0;
  return (
    <article className="check-card" data-severity={severity} data-dismissed={dismissal !== null}>
      <Heading className="check-title">
        <SeveritySign severity={severity} />
        {title}
      </Heading>
      <p>{message}</p>
      <p className="check-arithmetic number">{arithmetic}</p>
      {suggestion === null ? null : <p>{suggestion}</p>}
      {hasReturned ? <p className="small quiet">{CHECKS.returned}</p> : null}
      {dismissal === null ? null : (
        <p className="small">
          <span className="quiet">{CHECKS.setAsideBy(dismissal.author)}:</span> {dismissal.note}
        </p>
      )}
      {fix === null || dismissal !== null ? null : (
        <ul className="check-fix small number">
          {fix.cells.map(({ measurementId, field, text, to }) => (
            <li key={`${measurementId} ${field}`}>{CHECKS.becomes(FIELDS[field].short, text, to)}</li>
          ))}
        </ul>
      )}
      <div className="check-actions">
        {fix === null || dismissal !== null ? null : (
          <Button onPress={() => applyFix(item)}>{CHECKS.fixes[fix.kind]}</Button>
        )}
        {canAnnotate ? <Button onPress={() => setDialog('annotate')}>{CHECKS.annotate}</Button> : null}
        {severity === 'block' ? null : dismissal === null ? (
          <Button kind="quiet" onPress={() => setDialog('set aside')}>
            {CHECKS.setAside}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => reopen(item)}>
            {CHECKS.reopen}
          </Button>
        )}
      </div>
      {dialog === 'set aside' ? <SetAsideDialog item={item} onClose={() => setDialog(null)} /> : null}
      {dialog === 'annotate' ? (
        <AnnotateDialog item={item} valueIds={valueIds} onClose={() => setDialog(null)} />
      ) : null}
    </article>
  );
}
