import { createHash } from 'node:crypto';

/** UUID of the bundled review's own namespace. */
const NAMESPACE = Buffer.from('8f0f5d5a6c1b4f0e9d3c2b7a1e4d6f90', 'hex');

/** UUIDv5 of a name (RFC 9562), so that the bundled review has the same ids wherever it is made. */
export function stableId(...name: readonly string[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name.join('\u0000')).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
