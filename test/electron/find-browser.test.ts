import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BrowserSettingError, findBrowser } from '../../electron/host/find-browser.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'grove-browser-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function program(...parts: string[]): string {
  const file = join(home, ...parts);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

const environment = (more: Record<string, string> = {}) => ({ HOME: home, PATH: join(home, 'bin'), ...more });

test('there may be none', () => {
  expect(findBrowser(environment(), 'linux')).toBeUndefined();
});

test('Chrome goes before Chromium and Edge, wherever they stand in PATH', () => {
  program('bin', 'microsoft-edge');
  expect(findBrowser(environment(), 'linux')).toBe(join(home, 'bin', 'microsoft-edge'));
  program('bin', 'chromium');
  expect(findBrowser(environment(), 'linux')).toBe(join(home, 'bin', 'chromium'));
  const chrome = program('opt', 'google-chrome');
  expect(findBrowser(environment({ PATH: `${join(home, 'bin')}:${join(home, 'opt')}` }), 'linux')).toBe(chrome);
});

test('a file that cannot be started, or a folder, is no browser', () => {
  chmodSync(program('bin', 'chromium'), 0o644);
  mkdirSync(join(home, 'bin', 'google-chrome'));
  expect(findBrowser(environment(), 'linux')).toBeUndefined();
});

test("Playwright's newest download is found where it is kept", () => {
  program('.cache', 'ms-playwright', 'chromium-999', 'chrome-linux', 'chrome');
  const newest = program('.cache', 'ms-playwright', 'chromium-1200', 'chrome-linux64', 'chrome');
  expect(findBrowser(environment(), 'linux')).toBe(newest);
  const moved = program('browsers', 'chromium-7', 'chrome-linux', 'chrome');
  expect(findBrowser(environment({ PLAYWRIGHT_BROWSERS_PATH: join(home, 'browsers') }), 'linux')).toBe(moved);
});

test('macOS and Windows keep their browsers in their own places', () => {
  const mac = program('Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome');
  expect(findBrowser(environment(), 'darwin')).toBe(mac);
  const edge = program('Programs', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
  expect(findBrowser(environment({ PROGRAMFILES: join(home, 'Programs') }), 'win32')).toBe(edge);
});

test('GROVE_BROWSER goes before all, and must name a program', () => {
  program('bin', 'chromium');
  const own = program('own', 'browser');
  expect(findBrowser(environment({ GROVE_BROWSER: own }), 'linux')).toBe(own);
  const missing = environment({ GROVE_BROWSER: join(home, 'gone') });
  expect(() => findBrowser(missing, 'linux')).toThrow(BrowserSettingError);
});
