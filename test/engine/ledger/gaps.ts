import type { MethodEntry } from '../../../engine/ledger-types.ts';

/** What the ledger is compared with; sources are texts by path from the root of the repository. */
export type LedgerInput = Readonly<{
  /** Every file of the engine. */
  sources: ReadonlyMap<string, string>;
  entries: readonly MethodEntry[];
  /** Names of the files under test/golden/. */
  goldenFiles: ReadonlySet<string>;
  /**
   * `file#export` of functions that adapters or the derived review use and that compute no result of their own, with
   * the reason.
   */
  helpers: ReadonlyMap<string, string>;
}>;

export type ExportedFunction = Readonly<{ file: string; name: string; docstring: string }>;

/** Folders whose public functions are methods. */
const METHOD_FOLDERS = [
  'effect',
  'convert',
  'check',
  'pool',
  'heterogeneity',
  'regression',
  'bias',
  'sensitivity',
  'decision',
  'dependent',
  'network',
  'bayes',
  'grade',
  'rob',
  'math/distributions',
];
const SOURCE = /\bdoi:|@source\b|\bSource: |Handbook|extraction rules/iu;
const GOLDEN = /\bGolden: |@golden\b/u;
const GOLDEN_FILE = /\b\d\d_\w+\.json\b/gu;
const EXPORT =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^export (?:async )?(?:function\*? (\w+)|const (\w+)(?:: Check)? = (?:\(|async |\w+ =>))/gmu;
const IMPORT = /import \{([^}]*)\} from '([^']+)'/gu;

/** Every exported function of the method folders with the docstring right above it. */
export function exportedFunctions(sources: LedgerInput['sources']): readonly ExportedFunction[] {
  return [...sources]
    .filter(([file]) => METHOD_FOLDERS.some((folder) => file.startsWith(`engine/${folder}/`)))
    .flatMap(([file, source]) =>
      [...source.matchAll(EXPORT)].map((match) => ({
        file,
        name: match[2] ?? match[3] ?? '',
        docstring: (match[1] ?? '').replace(/\s*\n\s*\* ?/gu, ' '),
      })),
    );
}

/**
 * Sentences on everything that keeps the ledger from being complete and true; empty when it is.
 *
 * A function is a public method when its docstring names a source or reference values, or when a task adapter or the
 * derived review uses it. Each needs a docstring with its source and its golden file (or "none" with the reason) and
 * an entry; each entry needs a function that exists.
 */
export function ledgerGaps(input: LedgerInput): readonly string[] {
  const functions = exportedFunctions(input.sources);
  const used = usedOutside(input.sources);
  const entered = new Set(input.entries.map(({ file, exportName }) => `${file}#${exportName}`));
  const gaps: string[] = [];
  for (const method of functions) {
    const key = `${method.file}#${method.name}`;
    const [hasSource, hasGolden] = [SOURCE.test(method.docstring), GOLDEN.test(method.docstring)];
    if (input.helpers.has(key) || (!entered.has(key) && !hasGolden && !used.has(key))) continue;
    if (!hasSource) gaps.push(`${key} has no source in its docstring`);
    if (!hasGolden) gaps.push(`${key} names no golden file in its docstring, nor why there is none`);
    if (!entered.has(key)) gaps.push(`${key} has no entry in the ledger`);
    for (const name of method.docstring.match(GOLDEN_FILE) ?? []) {
      if (!input.goldenFiles.has(name)) gaps.push(`${key} names ${name}, which is not under test/golden/`);
    }
  }
  return [...gaps, ...entryGaps(input, functions), ...helperGaps(input, functions)];
}

function entryGaps({ entries, goldenFiles }: LedgerInput, functions: readonly ExportedFunction[]): readonly string[] {
  const known = new Set(functions.map(({ file, name }) => `${file}#${name}`));
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const gaps: string[] = [];
    if (seen.has(entry.id)) gaps.push(`${entry.id} stands twice in the ledger`);
    seen.add(entry.id);
    if (!/^[a-z]+(?:[.-][a-z0-9]+)+$/u.test(entry.id)) gaps.push(`"${entry.id}" is not an id such as pool.reml`);
    if (!known.has(`${entry.file}#${entry.exportName}`))
      gaps.push(`${entry.id} names ${entry.file}#${entry.exportName}, which does not exist`);
    if (entry.source.citation.trim().length < 8) gaps.push(`${entry.id} cites nothing`);
    if (entry.source.doi !== null && !/^10\.\d{4,9}\/\S+$/u.test(entry.source.doi))
      gaps.push(`${entry.id} has a malformed DOI, ${entry.source.doi}`);
    if (typeof entry.golden === 'string' ? !goldenFiles.has(entry.golden) : entry.golden.none.trim().length < 8) {
      gaps.push(
        `${entry.id} has no reference values: ${typeof entry.golden === 'string' ? entry.golden : 'no reason given'}`,
      );
    }
    if (entry.name.trim() === '' || entry.rCall.trim() === '') gaps.push(`${entry.id} lacks its name or its R call`);
    return gaps;
  });
}

function helperGaps({ helpers }: LedgerInput, functions: readonly ExportedFunction[]): readonly string[] {
  const known = new Set(functions.map(({ file, name }) => `${file}#${name}`));
  return [...helpers].flatMap(([key, reason]) => [
    ...(known.has(key) ? [] : [`the helper ${key} does not exist`]),
    ...(reason.trim().length < 8 ? [`the helper ${key} has no reason`] : []),
  ]);
}

/** `file#export` of every value that the task adapters and the derived review import. */
function usedOutside(sources: LedgerInput['sources']): ReadonlySet<string> {
  const used = new Set<string>();
  for (const [file, source] of sources) {
    if (!/^engine\/(?:compute\/tasks|review)\//u.test(file)) continue;
    for (const [, names = '', from = ''] of source.matchAll(IMPORT)) {
      const target = new URL(from, `file:///${file}`).pathname.slice(1);
      for (const name of names.split(',').map((text) => text.trim())) {
        if (name !== '' && !name.startsWith('type ')) used.add(`${target}#${name.split(' as ')[0] ?? ''}`);
      }
    }
  }
  return used;
}
