import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?inline';
import semiBold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?inline';
import { FIGURE_GLYPHS } from './figure-glyphs.ts';
import { fontOf, glyphsByCodePoint, tableOf, tablesOf, withOutlinesOf, type Tables } from './true-type.ts';

/** The family of the documents and plots, and the same with figures of one width, as `tnum` sets them. */
const TEXT_FAMILY = 'Inter Variable';
const FIGURES_FAMILY = 'Inter Figures';

/** Kerning is kept; other forms of glyphs are not: a PDF tells no character of a glyph that no character stands for. */
const KEPT_TABLES = new Set(['GDEF', 'GPOS', 'OS/2', 'hhea', 'hmtx', 'maxp', 'name']);

/** Characters that a document may show without holding them as such: those escaped in markup or style, hyphens, marks of lists. */
const ALWAYS = [...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index), 0xa0, 0x2010, 0x2022, 0x2026];

const FIGURES: ReadonlyMap<number, number> = new Map(FIGURE_GLYPHS);

const FONTS = { 400: regular, 600: semiBold } as const;
type Weight = keyof typeof FONTS;

/**
 * `@font-face` rules of Inter (SIL Open Font License 1.1) for a page that is printed, and the rule that sets its figures. A browser
 * embeds a variable font in a PDF as drawings of its glyphs (Type 3), which print worse and which some viewers read badly, and
 * writes no character for a glyph that only a font feature reaches. These are static fonts, with the characters of `text` only, and
 * figures of one width are a family of their own in which they stand at the characters of the figures.
 */
export function printFontFaces(text: string): string {
  const characters = charactersOf(text);
  const faces = ([400, 600] as const).flatMap((weight) => {
    const font = fontOfWeight(weight);
    return [
      face(TEXT_FAMILY, weight, printFont(font, characters)),
      face(FIGURES_FAMILY, weight, printFont(font, characters, FIGURES)),
    ];
  });
  return [...faces, FIGURES_RULE].join('\n');
}

/** The elements whose style asks for tabular figures, in the reports' own style sheet or in a plot. */
const FIGURES_RULE = `.number,[style*='tabular-nums']{font-family:'${FIGURES_FAMILY}','${TEXT_FAMILY}',Inter,'Helvetica Neue',Arial,sans-serif}`;

function face(family: string, weight: Weight, font: Buffer): string {
  return `@font-face{font-family:'${family}';font-style:normal;font-weight:${weight};src:url(data:font/ttf;base64,${font.toString('base64')}) format('truetype')}`;
}

type Font = Readonly<{ version: Buffer; tables: Tables; glyphs: ReadonlyMap<number, number> }>;

const read = new Map<Weight, Font>();

function fontOfWeight(weight: Weight): Font {
  const known = read.get(weight);
  if (known !== undefined) return known;
  const dataUrl = FONTS[weight];
  const file = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const tables = tablesOf(file);
  const font = { version: file.subarray(0, 4), tables, glyphs: glyphsByCodePoint(tables) };
  read.set(weight, font);
  return font;
}

function printFont(
  { version, tables, glyphs }: Font,
  characters: readonly number[],
  figures: ReadonlyMap<number, number> = new Map(),
): Buffer {
  const drawn = characters.flatMap((character) => {
    const glyph = glyphs.get(character);
    return glyph === undefined ? [] : [[character, figures.get(glyph) ?? glyph] as const];
  });
  const kept = [...tables].filter(([tag]) => KEPT_TABLES.has(tag));
  const outlines = withOutlinesOf(
    tables,
    drawn.map(([, glyph]) => glyph),
  );
  return fontOf(version, new Map([...kept, ...outlines, ['cmap', mapOf(drawn)], ['post', namelessPost(tables)]]));
}

/** Code points in order, each once. */
function charactersOf(text: string): readonly number[] {
  const isFound = new Uint8Array(0x1_0000);
  for (const always of ALWAYS) isFound[always] = 1;
  for (let at = 0; at < text.length; at += 1) isFound[text.charCodeAt(at)] = 1;
  return Array.from(isFound.keys()).filter((character) => isFound[character] === 1);
}

const WINDOWS = 3;
const FULL_UNICODE = 10;
const SEGMENTED_COVERAGE = 12;

/** A character map of format 12, a group for each character. */
function mapOf(drawn: readonly (readonly [character: number, glyph: number])[]): Buffer {
  const start = 12;
  const groups = start + 16;
  const map = Buffer.alloc(groups + 12 * drawn.length);
  map.writeUInt16BE(1, 2);
  map.writeUInt16BE(WINDOWS, 4);
  map.writeUInt16BE(FULL_UNICODE, 6);
  map.writeUInt32BE(start, 8);
  map.writeUInt16BE(SEGMENTED_COVERAGE, start);
  map.writeUInt32BE(map.length - start, start + 4);
  map.writeUInt32BE(drawn.length, start + 12);
  for (const [index, [character, glyph]] of drawn.entries()) {
    const at = groups + 12 * index;
    map.writeUInt32BE(character, at);
    map.writeUInt32BE(character, at + 4);
    map.writeUInt32BE(glyph, at + 8);
  }
  return map;
}

const WITHOUT_NAMES = 0x0003_0000;
const POST_HEADER = 32;

function namelessPost(tables: Tables): Buffer {
  const post = Buffer.from(tableOf(tables, 'post').subarray(0, POST_HEADER));
  post.writeUInt32BE(WITHOUT_NAMES, 0);
  return post;
}
