import { LIGHT_COLOURS } from '../../components/forest/paint.ts';
import { withColumnWidths } from './column-widths.ts';
import type { SvgPicture } from './pictures.ts';

/** Characters of the private use area that stand for a repeated reference until the file is finished. */
export const REPEAT_START = '\ue000';
export const REPEAT_END = '\ue001';

export type WordMarkup = Readonly<{
  html: string;
  pictures: ReadonlyMap<string, SvgPicture>;
  /** Notes referred to so far in the document, this part included. */
  noteCount: number;
}>;

/**
 * The markup of one part of a report as the converter to Word reads it best: headings one level up, what only screens show left
 * out, drawings as pictures, lettered notes under a table as footnotes.
 *
 * @param width of the text on the page, in pixels
 * @param notesBefore footnotes of the parts before, so that repeated references name the right number
 */
export function wordMarkup(
  markup: string,
  { accent, width, notesBefore }: Readonly<{ accent: string; width: number; notesBefore: number }>,
): WordMarkup {
  const pictures = new Map<string, SvgPicture>();
  const plain = withDetailLines(withoutScreenParts(markup));
  const drawn = plain.replace(/<svg\b[\s\S]*?<\/svg>/gu, (svg) => pictureElement(svg, accent, pictures));
  const { html, noteCount } = withNotes(drawn, notesBefore);
  return { html: withColumnWidths(shiftHeadings(html), width), pictures, noteCount };
}

function withoutScreenParts(markup: string): string {
  return markup.replace(/<details\b[\s\S]*?<\/details>/gu, '').replace(/<nav\b[\s\S]*?<\/nav>/gu, '');
}

/** A detail stands on its own line under what it explains; `<dl>` terms and texts share one. */
function withDetailLines(markup: string): string {
  return markup
    .replaceAll('<span class="detail">', '<br><span class="detail">')
    .replace(/<span class="tag">/gu, '<br><span class="tag">')
    .replace(/<div><dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd><\/div>/gu, '<p class="fact"><b>$1:</b> $2</p>')
    .replace(/<dl\b[^>]*>|<\/dl>/gu, '')
    .replace(/<ul class="(plain|references)[^"]*">([\s\S]*?)<\/ul>/gu, (_list, name: string, items: string) =>
      items.replaceAll('<li>', `<p class="${name}">`).replaceAll('</li>', '</p>'),
    );
}

function shiftHeadings(html: string): string {
  return html
    .replace(/<h1\b[^>]*>([\s\S]*?)<\/h1>/gu, '<p class="report-title">$1</p>')
    .replace(/<h2\b([^>]*)>([\s\S]*?)<\/h2>/gu, '<h1$1>$2</h1>')
    .replace(/(<section class="receipt"[^>]*><div class="keep">)<h3>([\s\S]*?)<\/h3>/gu, '$1<h3 class="deep">$2</h3>')
    .replace(/<h3>([\s\S]*?)<\/h3>/gu, '<h2>$1</h2>')
    .replace(/<caption\b[^>]*>/gu, '<caption class="table-caption">');
}

/** Signs in the text are small; they share one picture wherever they recur. */
function pictureElement(svg: string, accent: string, pictures: Map<string, SvgPicture>): string {
  const alt = attributeOf(svg, 'aria-label') ?? '';
  const [width, height] = [Number(attributeOf(svg, 'width') ?? 0), Number(attributeOf(svg, 'height') ?? 0)];
  const drawing = plainColours(svg, accent);
  const known = [...pictures].find(([, picture]) => picture.svg === drawing)?.[0];
  const name = known ?? `picture-${pictures.size + 1}`;
  if (known === undefined) pictures.set(name, { svg: drawing, width, height });
  return `<img src="${name}" alt="${alt}" width="${Math.round(width)}" height="${Math.round(height)}">`;
}

/** Variables of the page's theme as the colours they have on paper. */
function plainColours(svg: string, accent: string): string {
  const coloured = svg
    .replace(/var\(--accent,[^)]*\)/gu, accent)
    .replace(/var\(--[a-z-]+,\s*([^)]*)\)/gu, '$1')
    .replaceAll('currentColor', LIGHT_COLOURS.ink);
  return coloured.includes('xmlns=') ? coloured : coloured.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
}

const NOTE_LIST = /<ul class="footnotes[^"]*">((?:<li><sup>[a-z]+<\/sup> [\s\S]*?<\/li>)+)<\/ul>/gu;
const NOTE = /<li><sup>([a-z]+)<\/sup> ([\s\S]*?)<\/li>/gu;
const MARKS = /<sup class="marks[^"]*">([a-z]+(?:,[a-z]+)*)<\/sup>/gu;

/** Marks between the list of notes before and their own list become references to it; the lists go. */
function withNotes(markup: string, notesBefore: number): Readonly<{ html: string; noteCount: number }> {
  let noteCount = notesBefore;
  let html = '';
  let from = 0;
  for (const list of markup.matchAll(NOTE_LIST)) {
    const block = markup.slice(from, list.index);
    const texts = new Map([...(list[1] ?? '').matchAll(NOTE)].map(([, letter = '', text = '']) => [letter, text]));
    const numbers = new Map<string, number>();
    const items: string[] = [];
    html += block.replace(MARKS, (mark, letters: string) => {
      const parts = letters.split(',');
      if (parts.some((letter) => !texts.has(letter))) return mark;
      return parts
        .map((letter) => {
          const known = numbers.get(letter);
          if (known !== undefined) return `<sup>${REPEAT_START}${known}${REPEAT_END}</sup>`;
          noteCount += 1;
          numbers.set(letter, noteCount);
          items.push(`<li id="note-${noteCount}" role="doc-footnote">${texts.get(letter) ?? ''}</li>`);
          return `<a href="#note-${noteCount}" role="doc-noteref">${noteCount}</a>`;
        })
        .join('<sup>,</sup>');
    });
    html += items.length === 0 ? '' : `<ul class="footnotes">${items.join('')}</ul>`;
    from = list.index + list[0].length;
  }
  return { html: html + markup.slice(from), noteCount };
}

function attributeOf(element: string, name: string): string | undefined {
  return new RegExp(`^<svg[^>]*?\\s${name}="([^"]*)"`, 'u').exec(element)?.[1];
}
