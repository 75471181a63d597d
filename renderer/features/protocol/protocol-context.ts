import { createContext, useContext } from 'react';
import type { ProtocolHead } from '../../../api/contract/views.ts';
import type { RecordChange } from '../../../api/contract/records.ts';

/** The protocol as it stands, and the one way to change it. */
export type ProtocolEditing = Readonly<{
  head: ProtocolHead;
  /**
   * Makes changes as one step named `label`. After the first extracted number the reviewer first sees what they do and gives a
   * reason; false when they were refused or left.
   */
  propose: (label: string, changes: readonly RecordChange[]) => Promise<boolean>;
}>;

export const ProtocolContext = createContext<ProtocolEditing | null>(null);

export function useProtocol(): ProtocolEditing {
  const editing = useContext(ProtocolContext);
  if (editing === null) throw new Error('useProtocol needs a ProtocolContext above it.');
  return editing;
}
