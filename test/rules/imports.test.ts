import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULED_FOLDERS, violations } from './import-rules.ts';
import { readImports, readSources } from './read-imports.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = readSources(root, RULED_FOLDERS);

test('every import of every source file is one the design allows', () => {
  expect(violations(sources.flatMap(readImports))).toEqual([]);
});

test('the rules saw every folder and a plausible number of files', () => {
  const count = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`)).length;
  for (const folder of RULED_FOLDERS) expect(count(folder), folder).toBeGreaterThan(5);
  expect(sources.flatMap(readImports).length).toBeGreaterThan(sources.length);
});

describe('a planted violation is found', () => {
  const cases: [name: string, path: string, text: string][] = [
    ['engine reads a file', 'engine/a.ts', "import { readFileSync } from 'node:fs';"],
    ['engine uses a package that is not allowed', 'engine/a.ts', "import { mean } from 'd3-array';"],
    ['engine imports the database', 'engine/pool/a.ts', "import { openProject } from '../../db/connection.ts';"],
    ['engine imports a type of the contract', 'engine/a.ts', "import type { View } from '../api/contract/views.ts';"],
    ['db takes a value from the engine', 'db/a.ts', "import { poolPairwise } from '../engine/pool/pairwise.ts';"],
    [
      'contract takes a value from the engine',
      'api/contract/a.ts',
      "export { poolPairwise } from '../../engine/pool/pairwise.ts';",
    ],
    ['contract imports a procedure', 'api/contract/a.ts', "import '../procedures/session.ts';"],
    ['contract uses Node', 'api/contract/a.ts', "import 'node:path';"],
    ['api imports a host', 'api/procedures/a.ts', "import { serveLoopback } from '../../electron/loopback.ts';"],
    ['a component uses Node', 'report/components/A.tsx', "const a = await import('node:fs');"],
    ['a component imports a writer', 'report/components/A.tsx', "import { writePdf } from '../write/pdf.ts';"],
    [
      'report takes a statistic from the engine',
      'report/write/a.ts',
      "import { poolPairwise } from '../../engine/pool/pairwise.ts';",
    ],
    ['report imports the database', 'report/write/a.ts', "import type { Db } from '../../db/connection.ts';"],
    ['renderer imports the database', 'renderer/a.ts', "import { openProject } from '../db/connection.ts';"],
    ['renderer imports a statistic', 'renderer/a.ts', "import { poolPairwise } from '../engine/pool/pairwise.ts';"],
    [
      'renderer names an engine type itself',
      'renderer/a.ts',
      "type A = import('../engine/pool/types.ts').PairwiseResult;",
    ],
    ['renderer imports a procedure', 'renderer/a.ts', "import { openSession } from '../api/procedures/session.ts';"],
    ['renderer imports a writer', 'renderer/a.ts', "import { writePdf } from '../report/write/pdf.ts';"],
    ['renderer uses Electron', 'renderer/a.ts', "const { ipcRenderer } = require('electron');"],
    [
      'a host calls the engine past the procedures',
      'electron/a.ts',
      "import { poolPairwise } from '../engine/pool/pairwise.ts';",
    ],
    ['a host imports the interface', 'electron/a.ts', "import '../renderer/main.tsx';"],
    ['an import leaves out its ending', 'engine/a.ts', "import { b } from './b';"],
  ];
  test.each(cases)('%s', (_name, path, text) => {
    expect(violations(readImports({ path, text }))).toHaveLength(1);
  });

  test('what the design allows is not reported', () => {
    const allowed: [path: string, text: string][] = [
      ['engine/a.ts', "import gammaln from '@stdlib/math-base-special-gammaln'; import { b } from './b.ts';"],
      ['db/a.ts', "import type { Snapshot } from '../engine/review/records/index.ts';"],
      ['report/components/A.tsx', "import { formatNumber } from '../../engine/text/format-number.ts';"],
      [
        'renderer/a.tsx',
        "import type { View } from '../api/contract/views.ts'; import { ForestPlot } from '../report/components/ForestPlot.tsx';",
      ],
    ];
    expect(allowed.flatMap(([path, text]) => violations(readImports({ path, text })))).toEqual([]);
  });
});

test('no end-to-end spec names a host', () => {
  const folder = join(root, 'test', 'e2e');
  const specs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts'));
  expect(specs.length).toBeGreaterThan(0);
  const naming = specs.filter((name) =>
    /GROVE_E2E_HOST|electron|loopback|127\.0\.0\.1|localhost|grove:\/\//i.test(
      readFileSync(join(folder, name), 'utf8'),
    ),
  );
  expect(naming).toEqual([]);
});

describe('SQL that would lose history', () => {
  // A replaced row is deleted and written anew: its children cascade and its history splits.
  const replacing = /\bOR\s+REPLACE\b|\bREPLACE\s+INTO\b/i;
  const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

  test('no statement replaces rows', () => {
    const database = sources.filter(({ path }) => /^(db|api)\//.test(path));
    expect(database.filter(({ text }) => replacing.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
  test('a planted one is found', () => {
    expect(replacing.test(withoutComments("db.exec('INSERT or  replace INTO study VALUES (1)')"))).toBe(true);
  });
});
