import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const security = read('SECURITY.md');
/** Cells of the rows of the table under a heading. */
function rowsUnder(heading: string): string[][] {
  const section = security.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => /^\| (?!---|#|threat)/.test(line) && !line.includes('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
const names = (path: string) => read(path).replaceAll(/\s+/g, ' ');

test('each of the twenty items of Electron’s checklist names the file that enforces it and a test that is there', () => {
  const rows = rowsUnder('Electron’s checklist'.replace('’', "'"));
  expect(rows.map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  const tests = names('test/electron/security.test.ts') + names('test/packaging/packed.test.ts');
  for (const [number, , files = '', test = ''] of rows) {
    for (const [, file = ''] of files.matchAll(/`([^`]+)`/g))
      expect(existsSync(join(root, file)), `${number}: ${file}`).toBe(true);
    for (const name of test.split('; ')) expect(tests.includes(name), `${number}: ${name}`).toBe(true);
  }
});

test('each threat to the browser host names tests that are there', () => {
  const rows = rowsUnder('The browser host');
  expect(rows.length).toBeGreaterThan(8);
  const tests = ['loopback', 'loopback-hardness', 'rendezvous']
    .map((file) => names(`test/contract/${file}.test.ts`))
    .join(' ');
  for (const [threat, , test = ''] of rows) {
    for (const name of test.split('; ')) {
      const own = name.replace(/^[\w ]+: /, '');
      expect(tests.includes(own), `${threat}: ${own}`).toBe(true);
    }
  }
});
