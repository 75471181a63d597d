import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { copiedTable, type Copied } from './copy-to-clipboard.ts';

/** A table that is not on the page, as it would be copied from it. */
export function renderedTable(element: ReactElement): Copied | null {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() => root.render(element));
  const table = place.querySelector('table');
  const copied = table === null ? null : copiedTable(table);
  root.unmount();
  return copied;
}
