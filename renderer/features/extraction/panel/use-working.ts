import { startTransition, useEffect, useState } from 'react';
import type { RowWorking } from '../../../../api/contract/grid.ts';
import type { ExtractionRow } from '../../../../api/contract/views.ts';
import { useUndoState, useWorkspace } from '../../../workspace-context.ts';

/** Rest after which a row's details are asked for, in milliseconds: nobody reads them while holding an arrow key. */
const REST = 120;

/** How a row's derived numbers come about; null until it is here. Asked again when the row or anything else changes. */
export function useWorking(row: ExtractionRow): RowWorking | null {
  const { connection } = useWorkspace();
  const step = useUndoState();
  const [found, setFound] = useState<Readonly<{ id: string; working: RowWorking | null }> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      const ask = async (): Promise<void> => {
        const client = await connection.client();
        const { working } = await client.grid.working({ measurementId: row.measurementId });
        // Drawn piece by piece: the next number is being typed meanwhile.
        if (isWanted) startTransition(() => setFound({ id: row.measurementId, working }));
      };
      // The line may break: the details come with the next selection or change.
      ask().catch(() => undefined);
    }, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [connection, row, step]);
  return found?.id === row.measurementId ? found.working : null;
}
