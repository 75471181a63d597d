import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { FIGURE_GLYPHS } from '../../report/write/figure-glyphs.ts';
import { printFontFaces } from '../../report/write/print-fonts.ts';
import { glyphsByCodePoint, tablesOf } from '../../report/write/true-type.ts';

const require = createRequire(import.meta.url);
const FILES = {
  400: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  600: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;
const WEIGHTS = [400, 600] as const;
const TEXT = 'Dąbrowska 2019: −0.67 (1.04 to 0.30), χ² ≥ 3 → √n ’';

type Glyph = Readonly<{ index: number; advanceWidth: number }>;
type Parsed = Readonly<{
  charToGlyph(character: string): Glyph;
  substitution: Readonly<{ getSingle(feature: string): readonly Readonly<{ sub: number; by: number }>[] }>;
}>;

/** Another reader of fonts than ours; it brings no types. */
const { parse } = require('opentype.js') as Readonly<{ parse(font: ArrayBuffer): Parsed }>;

function parsed(bytes: Buffer): Parsed {
  return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}

function fontOf(faces: string, family: string, weight: number): Buffer {
  const face = new RegExp(
    `font-family:'${family}';font-style:normal;font-weight:${weight};src:url\\(data:font/ttf;base64,([^)]+)\\)`,
    'u',
  ).exec(faces);
  return Buffer.from(face?.[1] ?? '', 'base64');
}

describe.each(WEIGHTS)('the fonts of a printed page, weight %i', (weight) => {
  const faces = printFontFaces(TEXT);
  const whole = parsed(readFileSync(FILES[weight]));
  const text = fontOf(faces, 'Inter Variable', weight);
  const figures = fontOf(faces, 'Inter Figures', weight);

  it('draw every character of the text as the whole font does, and no other', () => {
    for (const character of TEXT) {
      expect(parsed(text).charToGlyph(character).index, character).toBe(whole.charToGlyph(character).index);
      expect(whole.charToGlyph(character).index, character).toBeGreaterThan(0);
    }
    for (const other of 'Жβé') expect(charactersOf(text), other).not.toContain(other);
    expect(text.length).toBeLessThan(readFileSync(FILES[weight]).length * 0.6);
  });

  it('set figures and signs of one width in the family of figures, each at its own character', () => {
    const widths = new Set(Array.from('0123456789−', (sign) => parsed(figures).charToGlyph(sign).advanceWidth));
    expect(widths.size).toBe(1);
    expect(parsed(text).charToGlyph('1').advanceWidth).not.toBe(parsed(figures).charToGlyph('1').advanceWidth);
  });

  it('take those from the feature of the bundled font', () => {
    const pairs = whole.substitution.getSingle('tnum').map(({ sub, by }) => [sub, by]);
    expect(FIGURE_GLYPHS).toEqual(pairs);
  });
});

it('the fonts of a printed page are the same bytes for the same characters', () => {
  expect(printFontFaces(TEXT)).toBe(printFontFaces(`${TEXT}${TEXT}`));
});

it('the map of the bundled font is read as another reader reads it', () => {
  const font = readFileSync(FILES[400]);
  const glyphs = glyphsByCodePoint(tablesOf(font));
  for (const character of TEXT) {
    expect(glyphs.get(character.codePointAt(0) ?? 0), character).toBe(parsed(font).charToGlyph(character).index);
  }
});

/** Of a font of ours, whose map has a group for each character. */
function charactersOf(font: Buffer): readonly string[] {
  const map = tablesOf(font).get('cmap') ?? Buffer.alloc(0);
  return Array.from({ length: map.readUInt32BE(24) }, (_, index) =>
    String.fromCodePoint(map.readUInt32BE(28 + 12 * index)),
  );
}
