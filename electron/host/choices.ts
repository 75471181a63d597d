import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Choices } from '../../api/contract/host.ts';

/** Far more than there are screens and outcomes; the ones kept longest ago go first. */
const MOST_CHOICES = 500;

/**
 * How the reviewer likes things on this computer: one small file in Grove's own folder, so that it holds for every file and
 * window. A page's own storage would not do: in the browser host each start has an address of its own.
 */
export type KeptChoices = Readonly<{
  read(): Choices;
  /** Null forgets the choice. A file that cannot be written is no reason to stop: it is only a convenience. */
  keep(name: string, value: string | null): void;
}>;

export function choicesIn(dataFolder: string): KeptChoices {
  const path = join(dataFolder, 'choices.json');
  const read = (): Choices => {
    try {
      const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
      if (typeof stored !== 'object' || stored === null) return {};
      return Object.fromEntries(Object.entries(stored).filter(([, value]) => typeof value === 'string')) as Choices;
    } catch {
      return {};
    }
  };
  return {
    read,
    keep(name, value) {
      const others = Object.entries(read()).filter(([key]) => key !== name);
      const entries = value === null ? others : [...others, [name, value] as const];
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(entries.slice(-MOST_CHOICES))));
        renameSync(`${path}.new`, path);
      } catch {
        return;
      }
    },
  };
}

/** The theme the page must have from its first paint on; null follows the system. */
export function chosenTheme({ read }: Pick<KeptChoices, 'read'>): 'light' | 'dark' | null {
  const theme = read()[THEME];
  return theme === 'light' || theme === 'dark' ? theme : null;
}

/** The name under which renderer/theme/theme.ts keeps it. */
const THEME = 'theme';
