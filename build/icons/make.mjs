// Draws every icon of the packaged program from the SVG files beside this one: node build/icons/make.mjs
import { Resvg } from '@resvg/resvg-js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** Apple's types of an icon that is stored as PNG, by its size in pixels. */
const APPLE = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];
const SMALL = 32;

function png(name, size) {
  const file = name === 'icon' && size <= SMALL ? 'icon-small.svg' : `${name}.svg`;
  const svg = readFileSync(join(folder, file), 'utf8');
  return Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
}

/** Windows: a directory of images, then the images. */
function ico(name) {
  const images = WINDOWS.map((size) => ({ size, bytes: png(name, size) }));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, bytes }, index) => {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...images.map(({ bytes }) => bytes)]);
}

/** macOS: pieces of a type, a length and an image. */
function icns(name) {
  const pieces = APPLE.map(([type, size]) => {
    const bytes = png(name, size);
    const head = Buffer.alloc(8);
    head.write(type, 'ascii');
    head.writeUInt32BE(8 + bytes.length, 4);
    return Buffer.concat([head, bytes]);
  });
  const length = pieces.reduce((sum, piece) => sum + piece.length, 8);
  const head = Buffer.alloc(8);
  head.write('icns', 'ascii');
  head.writeUInt32BE(length, 4);
  return Buffer.concat([head, ...pieces]);
}

for (const size of LINUX) writeFileSync(join(folder, `${size}x${size}.png`), png('icon', size));
for (const name of ['icon', 'document']) {
  writeFileSync(join(folder, `${name}.ico`), ico(name));
  writeFileSync(join(folder, `${name}.icns`), icns(name));
}
