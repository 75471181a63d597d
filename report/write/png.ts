import { crc32, deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { rasterFonts } from './raster-fonts.ts';
import { placeTabularFigures } from './tabular-figures.ts';

/** CSS pixels in an inch: a drawing's own units. */
const UNITS_PER_INCH = 96;

/**
 * An SVG drawing as a PNG with the bundled font. Scripts the font lacks are drawn with a font of the system, where it has one.
 *
 * @param dpi dots an inch, at 96 units of the drawing to the inch
 */
export function pngFile(svg: string, dpi: number): Uint8Array {
  const { fontFiles, loadSystemFonts } = rasterFonts(svg);
  const drawing = new Resvg(placeTabularFigures(withoutStyles(svg)), {
    fitTo: { mode: 'zoom', value: dpi / UNITS_PER_INCH },
    dpi: UNITS_PER_INCH,
    // Opaque, as the rasteriser's pixels are premultiplied by their alpha and those of a PNG are not.
    background: '#ffffff',
    font: { fontFiles: [...fontFiles], defaultFontFamily: 'Inter', loadSystemFonts },
  });
  const { width, height, pixels } = drawing.render();
  return pngOf({ width, height, pixels }, dpi);
}

/** The font inside an SVG file is of no use to the rasteriser, and large. */
function withoutStyles(svg: string): string {
  return svg.replace(/<style>[\s\S]*?<\/style>/u, '');
}

type Picture = Readonly<{ width: number; height: number; pixels: Uint8Array }>;

const METRES_PER_INCH = 0.0254;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const BYTES_PER_PIXEL = 4;
/** Drawings are flat: what a higher level saves is not worth its time, which would be most of an export. */
const COMPRESSION = 2;

/**
 * Pixels as a PNG (ISO/IEC 15948), eight bits a channel, with alpha. Its resolution is stated, so that a document places the
 * picture at its true size.
 */
function pngOf({ width, height, pixels }: Picture, dpi: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const perMetre = Math.round(dpi / METRES_PER_INCH);
  const resolution = Buffer.alloc(9);
  resolution.writeUInt32BE(perMetre, 0);
  resolution.writeUInt32BE(perMetre, 4);
  resolution.writeUInt8(1, 8);
  const data = deflateSync(linesOf({ width, height, pixels }), { level: COMPRESSION });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', resolution),
    chunk('IDAT', data),
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

function chunk(name: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(12 + data.length);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length);
  return whole;
}
