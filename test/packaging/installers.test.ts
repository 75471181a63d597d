import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config, root } from './pack.ts';

// What the installers are made of. Their own tools are fetched by electron-builder where they can be had.

const icons = join(root, 'build', 'icons');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

test('each system has its installers', () => {
  expect(config.linux.target).toEqual(['AppImage', 'deb']);
  expect(config.win.target).toEqual(['nsis']);
  expect(config.mac.target).toEqual(['dmg']);
});

test('each system gets its own native files', () => {
  for (const [part, name] of [
    [config.win, 'win32'],
    [config.mac, 'darwin'],
  ] as const)
    expect(part.files).toEqual(['package.json', `!node_modules/better-sqlite3/prebuilds/!(${name}-\${arch}.node)`]);
});

test('review files belong to Grove and have an icon of their own', () => {
  expect(config.fileAssociations).toMatchObject([
    { ext: 'grove', mimeType: 'application/x-grove', role: 'Editor', icon: 'document' },
  ]);
});

describe('the icons', () => {
  test('of Linux are PNG files in all sizes', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      const bytes = readFileSync(join(icons, `${size}x${size}.png`));
      expect(bytes.subarray(0, 4)).toEqual(PNG);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  test.each(['icon', 'document'])('%s.ico holds seven sizes, the largest 256', (name) => {
    const bytes = readFileSync(join(icons, `${name}.ico`));
    expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)]).toEqual([0, 1, 7]);
    const sizes = Array.from({ length: 7 }, (_, index) => {
      const at = 6 + 16 * index;
      const offset = bytes.readUInt32LE(at + 12);
      expect(bytes.subarray(offset, offset + 4)).toEqual(PNG);
      expect(offset + bytes.readUInt32LE(at + 8)).toBeLessThanOrEqual(bytes.length);
      return bytes.readUInt8(at) || 256;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test.each(['icon', 'document'])('%s.icns holds every size up to 1024', (name) => {
    const bytes = readFileSync(join(icons, `${name}.icns`));
    expect(bytes.toString('ascii', 0, 4)).toBe('icns');
    expect(bytes.readUInt32BE(4)).toBe(bytes.length);
    const types: string[] = [];
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
      types.push(bytes.toString('ascii', at, at + 4));
      expect(bytes.subarray(at + 8, at + 12)).toEqual(PNG);
    }
    expect(types).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10']);
  });
});
