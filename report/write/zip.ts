import { crc32, deflateRawSync } from 'node:zlib';

export type ArchiveFiles = Readonly<Record<string, string | Uint8Array>>;

type Part = Readonly<{ name: Buffer; sum: number; size: number; packed: Uint8Array; isDeflated: boolean }>;

/** Stamped on every part, so that equal contents give equal bytes: midnight of 1 January 2000, as the format writes a day. */
const DAY = (20 << 9) | (1 << 5) | 1;
const VERSION = 20;
/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const LEVEL = 6;
const PART = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;

/**
 * Files as a ZIP archive (APPNOTE 6.3), in the order they are given; below 4 GB. Equal files give equal bytes.
 *
 * @param isPacked whether a file is compressed already, and stored as it is
 */
export function zipFile(files: ArchiveFiles, isPacked: (name: string) => boolean = () => false): Uint8Array {
  const parts = Object.entries(files).map(([name, content]) => partOf(name, content, isPacked(name)));
  const contents: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const header = partHeader(part);
    entries.push(entryOf(part, offset), part.name);
    contents.push(header, part.name, part.packed);
    offset += header.length + part.name.length + part.packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...contents, directory, end]);
}

function partOf(name: string, content: string | Uint8Array, isStored: boolean): Part {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name: Buffer.from(name, 'utf8'),
    sum: crc32(bytes),
    size: bytes.length,
    packed: isStored ? bytes : deflateRawSync(bytes, { level: LEVEL }),
    isDeflated: !isStored,
  };
}

function partHeader(part: Part): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(PART, 0);
  writeFacts(header, 4, part);
  return header;
}

function entryOf(part: Part, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(ENTRY, 0);
  entry.writeUInt16LE(VERSION, 4);
  writeFacts(entry, 6, part);
  entry.writeUInt32LE(offset, 42);
  return entry;
}

/** What stands alike before a file and in the directory. */
function writeFacts(header: Buffer, at: number, { name, sum, size, packed, isDeflated }: Part): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(isDeflated ? DEFLATED : 0, at + 4);
  header.writeUInt16LE(DAY, at + 8);
  header.writeUInt32LE(sum, at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
