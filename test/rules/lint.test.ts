import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const oxlint = join(root, 'node_modules', '.bin', 'oxlint');

const planted: [rule: string, path: string, text: string][] = [
  ['no-restricted-globals', 'engine/clock.ts', 'export const now = new Date();'],
  ['no-restricted-globals', 'engine/locale.ts', "export const sort = new Intl.Collator('en');"],
  ['no-restricted-properties', 'engine/random.ts', 'export const draw = Math.random();'],
  ['no-restricted-properties', 'engine/locale-text.ts', 'export const text = (1234.5).toLocaleString();'],
  ['no-explicit-any', 'db/any.ts', 'export const row: any = 1;'],
  ['ban-ts-comment', 'api/ignore.ts', '// @ts-ignore\nexport const wrong: string = 1;'],
  [
    'rules-of-hooks',
    'renderer/hook.tsx',
    "import { useState } from 'react';\nexport function A({ on }: { on: boolean }) {\n  if (on) useState(0);\n  return null;\n}",
  ],
  ['alt-text', 'renderer/picture.tsx', 'export const Picture = () => <img src="a.png" />;'],
  [
    'no-floating-promises',
    'api/floating.ts',
    'async function save(): Promise<void> {}\nexport function run(): void {\n  save();\n}',
  ],
  ['no-cycle', 'api/one.ts', "import { two } from './two.ts';\nexport const one = (): number => two();"],
];

let folder = '';
let report = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-lint-'));
  const files = [
    ...planted,
    ['', 'api/two.ts', "import { one } from './one.ts';\nexport const two = (): number => one();"] as const,
  ];
  for (const [, path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  mkdirSync(join(folder, 'build'));
  cpSync(join(root, 'build', 'oxlintrc.json'), join(folder, 'build', 'oxlintrc.json'));
  cpSync(join(root, 'build', 'tsconfig', 'base.json'), join(folder, 'tsconfig.json'));
  report = spawnSync(oxlint, ['-c', 'build/oxlintrc.json', '--format', 'unix'], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(planted)('%s is reported in a planted %s', (rule, path) => {
  expect(report.split('\n').filter((line) => line.includes(path) && line.includes(rule))).not.toEqual([]);
});
