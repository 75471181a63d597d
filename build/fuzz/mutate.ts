import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { RandomGenerator } from '../../engine/math/random.ts';
import { HOSTILE } from './seeds.ts';

/** A text with a few things done to it that transfer, editing and malice do. */
export function mutateText(text: string, random: RandomGenerator, others: readonly string[] = []): string {
  let mutated = text;
  for (let round = random.integer(4); round >= 0; round -= 1) mutated = mutateOnce(mutated, random, others);
  return mutated.slice(0, 400_000);
}

function mutateOnce(text: string, random: RandomGenerator, others: readonly string[]): string {
  const at = random.integer(Math.max(1, text.length));
  const length = random.integer(40);
  const hostile = HOSTILE[random.integer(HOSTILE.length)] ?? '';
  const lines = text.split('\n');
  const line = random.integer(Math.max(1, lines.length));
  switch (random.integer(12)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + text.slice(at, at + length).repeat(1 + random.integer(50)) + text.slice(at);
    case 3:
      return text.slice(0, at) + hostile + text.slice(at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(random.integer(0x10000)) + text.slice(at + 1);
    case 5:
      return lines.toSpliced(line, 1).join('\n');
    case 6:
      return lines.toSpliced(line, 0, ...Array<string>(1 + random.integer(200)).fill(lines[line] ?? '')).join('\n');
    case 7:
      return random.shuffle(lines).join('\n');
    case 8:
      return text.replaceAll('\n', random.integer(2) === 0 ? '\r' : '\r\n');
    case 9:
      return `${text.slice(0, at)}${others[random.integer(Math.max(1, others.length))] ?? ''}${text.slice(at)}`;
    case 10:
      // A field's value replaced as a whole: what stands behind its last separator.
      return lines
        .with(Math.min(line, lines.length - 1), (lines[line] ?? '').replace(/[^,;\t={-]*$/u, hostile))
        .join('\n');
    default:
      return (lines[line] ?? '').length < 4000
        ? lines.with(Math.min(line, lines.length - 1), (lines[line] ?? '').repeat(60)).join('\n')
        : text;
  }
}

/** The bytes of a text in one of the encodings files come in, now and then damaged. */
export function encode(text: string, random: RandomGenerator): Uint8Array {
  const encoded = (() => {
    switch (random.integer(6)) {
      case 0:
        return Buffer.from(`\ufeff${text}`, 'utf16le');
      case 1:
        return Buffer.from(`\ufeff${text.slice(0, 200_000)}`, 'utf16le').swap16();
      case 2:
        return Buffer.from(text, 'latin1');
      case 3:
        return Buffer.from(`\ufeff${text}`);
      default:
        return Buffer.from(text);
    }
  })();
  return random.integer(8) === 0 ? mutateBytes(encoded, random) : encoded;
}

export function mutateBytes(bytes: Uint8Array, random: RandomGenerator): Uint8Array {
  const mutated = Uint8Array.from(bytes);
  for (let count = random.integer(30); count >= 0; count -= 1)
    mutated[random.integer(Math.max(1, mutated.length))] = random.integer(256);
  return random.integer(4) === 0 ? mutated.subarray(0, random.integer(mutated.length + 1)) : mutated;
}

/** A workbook damaged inside: one of its parts is mutated and packed again, so that readers get to see it. */
export function mutateWorkbook(bytes: Uint8Array, random: RandomGenerator): Uint8Array {
  if (random.integer(4) === 0) return mutateBytes(bytes, random);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /sheet\d|sharedStrings|workbook\.xml$|styles|rels/u.test(name));
  const name = names[random.integer(Math.max(1, names.length))];
  if (name === undefined) return bytes;
  if (random.integer(10) === 0) delete parts[name];
  else parts[name] = strToU8(mutateText(strFromU8(parts[name] ?? new Uint8Array()), random));
  return zipSync(parts, { level: 1 });
}
