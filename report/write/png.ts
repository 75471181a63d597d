import { crc32 } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { rasterFontFiles } from './raster-fonts.ts';
import { placeTabularFigures } from './tabular-figures.ts';

/** CSS pixels in an inch: a drawing's own units. */
const UNITS_PER_INCH = 96;
/** Characters the bundled font draws; others need a font of the system. */
const BUNDLED = /^[\t\n\r -\u024f\u02b0-\u02ff\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2000-\u206f\u2070-\u20c0\u2190-\u21ff\u2200-\u22ff\u25cb-\u25ef]*$/u;

/**
 * An SVG drawing as a PNG with the bundled font. Scripts the font lacks are drawn with a font of the system, where it has one.
 *
 * @param dpi dots an inch, at 96 units of the drawing to the inch
 */
export function pngFile(svg: string, dpi: number): Uint8Array {
  const drawing = new Resvg(placeTabularFigures(withoutStyles(svg)), {
    fitTo: { mode: 'zoom', value: dpi / UNITS_PER_INCH },
    dpi: UNITS_PER_INCH,
    font: { fontFiles: [...rasterFontFiles()], defaultFontFamily: 'Inter', loadSystemFonts: !BUNDLED.test(svg) },
  });
  return withResolution(drawing.render().asPng(), dpi);
}

/** The font inside an SVG file is of no use to the rasteriser, and large. */
function withoutStyles(svg: string): string {
  return svg.replace(/<style>[\s\S]*?<\/style>/u, '');
}

const METRES_PER_INCH = 0.0254;
const HEADER_END = 33;

/** States the resolution (chunk pHYs), so that a document places the picture at its true size. */
function withResolution(png: Uint8Array, dpi: number): Uint8Array {
  const perMetre = Math.round(dpi / METRES_PER_INCH);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)]);
}
