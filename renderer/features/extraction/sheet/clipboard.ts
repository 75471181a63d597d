/** A block of texts, row by row; rows may differ in length. */
export type Block = readonly (readonly string[])[];

/**
 * Reads what Excel, LibreOffice and others put on the clipboard as text: tab-separated, a cell with a tab, a line break or a
 * quote in it wrapped in quotes with its quotes doubled. A quote inside an unquoted cell stands for itself. The line break that
 * ends the text ends no further row.
 */
export function readBlock(text: string): Block {
  const rows: string[][] = [[]];
  let at = 0;
  const end = text.length;
  while (at <= end) {
    const { cell, next } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    rows.at(-1)?.push(cell);
    const separator = text[next];
    if (separator === undefined) break;
    at = next + (separator === '\r' && text[next + 1] === '\n' ? 2 : 1);
    if (separator === '\t') continue;
    if (at >= end) break;
    rows.push([]);
  }
  return rows;
}

const isEnd = (character: string | undefined) =>
  character === undefined || character === '\t' || character === '\n' || character === '\r';

function plainCell(text: string, from: number): Readonly<{ cell: string; next: number }> {
  let next = from;
  while (!isEnd(text[next])) next += 1;
  return { cell: text.slice(from, next).trim(), next };
}

function quotedCell(text: string, from: number): Readonly<{ cell: string; next: number }> {
  let cell = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (isEnd(text[at + 1])) return { cell: cell.trim(), next: at + 1 };
    else break;
  }
  // No closing quote before a separator: the quote was part of the text.
  return plainCell(text, from);
}

/**
 * A block as text that Excel and LibreOffice take apart again. A formula is copied as it was typed. Several rows end with a line
 * break, as theirs do, and so does an empty cell: without it the last row of a block would be lost where it is empty.
 */
export function writeBlock(block: Block): string {
  const text = block.map((row) => row.map(writeCell).join('\t')).join('\r\n');
  return block.length > 1 || text === '' ? `${text}\r\n` : text;
}

function writeCell(text: string): string {
  return /["\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
