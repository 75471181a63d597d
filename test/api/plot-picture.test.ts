import { expect, test } from 'vitest';
import { IN_THIS_THREAD } from '../../api/procedures/long-tasks.ts';
import { plotPicture } from '../../api/procedures/plot-picture.ts';

const drawing = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30">${content}</svg>`;
const pictureOf = (content: string): Promise<string | null> => plotPicture(drawing(content), IN_THIS_THREAD, undefined);

test('a drawing becomes a PNG of twice its size', async () => {
  const png = Buffer.from((await pictureOf('<rect width="40" height="30" fill="#0d6553"/>')) ?? '', 'base64');
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([80, 60]);
});

test.each([
  '<image href="file:///secret.png" width="40" height="30"/>',
  '<image xlink:href="/secret.svg"/>',
  '<use href="#a"/>',
  '<rect fill="url(file:///secret.svg#a)"/>',
  '<foreignObject/>',
  '<!-- --><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///secret">]>',
  '<?xml-stylesheet href="a.css"?>',
])('a drawing that takes something from elsewhere is refused: %s', async (content) => {
  expect(await pictureOf(content)).toBeNull();
});
