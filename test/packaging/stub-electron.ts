import { createPackage } from '@electron/asar';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks where an Electron program keeps its fuses; after it stand the version, the count and one ASCII digit a fuse. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
const DEFAULT_FUSES = '101000011';

/**
 * A stand-in for Electron's unpacked distribution: just what packing needs, so that contents, filters and fuses can be
 * checked where the program itself cannot be fetched. It cannot show that the packed program starts.
 */
export async function writeStubElectron(folder: string, version: string): Promise<void> {
  const file = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  for (const part of ['resources', 'locales', 'app']) mkdirSync(join(folder, part), { recursive: true });
  file(
    'electron',
    Buffer.concat([
      Buffer.from(`#!/bin/sh\nexit 0\n${FUSE_SENTINEL}`),
      Buffer.from([FUSE_VERSION, DEFAULT_FUSES.length]),
      Buffer.from(`${DEFAULT_FUSES}\n`),
    ]),
  );
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'chrome_crashpad_handler'])
    file(name, 'stub\n');
  file('version', version);
  for (const language of ['en-US', 'de']) file(`locales/${language}.pak`, 'stub');
  file('app/main.js', '');
  await createPackage(join(folder, 'app'), join(folder, 'resources', 'default_app.asar'));
  rmSync(join(folder, 'app'), { recursive: true });
}
