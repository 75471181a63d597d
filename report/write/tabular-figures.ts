import { measureText, type TextWeight } from '../components/text/measure-text.ts';

const TEXT_ELEMENT = /<text\b([^>]*)>([\s\S]*?)<\/text>/gu;
const SPAN_ELEMENT = /<tspan\b([^>]*)>([^<]*)<\/tspan>/gu;
const INHERITED_SIZE = 11;

/**
 * The same drawing with each tabular figure put in its place by hand: the rasteriser knows no font features, and would
 * set the figures of a column at their own widths. Only markup of the plots is read, whose form is known.
 */
export function placeTabularFigures(svg: string): string {
  return svg.replace(TEXT_ELEMENT, (element, attributes: string, content: string) => {
    if (!attributes.includes('tabular-nums')) return element;
    const size = Number(attributeOf(attributes, 'font-size') ?? INHERITED_SIZE);
    const weight: TextWeight = attributeOf(attributes, 'font-weight') === '600' ? 600 : 400;
    if (content.includes('<tspan')) {
      const spans = content.replace(
        SPAN_ELEMENT,
        (_span, own: string, text: string) => `<tspan ${placed(own, text, size, weight)}>${text}</tspan>`,
      );
      return `<text${attributes}>${spans}</text>`;
    }
    if (content.includes('<')) return element;
    const kept = attributes.replace(/ (?:x|text-anchor)="[^"]*"/gu, '');
    return `<text${kept} ${placed(attributes, content, size, weight)}>${content}</text>`;
  });
}

/** Attributes that set every character on its tabular cell, in the middle of it. */
function placed(attributes: string, markup: string, size: number, weight: TextWeight): string {
  const characters = Array.from(decode(markup));
  const cells = characters.map((character) => measureText(character, size, weight, true));
  const width = cells.reduce((sum, cell) => sum + cell, 0);
  const anchor = attributeOf(attributes, 'text-anchor') ?? 'start';
  const from =
    Number(attributeOf(attributes, 'x') ?? 0) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  let left = from;
  const places = characters.map((character, index) => {
    const cell = cells[index] ?? 0;
    const at = left + (cell - measureText(character, size, weight)) / 2;
    left += cell;
    return Math.round(at * 100) / 100;
  });
  return `x="${places.join(' ')}" text-anchor="start"`;
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
}

function decode(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
