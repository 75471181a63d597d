import { widthOf } from '../../../report/components/text/fit-text.ts';
import { textContent } from '../markup.ts';

/** Where every mark, line and text of an SVG is anchored. Rotated texts, which have coordinates of their own, are left out. */
export function anchorsOf(svg: string): readonly Readonly<{ x: number; y: number }>[] {
  const points: { x: number; y: number }[] = [];
  for (const [element] of svg.matchAll(/<(?:rect|circle|line|text|polygon|polyline|path)\b[^>]*>/gu)) {
    if (/transform=/u.test(element)) continue;
    const number = (name: string): number | null => {
      const text = new RegExp(` ${name}="([^"]*)"`, 'u').exec(element)?.[1];
      return text === undefined ? null : Number(text);
    };
    for (const [across, down] of [
      ['x', 'y'],
      ['x1', 'y1'],
      ['x2', 'y2'],
      ['cx', 'cy'],
    ] as const) {
      const [x, y] = [number(across), number(down)];
      if (x !== null && y !== null) points.push({ x, y });
    }
    const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
    if (x !== null && y !== null && width !== null && height !== null) points.push({ x: x + width, y: y + height });
    const list = / points="([^"]*)"/u.exec(element)?.[1] ?? '';
    for (const pair of list.split(' ').filter((text) => text !== '')) {
      const [left, top] = pair.split(',').map(Number);
      points.push({ x: left ?? Number.NaN, y: top ?? Number.NaN });
    }
    const path = / d="([^"]*)"/u.exec(element)?.[1] ?? '';
    for (const [, left, top] of path.matchAll(/M(\S+) ([-\d.]+)/gu)) points.push({ x: Number(left), y: Number(top) });
  }
  return points;
}

/** From where to where each horizontal text runs, in the width of its letters. */
export function textExtentsOf(svg: string): readonly Readonly<{ text: string; from: number; to: number }>[] {
  return [...svg.matchAll(/<text\b[^>]*>[\s\S]*?<\/text>/gu)].flatMap(([element]) => {
    const x = / x="([^"]*)"/u.exec(element)?.[1];
    if (x === undefined || element.includes('transform=')) return [];
    const text = textContent(element);
    const width = widthOf(text, { size: 11, tabular: element.includes('tabular-nums') });
    const anchor = / text-anchor="([^"]*)"/u.exec(element)?.[1] ?? 'start';
    const from = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return [{ text, from, to: from + width }];
  });
}

export function sizeOf(svg: string): Readonly<{ width: number; height: number }> {
  const size = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/u.exec(svg);
  return { width: Number(size?.[1]), height: Number(size?.[2]) };
}
