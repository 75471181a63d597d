import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtinModules } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImports } from '../rules/read-imports.ts';
import { buildFirst, root } from './pack.ts';

// The npm package, put where npm puts it: in node_modules of an empty folder, beside the packages it names and no others.

const folder = mkdtempSync(join(tmpdir(), 'grove-tarball-'));
const installed = join(folder, 'node_modules', 'grove');
let listed: readonly string[] = [];
let packageSize = 0;
let dependencies: Readonly<Record<string, string>> = {};

beforeAll(() => {
  buildFirst();
  const npm = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  if (npm.status !== 0) throw new Error(npm.stderr);
  const parsed = JSON.parse(npm.stdout) as PackReport[] | Record<string, PackReport>;
  const [report] = Object.values(parsed);
  if (report === undefined) throw new Error('npm pack reported nothing.');
  listed = report.files.map(({ path }) => path);
  packageSize = report.size;
  mkdirSync(installed, { recursive: true });
  const tar = spawnSync('tar', ['-xzf', join(folder, report.filename), '--strip-components=1', '-C', installed]);
  if (tar.status !== 0) throw new Error(String(tar.stderr));
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    optionalDependencies: Record<string, string>;
  };
  ({ dependencies } = manifest);
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    const from = join(root, 'node_modules', name);
    if (!existsSync(from)) continue;
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(from, join(folder, 'node_modules', name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type PackReport = Readonly<{ filename: string; size: number; files: readonly Readonly<{ path: string }>[] }>;

function grove(args: readonly string[], input = '') {
  const bin = join(installed, 'build', 'grove.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

test('it holds what was built, two small scripts and the licence; no source and no source map', () => {
  const others = listed.filter(
    (path) => !/^dist\/(electron\/[\w.-]+\.c?js|renderer\/(index\.html|assets\/[\w.-]+))$/.test(path),
  );
  expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'build/grove.mjs', 'build/node24.mjs', 'package.json']);
  expect(listed.filter((path) => path.endsWith('.map'))).toEqual([]);
  process.stdout.write(`npm package: ${(packageSize / 1e6).toFixed(1)} MB\n`);
});

test('every package its programs import is one it names', () => {
  const programs = readdirSync(join(installed, 'dist', 'electron')).filter((name) => name.endsWith('.js'));
  const imported = new Set(
    programs.flatMap((name) => {
      const text = readFileSync(join(installed, 'dist', 'electron', name), 'utf8');
      return readImports({ path: name, text }).flatMap(({ to, isPackage }) => (isPackage ? to : []));
    }),
  );
  const outside = [...imported].filter(
    (name) => !name.startsWith('node:') && !builtinModules.includes(name) && name !== 'electron',
  );
  expect(outside.filter((name) => !(name in dependencies))).toEqual([]);
  expect(outside).toContain('better-sqlite3');
});

describe('installed into an empty folder', () => {
  test('grove compute answers', () => {
    const task = JSON.stringify({ id: 'a', task: 'distribution', input: { x: [1.96] }, options: { fn: 'pnorm' } });
    const { status, stdout, stderr } = grove(['compute'], `${task}\n`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a' });
  });

  test('grove demo makes the review with every report', () => {
    const { status, stdout, stderr } = grove(['demo']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('demo/mindfulness.grove');
    const written = readdirSync(join(folder, 'demo'), { recursive: true, encoding: 'utf8' });
    const [pdf = ''] = written.filter((name) => name.endsWith('.pdf'));
    expect(
      readFileSync(join(folder, 'demo', pdf))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('grove report writes what is asked for', () => {
    const { status } = grove(['report', 'demo/mindfulness.grove', '--html', '--svg', '--out', 'out']);
    expect(status).toBe(0);
    const written = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' });
    const [page = ''] = written.filter((name) => name.endsWith('.html'));
    expect(statSync(join(folder, 'out', page)).size).toBeGreaterThan(10_000);
    expect(written.filter((name) => name.endsWith('.svg')).length).toBeGreaterThan(3);
  });

  test('what cannot be done ends with one plain line', () => {
    writeFileSync(join(folder, 'notes.txt'), 'Not a review.');
    const { status, stderr } = grove(['check', 'notes.txt']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^“notes\.txt” is not a Grove project.*\n$/);
  });
});
