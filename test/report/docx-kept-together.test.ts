import { expect, it } from 'vitest';
import { keptTogether } from '../../report/write/docx/kept-together.ts';

const cell = (text: string, merge = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="9"/>${merge}</w:tcPr><w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const RESTART = '<w:vMerge w:val="restart"/>';
const CONTINUE = '<w:vMerge w:val="continue"/>';
const row = (...cells: readonly string[]): string => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
/** The texts of the paragraphs that keep with the next. */
const keptTexts = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gsu)]
    .filter(([paragraph]) => paragraph.includes('<w:keepNext/>'))
    .map(([paragraph]) => paragraph.replaceAll(/<[^>]*>/gu, ''));

it('keeps the line before a table with it, and no other line', () => {
  const line = (text: string, style = ''): string => `<w:p>${style}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const styled = '<w:pPr><w:pStyle w:val="Quiet"/><w:jc w:val="left"/></w:pPr>';
  const xml = keptTogether(`${line('one')}${line('two', styled)}<w:tbl>${row(cell('a'))}</w:tbl>${line('three')}`);
  expect(keptTexts(xml)).toEqual(['two']);
  expect(xml).toContain('<w:pStyle w:val="Quiet"/><w:keepNext/><w:jc w:val="left"/>');
  expect(keptTexts(keptTogether(`${line('bare')}<w:tbl></w:tbl>`))).toEqual(['bare']);
  expect(keptTogether(xml)).toBe(xml);
});

it('keeps the rows of one heading together, and lets the table break between two', () => {
  const table = `<w:tbl>${[
    row(cell('first', RESTART), cell('a')),
    row(cell('', CONTINUE), cell('b')),
    row(cell('', CONTINUE), cell('c')),
    row(cell('second', RESTART), cell('d')),
    row(cell('', CONTINUE), cell('e')),
    row(cell('third'), cell('f')),
  ].join('')}</w:tbl>`;
  expect(keptTexts(keptTogether(table))).toEqual(['first', 'a', '', 'b', 'second', 'd']);
});
