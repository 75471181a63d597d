/** The tables of a TrueType font (ISO/IEC 14496-22), read and put together again. */
export type Tables = ReadonlyMap<string, Buffer>;

const HEADER = 12;
const RECORD = 16;
const LONG_OFFSETS = 1;
const OFFSET_FORMAT_AT = 50;

/** Flags of a part of a glyph made of other glyphs. */
const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

export function tablesOf(font: Buffer): ReadonlyMap<string, Buffer> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = HEADER + RECORD * index;
      const start = font.readUInt32BE(at + 8);
      return [font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))];
    }),
  );
}

/** @throws Error where the font lacks the table: the bundled one is then not what this program was made for */
export function tableOf(tables: Tables, tag: string): Buffer {
  const found = tables.get(tag);
  if (found === undefined) throw new Error(`The bundled font has no table "${tag}".`);
  return found;
}

/** A font of these tables, sorted by name as the standard asks. Check sums stay empty: neither rasterisers nor browsers read them. */
export function fontOf(version: Buffer, content: Tables): Buffer {
  const tables = [...content].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(HEADER + RECORD * tables.length);
  version.copy(header);
  header.writeUInt16BE(tables.length, 4);
  const contents = tables.map(([, content]) => padded(content));
  let start = header.length;
  for (const [index, [tag, content]] of tables.entries()) {
    const at = HEADER + RECORD * index;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(start, at + 8);
    header.writeUInt32BE(content.length, at + 12);
    start += contents[index]?.length ?? 0;
  }
  return Buffer.concat([header, ...contents]);
}

function padded(content: Buffer): Buffer {
  const over = content.length % 4;
  return over === 0 ? content : Buffer.concat([content, Buffer.alloc(4 - over)]);
}

/** The glyph of every code point of the Basic Multilingual Plane that the font draws (the map of format 4). */
export function glyphsByCodePoint(tables: Tables): ReadonlyMap<number, number> {
  const map = mapOf(tableOf(tables, 'cmap'));
  const segments = map.readUInt16BE(6) / 2;
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const at = 14 + 2 * segment;
    const last = map.readUInt16BE(at);
    const first = map.readUInt16BE(at + 2 * segments + 2);
    const delta = map.readUInt16BE(at + 4 * segments + 2);
    const rangeAt = at + 6 * segments + 2;
    const range = map.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code : map.readUInt16BE(rangeAt + range + 2 * (code - first));
      if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff);
    }
  }
  return glyphs;
}

function mapOf(cmap: Buffer): Buffer {
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index += 1) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    if (map.readUInt16BE(0) === 4) return map;
  }
  throw new Error('The bundled font has no map of format 4.');
}

/**
 * The tables `head`, `loca` and `glyf` with the outlines of some glyphs only, of those they are made of, and of the one for what
 * is missing. Glyphs keep their numbers, so that every table that names them stays as it is.
 */
export function withOutlinesOf(tables: Tables, glyphs: Iterable<number>): Tables {
  const outline = outlinesOf(tableOf(tables, 'head'), tableOf(tables, 'loca'), tableOf(tables, 'glyf'));
  const kept = withParts(glyphs, outline);
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  const offsets = Buffer.alloc(4 * (count + 1));
  const outlines: Buffer[] = [];
  let end = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    if (kept.has(glyph)) {
      const own = padded(outline(glyph));
      outlines.push(own);
      end += own.length;
    }
    offsets.writeUInt32BE(end, 4 * (glyph + 1));
  }
  const head = Buffer.from(tableOf(tables, 'head'));
  head.writeInt16BE(LONG_OFFSETS, OFFSET_FORMAT_AT);
  return new Map([
    ['head', head],
    ['loca', offsets],
    ['glyf', Buffer.concat(outlines)],
  ]);
}

function outlinesOf(head: Buffer, loca: Buffer, glyf: Buffer): (glyph: number) => Buffer {
  const isLong = head.readInt16BE(OFFSET_FORMAT_AT) === LONG_OFFSETS;
  const offset = (glyph: number): number => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  return (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1));
}

/** The glyphs, the one for what is missing, and those that any of them is made of. */
function withParts(glyphs: Iterable<number>, outline: (glyph: number) => Buffer): ReadonlySet<number> {
  const kept = new Set([0, ...glyphs]);
  // A set hands out what is added to it while it is read.
  for (const glyph of kept) for (const part of partsOf(outline(glyph))) kept.add(part);
  return kept;
}

function partsOf(outline: Buffer): readonly number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  let at = 10;
  let flags = MORE;
  while ((flags & MORE) !== 0) {
    flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    const scales = (flags & SCALE) !== 0 ? 2 : (flags & TWO_SCALES) !== 0 ? 4 : (flags & MATRIX) !== 0 ? 8 : 0;
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2) + scales;
  }
  return parts;
}
