import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?inline';
import semiBold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?inline';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let files: readonly string[] | undefined;

/**
 * Inter (SIL Open Font License 1.1) as TrueType files: the rasteriser reads fonts from paths only, and draws nothing, without a
 * word, from web fonts. Written once a process and removed at its end.
 */
export function rasterFontFiles(): readonly string[] {
  files ??= writeFonts();
  return files;
}

function writeFonts(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'grove-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return Object.entries({ 'Inter-400.ttf': regular, 'Inter-600.ttf': semiBold }).map(([name, dataUrl]) => {
    const path = join(folder, name);
    writeFileSync(path, Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'));
    return path;
  });
}
