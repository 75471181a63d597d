/** The text of a file and how its bytes were read. */
export type DecodedText = Readonly<{ text: string; encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252' }>;

/**
 * Read bytes as text. A byte-order mark decides; without one, bytes every second of which is zero are UTF-16, bytes that
 * are valid UTF-8 are UTF-8, and anything else is Windows-1252 (which holds all of Latin-1's printable characters).
 * Never throws: whatever cannot be read becomes a replacement character. The mark itself is left out.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decode(bytes.subarray(2), 'utf-16le'), encoding: 'UTF-16LE' };
  if (first === 0xfe && second === 0xff) return { text: decode(bytes.subarray(2), 'utf-16be'), encoding: 'UTF-16BE' };
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { text: decode(bytes.subarray(3), 'utf-8'), encoding: 'UTF-8' };
  const zeros = zerosByParity(bytes);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return { text: decode(bytes, 'utf-16le'), encoding: 'UTF-16LE' };
  if (zeros.even > 0.3 && zeros.odd < 0.05) return { text: decode(bytes, 'utf-16be'), encoding: 'UTF-16BE' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decode(bytes, 'windows-1252'), encoding: 'Windows-1252' };
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** Shares of zero bytes at even and odd places of the first 4 kB: Latin letters in UTF-16 have one in every pair. */
function zerosByParity(bytes: Uint8Array): Readonly<{ even: number; odd: number }> {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = Math.max(1, length / 2);
  return { even: even / pairs, odd: odd / pairs };
}
