import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { placeWindow, readWindowState, saveWindowState, SMALLEST } from '../../electron/shell/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
];
const saved = { x: 100, y: 50, width: 1300, height: 800, isMaximised: false };

test('a window comes back where it was, and each further one a step beside it', () => {
  const file = join(folder, 'own', 'window.json');
  saveWindowState(file, saved);
  expect(readWindowState(file)).toEqual(saved);
  expect(placeWindow(saved, screens, 0)).toEqual({ x: 100, y: 50, width: 1300, height: 800 });
  expect(placeWindow(saved, screens, 2)).toEqual({ x: 164, y: 114, width: 1300, height: 800 });
});

test('a state that cannot be read, or lies on a screen that is gone, is forgotten', () => {
  const file = join(folder, 'broken.json');
  writeFileSync(file, '{"x":1');
  expect(readWindowState(file)).toBeUndefined();
  writeFileSync(file, '{"x":1e9,"y":0,"width":"9","height":1,"isMaximised":false}');
  expect(readWindowState(file)).toBeUndefined();
  expect(placeWindow({ ...saved, x: 2500 }, [screens[0] ?? saved], 0)).toEqual({ width: 1440, height: 900 });
  expect(placeWindow({ ...saved, y: -200 }, screens, 0)).toEqual({ width: 1440, height: 900 });
});

test('a window is never larger than its screen nor smaller than its contents', () => {
  expect(placeWindow({ ...saved, x: 1950, width: 3000, height: 2000 }, screens, 0)).toMatchObject({
    width: 1280,
    height: 1024,
  });
  expect(placeWindow(undefined, [{ x: 0, y: 0, width: 640, height: 480 }], 0)).toEqual(SMALLEST);
});
