import { crc32, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { encodePng, type Picture } from '../../report/write/png-encoding.ts';

const WIDTH = 20;
const HEIGHT = 15;

/** A picture whose pixel of each number has the colour that `colourOf` gives. */
function picture(colourOf: (pixel: number) => readonly [red: number, green: number, blue: number, alpha: number]) {
  const pixels = Uint8Array.from(Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => colourOf(pixel)).flat());
  return { width: WIDTH, height: HEIGHT, pixels } satisfies Picture;
}

it.each([
  ['few colours', 3, picture((pixel) => (pixel < 90 ? [255, 255, 255, 255] : [pixel % 7, 20, 255, 255]))],
  ['as many colours as a palette holds', 3, picture((pixel) => [pixel % 256, 1, 2, 255])],
  ['one colour too many', 6, picture((pixel) => [Math.min(pixel, 255), pixel > 255 ? 1 : 0, 2, 255])],
  ['a colour that lets the ground through', 6, picture((pixel) => [1, 2, 3, pixel === 299 ? 254 : 255])],
] as const)('keeps every pixel of a picture of %s', (_name, type, source) => {
  const png = decode(encodePng(source, 300));
  expect(png.type).toBe(type);
  expect(png.pixels).toEqual([...source.pixels]);
});

it('reads pixels from within a larger buffer', () => {
  const source = picture((pixel) => [pixel % 5, 0, 0, 255]);
  const larger = new Uint8Array(source.pixels.length + 3);
  larger.set(source.pixels, 3);
  expect(decode(encodePng({ ...source, pixels: larger.subarray(3) }, 96)).pixels).toEqual([...source.pixels]);
});

function decode(bytes: Uint8Array): { type: number; pixels: readonly number[] } {
  const png = Buffer.from(bytes);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const type = chunks.get('IHDR')![9]!;
  const lines = inflateSync(chunks.get('IDAT')!);
  const palette = chunks.get('PLTE');
  const stride = lines.length / HEIGHT;
  const samples = Array.from({ length: HEIGHT }, (_, line) => {
    expect(lines[line * stride]).toBe(0);
    return [...lines.subarray(line * stride + 1, (line + 1) * stride)];
  }).flat();
  const pixels =
    palette === undefined
      ? samples
      : samples.flatMap((number) => [...palette.subarray(3 * number, 3 * number + 3), 255]);
  return { type, pixels };
}
