import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?inline';
import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?inline';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?inline';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';

type Range = readonly [first: number, last: number];
type Subset = Readonly<{ dataUrl: string; ranges: readonly Range[] }>;

/** Subsets of Inter (SIL Open Font License 1.1) with the code points each covers, as the font's own CSS states them. */
const SUBSETS: readonly Subset[] = [
  {
    dataUrl: latin,
    ranges: [
      [0x0, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2bb, 0x2bc],
      [0x2c6, 0x2c6],
      [0x2da, 0x2da],
      [0x2dc, 0x2dc],
      [0x2000, 0x206f],
      [0x20ac, 0x20ac],
      [0x2122, 0x2122],
      [0x2191, 0x2191],
      [0x2193, 0x2193],
      [0x2212, 0x2212],
      [0x2215, 0x2215],
      [0xfffd, 0xfffd],
    ],
  },
  {
    dataUrl: latinExtended,
    ranges: [
      [0x100, 0x130],
      [0x132, 0x151],
      [0x154, 0x2ba],
      [0x2bd, 0x2c5],
      [0x2c7, 0x2cc],
      [0x2ce, 0x2d7],
      [0x2dd, 0x2ff],
      [0x1d00, 0x1dbf],
      [0x1e00, 0x1e9f],
      [0x1ef2, 0x1eff],
      [0x20a0, 0x20ab],
      [0x20ad, 0x20c0],
      [0x2113, 0x2113],
    ],
  },
  { dataUrl: greek, ranges: [[0x370, 0x3ff]] },
  {
    dataUrl: cyrillic,
    ranges: [
      [0x301, 0x301],
      [0x400, 0x45f],
      [0x490, 0x491],
      [0x4b0, 0x4b1],
      [0x2116, 0x2116],
    ],
  },
];

/** Each subset's rule, and what finds a character of it; a pattern reads megabytes of a large report faster than a loop. */
const FACES = SUBSETS.map(({ dataUrl, ranges }) => ({
  needed: new RegExp(
    `[${ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]`,
    'u',
  ),
  rule: `@font-face{font-family:'Inter Variable';font-style:normal;font-weight:100 900;src:url(${dataUrl}) format('woff2');unicode-range:${ranges.map(rangeText).join(',')}}`,
}));

/** `@font-face` rules of the subsets that `text` needs, fonts included, always in the same order; for a screen. */
export function fontFaces(text: string): string {
  return FACES.filter(({ needed }) => needed.test(text))
    .map(({ rule }) => rule)
    .join('\n');
}

function rangeText([first, last]: Range): string {
  return first === last ? `U+${first.toString(16)}` : `U+${first.toString(16)}-${last.toString(16)}`;
}
