const TABLE = /<table\b[^>]*>[\s\S]*?<\/table>/gu;
const ROW = /<tr\b[^>]*>([\s\S]*?)<\/tr>/gu;
const CELL = /<t[hd]\b([^>]*)>([\s\S]*?)<\/t[hd]>/gu;
/** Beyond this many characters a longer text only makes taller rows. */
const MOST_COUNTED = 90;
/** A cell of several lines is counted up to this many characters in all. */
const MOST_IN_ALL = 600;
const LEAST = 4;

/** Characters of the longest word, of the longest line, and of the fullest cell. */
type Column = { word: number; text: number; all: number };

/**
 * The same markup with each table's columns as wide as their texts ask: no program but a browser finds that out by itself.
 *
 * @param width of the text on the page, in pixels
 */
export function withColumnWidths(markup: string, width: number): string {
  return markup.replace(TABLE, (table) => {
    const shares = sharesOf(columnsOf(table));
    if (shares.length < 2) return table;
    const columns = shares.map((share) => `<col style="width:${Math.floor(share * width)}px">`).join('');
    const colgroup = `<colgroup>${columns}</colgroup>`;
    return table.includes('</caption>')
      ? table.replace('</caption>', `</caption>${colgroup}`)
      : table.replace(/^<table\b[^>]*>/u, (start) => `${start}${colgroup}`);
  });
}

function columnsOf(table: string): readonly Column[] {
  const columns: Column[] = [];
  /** Rows that a cell above still fills, by column. */
  const filled: number[] = [];
  for (const [, row = ''] of table.matchAll(ROW)) {
    let at = 0;
    for (const [, attributes = '', content = ''] of row.matchAll(CELL)) {
      while ((filled[at] ?? 0) > 0) at += 1;
      const span = spanOf(attributes, 'colspan');
      for (let column = at; column < at + span; column += 1) {
        filled[column] = (filled[column] ?? 0) + spanOf(attributes, 'rowspan');
        columns[column] ??= { word: 0, text: 0, all: 0 };
      }
      const column = columns[at];
      if (span === 1 && column !== undefined) measure(column, content);
      at += span;
    }
    for (let column = 0; column < filled.length; column += 1) filled[column] = Math.max(0, (filled[column] ?? 0) - 1);
  }
  return Array.from(columns, (column) => column ?? { word: 0, text: 0, all: 0 });
}

function measure(column: Column, content: string): void {
  let all = 0;
  for (const line of content.split(/<br>|<\/p>|<\/li>/u)) {
    const text = line
      .replace(/<[^>]*>/gu, '')
      .replace(/&[a-z#0-9]+;/gu, '.')
      .trim();
    all += text.length;
    column.text = Math.max(column.text, Math.min(MOST_COUNTED, text.length));
    for (const word of text.split(/\s/u)) column.word = Math.max(column.word, Math.min(MOST_COUNTED / 3, word.length));
  }
  column.all = Math.max(column.all, Math.min(MOST_IN_ALL, all));
}

/** Shares of the width: the longest word whole, and of what is left a share that grows slower than the text. */
function sharesOf(columns: readonly Column[]): readonly number[] {
  const weights = columns.map(({ word, text, all }) => Math.max(LEAST, word + 1, text ** 0.8, all ** 0.65));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function spanOf(attributes: string, name: string): number {
  return Number(new RegExp(`\\b${name}="(\\d+)"`, 'iu').exec(attributes)?.[1] ?? 1);
}
