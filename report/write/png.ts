import { Resvg } from '@resvg/resvg-js';
import { encodePng } from './png-encoding.ts';
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
  return encodePng({ width, height, pixels }, dpi);
}

/** The font inside an SVG file is of no use to the rasteriser, and large. */
function withoutStyles(svg: string): string {
  return svg.replace(/<style>[\s\S]*?<\/style>/u, '');
}
