import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { reportChoice } from '../../api/contract/report.ts';
import type { ReportChoices } from '../../api/procedures/write-report.ts';

const MOST_FILES = 50;
const stored = z.array(z.object({ file: z.string(), choice: reportChoice }));

/** How reports of each project file were last written, in a small file of this computer; a convenience that may be missing. */
export function reportChoicesIn(path: string): ReportChoices {
  const read = (): z.infer<typeof stored> => {
    try {
      return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      return [];
    }
  };
  return {
    read: (file) => read().find((entry) => entry.file === file)?.choice ?? null,
    write(file, choice) {
      const others = read().filter((entry) => entry.file !== file);
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.new`, JSON.stringify([{ file, choice }, ...others].slice(0, MOST_FILES)));
        renameSync(`${path}.new`, path);
      } catch {
        return;
      }
    },
  };
}
