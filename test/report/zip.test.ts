import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipFile } from '../../report/write/zip.ts';

const files = {
  'first/plain.txt': 'a'.repeat(5000),
  'Dąbrowska & مؤلف.csv': 'x,y\n1,2\n',
  'picture.png': Uint8Array.from({ length: 999 }, (_, index) => index % 251),
  empty: '',
};

it('keeps every file, in order, and only compresses what is not compressed yet', () => {
  const bytes = zipFile(files, (name) => name.endsWith('.png'));
  const read = unzipSync(bytes);
  expect(Object.keys(read)).toEqual(Object.keys(files));
  expect(strFromU8(read['first/plain.txt']!)).toBe(files['first/plain.txt']);
  expect(strFromU8(read['Dąbrowska & مؤلف.csv']!)).toBe(files['Dąbrowska & مؤلف.csv']);
  expect(read['picture.png']).toEqual(files['picture.png']);
  expect(Buffer.from(bytes).includes(Buffer.from(files['picture.png']))).toBe(true);
  expect(bytes.length).toBeLessThan(2000);
  expect(zipFile(structuredClone(files), (name) => name.endsWith('.png'))).toEqual(bytes);
});

it.skipIf(spawnSync('unzip', ['-v']).status !== 0)('is sound to another program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grove-zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), zipFile(files));
    const { status, stdout } = spawnSync('unzip', ['-t', join(folder, 'a.zip')], { encoding: 'utf8' });
    expect(stdout).toContain('No errors detected');
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
