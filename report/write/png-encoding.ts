import { crc32, deflateSync } from 'node:zlib';

/** Eight bits for each of red, green, blue and alpha, line by line. */
export type Picture = Readonly<{ width: number; height: number; pixels: Uint8Array }>;

const METRES_PER_INCH = 0.0254;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const BYTES_PER_PIXEL = 4;
const OPAQUE = 255;
/** As many colours as a palette holds. */
const MOST_COLOURS = 256;
const WITH_ALPHA = 6;
const WITH_PALETTE = 3;
/** Drawings are flat: what a higher level saves is not worth its time, which would be most of an export. */
const COMPRESSION = 2;

/**
 * Pixels as a PNG (ISO/IEC 15948): with a palette where the picture is opaque and has 256 colours at most, as nearly every drawing
 * has, else with four channels. Its resolution is stated, so that a document places the picture at its true size.
 */
export function encodePng(picture: Picture, dpi: number): Uint8Array {
  const { width, height } = picture;
  const indexed = indexedLines(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, indexed === null ? WITH_ALPHA : WITH_PALETTE, 0, 0, 0], 8);
  const perMetre = Math.round(dpi / METRES_PER_INCH);
  const resolution = Buffer.alloc(9);
  resolution.writeUInt32BE(perMetre, 0);
  resolution.writeUInt32BE(perMetre, 4);
  resolution.writeUInt8(1, 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', resolution),
    ...(indexed === null ? [] : [chunk('PLTE', indexed.palette)]),
    chunk('IDAT', deflateSync(indexed?.lines ?? linesOf(picture), { level: COMPRESSION })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each line of pixels begins with the number of its filter: none. */
function linesOf({ width, height, pixels }: Picture): Uint8Array {
  const stride = width * BYTES_PER_PIXEL;
  const lines = new Uint8Array(height * (stride + 1));
  for (let line = 0; line < height; line += 1) {
    lines.set(pixels.subarray(line * stride, (line + 1) * stride), line * (stride + 1) + 1);
  }
  return lines;
}

type Indexed = Readonly<{ lines: Uint8Array; palette: Uint8Array }>;

/** Colours are numbered as they are met. Null where there are too many, or one lets the ground through. */
function indexedLines({ width, height, pixels }: Picture): Indexed | null {
  const whole = pixels.byteOffset % BYTES_PER_PIXEL === 0 ? pixels : pixels.slice();
  const colours = new Int32Array(whole.buffer, whole.byteOffset, width * height);
  const lines = new Uint8Array(height * (width + 1));
  const numbers = new Map<number, number>();
  const palette: number[] = [];
  let from = 0;
  for (let line = 0; line < height; line += 1) {
    // A line of a drawing is a few runs of one colour: reading to their ends takes a quarter of the time of copying each pixel.
    const end = from + width;
    while (from < end) {
      const first = from;
      const colour = colours[first] ?? 0;
      while (from < end && colours[from] === colour) from += 1;
      let number = numbers.get(colour);
      if (number === undefined) {
        const [red = 0, green = 0, blue = 0, alpha] = whole.subarray(first * BYTES_PER_PIXEL);
        if (alpha !== OPAQUE || numbers.size === MOST_COLOURS) return null;
        number = numbers.size;
        numbers.set(colour, number);
        palette.push(red, green, blue);
      }
      // The bytes are zero from the start, and the first colour is the ground.
      if (number !== 0) for (let at = first; at < from; at += 1) lines[at + line + 1] = number;
    }
  }
  return { lines, palette: Uint8Array.from(palette) };
}

function chunk(name: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}
