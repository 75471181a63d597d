import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?inline';
import semiBold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?inline';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallerFont } from './smaller-font.ts';

export type RasterFonts = Readonly<{ fontFiles: readonly string[]; loadSystemFonts: boolean }>;

const FAMILY = { 'Inter-400.ttf': regular, 'Inter-600.ttf': semiBold };
/** Characters the bundled font draws; others need a font of the system. */
const BUNDLED =
  /^[\t\n\r -\u024f\u02b0-\u02ff\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2000-\u206f\u2070-\u20c0\u2190-\u21ff\u2200-\u22ff\u25cb-\u25ef]*$/u;

let small: readonly string[] | undefined;
let whole: readonly string[] | undefined;

/**
 * Inter (SIL Open Font License 1.1) as TrueType files, and whether the system's fonts are needed beside it: the rasteriser reads
 * fonts from paths only, and draws nothing, without a word, from web fonts. It reads a whole file for every line of text, so most
 * drawings get files without what they do not need, which halves the time of a picture. Files are written once a thread and
 * removed at its end.
 */
export function rasterFonts(svg: string): RasterFonts {
  if (!svg.includes('<text')) return { fontFiles: [], loadSystemFonts: false };
  if (!BUNDLED.test(svg)) return { fontFiles: (whole ??= writeFonts((font) => font)), loadSystemFonts: true };
  small ??= writeFonts((font) => smallerFont(font, (codePoint) => BUNDLED.test(String.fromCodePoint(codePoint))));
  return { fontFiles: small, loadSystemFonts: false };
}

function writeFonts(made: (font: Buffer) => Buffer): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'grove-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return Object.entries(FAMILY).map(([name, dataUrl]) => {
    const path = join(folder, name);
    writeFileSync(path, made(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')));
    return path;
  });
}
