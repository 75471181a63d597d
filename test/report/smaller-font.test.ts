import { Resvg } from '@resvg/resvg-js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { smallerFont } from '../../report/write/smaller-font.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-font-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whole = createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const LATIN = /[ -\u024f\u2212]/u;
const small = join(folder, 'small.ttf');
writeFileSync(
  small,
  smallerFont(readFileSync(whole), (codePoint) => LATIN.test(String.fromCodePoint(codePoint))),
);

describe('a font for the rasteriser', () => {
  it('draws what is kept as the whole font does, letters made of several glyphs and kerning with it', () => {
    for (const text of ['A', 'ö', 'ǟ', '8', '−', 'Tonsil AVAT']) {
      expect(ink(whole, text), text).toBeGreaterThan(0);
      expect(Buffer.compare(pixels(small, text), pixels(whole, text)), text).toBe(0);
    }
  });

  it('draws nothing else, and is much smaller', () => {
    for (const text of ['β', 'Ж', '≥']) {
      expect(ink(whole, text), text).toBeGreaterThan(0);
      expect(ink(small, text), text).toBe(0);
    }
    expect(readFileSync(small).length).toBeLessThan(readFileSync(whole).length * 0.6);
  });
});

function pixels(font: string, text: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60"><text x="5" y="45" font-family="Inter" font-size="40">${text}</text></svg>`;
  return new Resvg(svg, { font: { fontFiles: [font], defaultFontFamily: 'Inter', loadSystemFonts: false } }).render()
    .pixels;
}

function ink(font: string, text: string): number {
  return pixels(font, text).reduce((sum, channel) => sum + Math.min(1, channel), 0);
}
