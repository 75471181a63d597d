/**
 * WordprocessingML in which what belongs together stays on one page: the line before a table with the table, the rows of one
 * heading cell with each other.
 */
export function keptTogether(xml: string): string {
  return xml
    .replace(BEFORE_TABLE, (_match, paragraph: string) => `${kept(paragraph)}<w:tbl>`)
    .replace(ROWS_OF_ONE, (rows: string) => rows.replace(PARAGRAPH, kept));
}

const PARAGRAPH = /<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gsu;
const BEFORE_TABLE = /(<w:p>(?:(?!<\/w:p>).)*<\/w:p>)<w:tbl>/gsu;
/** A row that the next one goes on from: its first cell is merged downwards. */
const ROWS_OF_ONE =
  /<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>(?=<w:tr>(?:(?!<w:tc>).)*<w:tc><w:tcPr>(?:(?!<\/w:tcPr>).)*<w:vMerge w:val="continue"\/>)/gsu;

/** The paragraph with `keepNext`, which the schema wants right behind the style. */
function kept(paragraph: string): string {
  if (paragraph.includes('<w:keepNext/>')) return paragraph;
  if (!paragraph.startsWith('<w:p><w:pPr>')) return paragraph.replace('<w:p>', '<w:p><w:pPr><w:keepNext/></w:pPr>');
  return paragraph.replace(/^<w:p><w:pPr>(<w:pStyle [^>]*\/>)?/u, '<w:p><w:pPr>$1<w:keepNext/>');
}
