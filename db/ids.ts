import { randomBytes } from 'node:crypto';

/** A UUIDv7 (RFC 9562) of `at`: 48 bits of milliseconds, then 74 random bits. Ids made later sort later. */
export function uuidv7(at: Date, random: Uint8Array = randomBytes(10)): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(at.getTime()) << 16n);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Ids for many rows of one command: each the one before plus one (RFC 9562, monotonic random), so that rows are inserted at
 * the end of their index, and a block of thousands asks for randomness once.
 */
export function uuidv7Sequence(at: Date, random: Uint8Array = randomBytes(10)): () => string {
  const first = uuidv7(at, random);
  const head = first.slice(0, 24);
  let counter = Number.parseInt(first.slice(24), 16);
  return () => {
    // 48 bits: more than any command has rows, and a wrap stays unique within it.
    counter = (counter + 1) % 2 ** 48;
    return head + counter.toString(16).padStart(12, '0');
  };
}
