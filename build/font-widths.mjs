// Writes report/components/text/inter-widths.ts and report/write/figure-glyphs.ts from the bundled Inter: run after an update
// of the font.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';

const WEIGHTS = { 400: '400Regular/Inter_400Regular.ttf', 600: '600SemiBold/Inter_600SemiBold.ttf' };
/** Code points a review is likely to print: Latin, Greek, Cyrillic, punctuation, arrows, mathematical signs. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2c6, 0x2dd],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x1e80, 0x1ef9],
  [0x2007, 0x2044],
  [0x2070, 0x209c],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2195],
  [0x2200, 0x2265],
];

const require = createRequire(import.meta.url);
const target = new URL('../report/components/text/inter-widths.ts', import.meta.url);
const glyphTarget = new URL('../report/write/figure-glyphs.ts', import.meta.url);

const fonts = Object.entries(WEIGHTS).map(([weight, file]) => [weight, load(file)]);
const unitsPerEm = fonts[0][1].unitsPerEm;
const parts = fonts.map(
  ([weight, font]) => `  ${weight}: {\n    runs: [\n${runs(font)}\n    ],\n    tabular: ${tabular(font)},\n  },`,
);

writeFileSync(
  target,
  `// Made by build/font-widths.mjs from Inter (SIL Open Font License 1.1). Do not edit.

export const UNITS_PER_EM = ${unitsPerEm};

/** Advance widths in font units by weight: runs of [first code point, widths …], 0 where the font has no glyph; and widths under \`tnum\`. */
export const INTER_WIDTHS: Readonly<
  Record<400 | 600, Readonly<{ runs: readonly (readonly number[])[]; tabular: Readonly<Record<string, number>> }>>
> = {
${parts.join('\n')}
};
`,
);

const [figures, ...otherFigures] = fonts.map(([, font]) => tabularGlyphs(font));
if (otherFigures.some((other) => other !== figures))
  throw new Error('The weights of Inter number their figures differently.');

writeFileSync(
  glyphTarget,
  `// Made by build/font-widths.mjs from Inter (SIL Open Font License 1.1). Do not edit.

/** Glyphs of tabular figures, of every weight: pairs of a glyph and the one that \`tnum\` sets in its place. */
export const FIGURE_GLYPHS: readonly (readonly [glyph: number, figure: number])[] = [${figures}];
`,
);

function tabularGlyphs(font) {
  const pairs = font.substitution.getSingle('tnum').map(({ sub, by }) => `[${sub}, ${by}]`);
  return pairs.join(', ');
}

function load(file) {
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/inter/${file}`));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function runs(font) {
  return RANGES.map(([first, last]) => {
    const widths = [];
    for (let code = first; code <= last; code += 1) widths.push(width(font, code));
    return `      [${first}, ${widths.join(', ')}],`;
  }).join('\n');
}

function width(font, code) {
  const glyph = font.charToGlyph(String.fromCodePoint(code));
  return glyph.index === 0 ? 0 : Math.round(glyph.advanceWidth);
}

/** Only characters whose width the `tnum` feature changes. */
function tabular(font) {
  const entries = new Map();
  for (const { sub, by } of font.substitution.getSingle('tnum')) {
    const glyph = font.glyphs.get(sub);
    const codes = glyph.unicodes ?? [];
    for (const code of codes) {
      const inRange = RANGES.some(([first, last]) => code >= first && code <= last);
      if (inRange) entries.set(String.fromCodePoint(code), Math.round(font.glyphs.get(by).advanceWidth));
    }
  }
  const pairs = [...entries].sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0));
  return `{ ${pairs.map(([character, value]) => `${JSON.stringify(character)}: ${value}`).join(', ')} }`;
}
