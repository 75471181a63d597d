import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PROGRAM: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * The installed Electron program, or undefined. Looks at files only: loading the electron package itself would start
 * a download where the program is missing.
 */
export function findElectron(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? packageDist();
  if (folder === undefined) return undefined;
  const program = join(folder, PROGRAM[process.platform] ?? 'electron');
  return existsSync(program) ? program : undefined;
}

function packageDist(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'dist');
  } catch {
    return undefined;
  }
}
