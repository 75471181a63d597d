/** What is put on the clipboard: plain text, and the same as markup for programs that keep a table. */
export type Copied = Readonly<{ plain: string; html?: string }>;

/**
 * Puts something on the clipboard through a copy event, which needs no permission. False where the browser refuses, as
 * without a gesture of the user.
 */
export function copyToClipboard({ plain, html }: Copied): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', plain);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
  };
  document.addEventListener('copy', onCopy, { once: true });
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
  return isDone;
}

/** A table as spreadsheets take it: tabs and lines, and the bare table beside them. Footnote marks stay behind. */
export function copiedTable(table: HTMLTableElement): Copied {
  const lines = [...table.rows].map((row) => [...row.cells].map(cellText));
  return {
    plain: lines.map((cells) => cells.join('\t')).join('\n'),
    html: `<table>${lines.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
  };
}

function cellText(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const mark of copy.querySelectorAll('sup')) mark.remove();
  return (copy.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
