import { listPackage } from '@electron/asar';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeStubElectron } from './stub-electron.ts';

export const root = join(import.meta.dirname, '..', '..');

export type BuilderConfig = Readonly<{
  electronVersion: string;
  electronFuses: Readonly<Record<string, boolean>>;
  fileAssociations: readonly Readonly<{ ext: string; icon: string }>[];
  linux: Readonly<{ target: readonly string[]; icon: string }>;
  win: Readonly<{ target: readonly string[]; icon: string; files: readonly string[] }>;
  mac: Readonly<{ target: readonly string[]; icon: string; files: readonly string[] }>;
}>;

export const config = JSON.parse(readFileSync(join(root, 'build', 'electron-builder.json'), 'utf8')) as BuilderConfig;

/** Builds what changed. Throws with the builder's own words. */
export function buildFirst(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build', 'build.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** One entry of the archive: its path, and whether its bytes stand outside it. */
export type Packed = Readonly<{ path: string; isUnpacked: boolean }>;

/** Packs the built program for Linux into `folder` with a stand-in for Electron. Needs no network. */
export async function packForLinux(
  folder: string,
): Promise<Readonly<{ app: string; archive: string; packed: readonly Packed[] }>> {
  const stub = join(folder, 'electron');
  await writeStubElectron(stub, config.electronVersion);
  const app = join(folder, 'out', 'linux-unpacked');
  const archive = join(app, 'resources', 'app.asar');
  const options = ['--dir', '--linux', '--publish', 'never', '--config', 'build/electron-builder.json'];
  const places = [`-c.electronDist=${stub}`, `-c.directories.output=${join(folder, 'out')}`];
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...options, ...places], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}\n${stderr}`);
  const packed = listPackage(archive, { isPack: true }).map((line) => {
    const [, state = '', path = ''] = /^(\w+)\s*: (.*)$/.exec(line) ?? [];
    return { path: path.replaceAll('\\', '/').replace(/^\//, ''), isUnpacked: state === 'unpack' };
  });
  return { app, archive, packed };
}

/** Bytes of an archive with what stands beside it: on disk, and about as an installer holds it (gzip; its own is smaller). */
export function packedSize(archive: string): Readonly<{ onDisk: number; compressed: number }> {
  const beside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const parts = [archive, ...beside].map((file) => readFileSync(file));
  return {
    onDisk: parts.reduce((sum, bytes) => sum + bytes.length, 0),
    compressed: parts.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0),
  };
}
