import { useEffect } from 'react';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { EmptyState } from '../../widgets/StatePage.tsx';
import { handOverTable } from '../import/handed-over.ts';
import { EXTRACTION } from './phrases.ts';

/** Where nothing is extracted yet: type a first study, or bring a table, by its file or by pasting it here. */
export function EmptyGrid({ onAdd }: Readonly<{ onAdd: () => void }>) {
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isInField = event.target instanceof Element && event.target.matches('input, textarea');
      if (isInField || !/[\t\n]/u.test(text.trim())) return;
      event.preventDefault();
      handOverTable(text);
      navigate('import', 'table');
    };
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);
  return (
    <EmptyState title={EXTRACTION.empty}>
      <div className="empty-choices">
        <Button kind="primary" onPress={onAdd} label={EXTRACTION.addHint}>
          {EXTRACTION.add}
        </Button>
        <Button onPress={() => navigate('import', 'table')}>{EXTRACTION.importTable}</Button>
      </div>
    </EmptyState>
  );
}
