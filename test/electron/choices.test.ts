import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choicesIn, chosenTheme } from '../../electron/host/choices.ts';
import { readPageFiles } from '../../electron/host/page-files.ts';

// What a reviewer chose for the look of things holds for the next start, whatever port that one has.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-choices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('choices are kept for the next start, and forgotten when asked', () => {
  const own = join(folder, 'not', 'there', 'yet');
  expect(choicesIn(own).read()).toEqual({});
  choicesIn(own).keep('theme', 'dark');
  choicesIn(own).keep('sheet.results', '{"hidden":[]}');
  expect(choicesIn(own).read()).toEqual({ theme: 'dark', 'sheet.results': '{"hidden":[]}' });
  choicesIn(own).keep('theme', null);
  expect(choicesIn(own).read()).toEqual({ 'sheet.results': '{"hidden":[]}' });
});

test('there is an end to them: the ones kept longest ago go first', () => {
  for (let at = 0; at < 510; at += 1) choicesIn(folder).keep(`choice ${at}`, 'yes');
  const names = Object.keys(choicesIn(folder).read());
  expect([names.length, names[0], names.at(-1)]).toEqual([500, 'choice 10', 'choice 509']);
});

test('a file that cannot be read or written is no reason to stop', () => {
  writeFileSync(join(folder, 'choices.json'), '{"theme": 5, "other": "yes"');
  expect(choicesIn(folder).read()).toEqual({});
  writeFileSync(join(folder, 'choices.json'), '{"theme": 5, "other": "yes"}');
  expect(choicesIn(folder).read()).toEqual({ other: 'yes' });
  writeFileSync(join(folder, 'in the way'), '');
  expect(() => choicesIn(join(folder, 'in the way')).keep('theme', 'dark')).not.toThrow();
});

test('the page comes with its theme, so that it is never painted in the other one', () => {
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<!doctype html><html lang="en-GB"><body></body></html>');
  const files = readPageFiles(pages, () => chosenTheme(choicesIn(folder)));
  const shown = () => Buffer.from(files('/')?.body ?? []).toString();
  expect(shown()).toContain('<html lang');
  choicesIn(folder).keep('theme', 'dark');
  expect(shown()).toContain('<html data-theme="dark" lang');
  choicesIn(folder).keep('theme', '"><script>');
  expect(shown()).toContain('<html lang');
  expect(readFileSync(join(pages, 'index.html'), 'utf8')).not.toContain('data-theme');
});
