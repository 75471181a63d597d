import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MethodEntry } from '../../../engine/ledger-types.ts';
import { METHODS } from '../../../engine/methods.ts';
import { exportedFunctions, ledgerGaps, type LedgerInput } from './gaps.ts';

const root = join(import.meta.dirname, '../../..');

/** Functions that adapters use and that compute no result of their own. */
const HELPERS: ReadonlyMap<string, string> = new Map([
  ['engine/check/effect-of-result.ts#isRatio', 'names the measures whose checks work on logarithms'],
  [
    'engine/check/e16-direction-flip.ts#orientedEffect',
    'the sign of an effect by which results are gathered for E16; the check computes',
  ],
  ['engine/check/run-checks.ts#runChecks', 'runs the checks; each has its own entry'],
  ['engine/decision/decision-quantities.ts#printedEffect', 'picks fields of an analysis'],
  ['engine/pool/complete-studies.ts#completeStudies', 'leaves out rows with a missing number'],
  ['engine/decision/decision-quantities.ts#printedEffect', 'picks four fields of a pooled result'],
  ['engine/check/run-checks.ts#isBlocked', 'looks for a severity among findings'],
  ['engine/check/effect-of-result.ts#armPair', 'finds the one arm on each side of a result'],
  ['engine/check/change-against-final.ts#changeAgainstFinal', 'a part of E16 and of E20, each with its entry'],
  ['engine/convert/events-from-percent.ts#eventsOfPercent', 'the number inside eventsFromPercent, without its receipt'],
  [
    'engine/convert/log-ratio-standard-error-from-interval.ts#logRatioStandardErrorOfInterval',
    'the number inside logRatioStandardErrorFromInterval, without its receipt',
  ],
  [
    'engine/convert/sd-from-standard-error.ts#sdOfStandardError',
    'the number inside sdFromStandardError, without its receipt',
  ],
  [
    'engine/convert/standard-error-from-interval.ts#standardErrorOfInterval',
    'the number inside standardErrorFromInterval, without its receipt',
  ],
  [
    'engine/convert/standard-error-from-sd.ts#standardErrorOfSd',
    'the number inside standardErrorFromSd, without its receipt',
  ],
  ['engine/effect/continuous-arms.ts#pooledSd', 'a step of the mean differences, which a receipt shows'],
  [
    'engine/effect/standardised-mean-difference.ts#correctionFactor',
    'chooses among the small-sample corrections, each with its entry; a receipt shows it',
  ],
  ['engine/effect/zero-cells.ts#cellsUnder', 'a step of the binary measures, which a receipt shows'],
  ['engine/effect/zero-cells.ts#hasEmptyCell', 'looks for a zero among four counts'],
  ['engine/check/run-checks.ts#byGravity', 'orders findings, the gravest first'],
  ['engine/grade/certainty.ts#certaintyName', 'the word of a level'],
  ['engine/grade/certainty.ts#certaintySymbol', 'the sign of a level'],
  ['engine/grade/magnitude.ts#asPrinted', 'rounds as the row prints'],
  ['engine/grade/phrases.ts#withUnit', 'puts a unit after a number'],
  ['engine/grade/words.ts#effectText', 'puts an effect into words'],
  ['engine/grade/reason.ts#footnoteOf', 'puts a reason into the form of a footnote'],
  ['engine/rob/interpret.ts#clearedBy', 'names answers that an edit would clear'],
  ['engine/rob/questions/index.ts#findQuestionSet', 'looks up a question set'],
  ['engine/rob/questions/index.ts#questionSet', 'looks up a question set'],
  ['engine/grade/settings.ts#gradeSettings', 'reads settings; each names its own source'],
]);

const sources = new Map(
  readdirSync(join(root, 'engine'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`engine/${name}`, readFileSync(join(root, 'engine', name), 'utf8')] as const),
);
const goldenFiles = new Set(readdirSync(join(root, 'test/golden')).filter((name) => name.endsWith('.json')));
const input: LedgerInput = { sources, entries: METHODS, goldenFiles, helpers: HELPERS };

describe('the ledger of methods', () => {
  it('holds every public method of the engine, with its source and its reference values', () => {
    expect(ledgerGaps(input)).toEqual([]);
  });

  it('gathers the ledger of every folder', () => {
    const folders = [...sources.keys()].filter((file) => file.endsWith('/ledger.ts'));
    const methods = sources.get('engine/methods.ts') ?? '';
    expect(folders.filter((file) => !methods.includes(`'./${file.slice('engine/'.length)}'`))).toEqual([]);
    expect(METHODS.length).toBeGreaterThan(20);
  });

  it('uses every golden file', () => {
    const named = new Set([...sources.values()].join('\n').match(/\b\d\d_\w+\.json\b/gu) ?? []);
    expect([...goldenFiles].filter((name) => !named.has(name))).toEqual([]);
  });

  it('misses any entry that is taken out', () => {
    const removed = METHODS.filter((_, at) => at % 20 === 0);
    for (const entry of removed) {
      const gaps = ledgerGaps({ ...input, entries: METHODS.filter((other) => other !== entry) });
      expect(gaps, entry.id).toContain(`${entry.file}#${entry.exportName} has no entry in the ledger`);
    }
  });

  it('was compared with a real engine', () => {
    expect(sources.size).toBeGreaterThan(50);
    expect(exportedFunctions(sources).length).toBeGreaterThan(100);
  });
});

describe('a planted violation', () => {
  const good = `/**\n * A pooled thing. Source: Someone (2001) doi:10.1000/x. Golden: 02_rma_uni.json.\n */\nexport function pooled(x: number): number {\n  return x;\n}\n`;
  const entry: MethodEntry = {
    id: 'pool.pooled',
    name: 'A pooled thing',
    exportName: 'pooled',
    file: 'engine/pool/pooled.ts',
    source: { citation: 'Someone (2001)', doi: '10.1000/x' },
    golden: '02_rma_uni.json',
    rCall: 'metafor::rma',
  };
  const gaps = (source: string, entries: readonly MethodEntry[], more: Readonly<Record<string, string>> = {}) =>
    ledgerGaps({
      sources: new Map([['engine/pool/pooled.ts', source], ...Object.entries(more)]),
      entries,
      goldenFiles: new Set(['02_rma_uni.json']),
      helpers: new Map(),
    });
  const adapter = { 'engine/compute/tasks/pooled.ts': "import { pooled } from '../../pool/pooled.ts';\n" };

  it('is none when all is there', () => expect(gaps(good, [entry], adapter)).toEqual([]));

  it.each([
    ['a method without an entry', good, [], /#pooled has no entry/],
    ['a docstring without a source', good.replace(/ Source: .* Golden/, ' Golden'), [entry], /has no source/],
    ['a docstring without a golden file', good.replace(/ Golden: .*\./, ''), [entry], /names no golden file/],
    [
      'a golden file that is not there',
      good.replace('02_rma_uni', '99_nothing'),
      [entry],
      /99_nothing\.json, which is not/,
    ],
    ['no docstring at all', good.replace(/\/\*\*[\s\S]*\*\/\n/, ''), [], /has no entry/],
    [
      'an entry for nothing',
      good,
      [entry, { ...entry, id: 'pool.gone', exportName: 'gone' }],
      /gone, which does not exist/,
    ],
    ['an entry twice', good, [entry, entry], /twice/],
    [
      'an entry with a missing golden file',
      good,
      [{ ...entry, golden: '77_gone.json' }],
      /no reference values: 77_gone/,
    ],
    ['an entry without a reason for no golden file', good, [{ ...entry, golden: { none: '' } }], /no reason given/],
    ['an entry without a source', good, [{ ...entry, source: { citation: '', doi: null } }], /cites nothing/],
    [
      'an entry with a bad DOI',
      good,
      [{ ...entry, source: { citation: 'Someone (2001)', doi: 'doi:10.1' } }],
      /malformed DOI/,
    ],
    ['an entry without an R call', good, [{ ...entry, rCall: ' ' }], /R call/],
  ] as const)('is found: %s', (_, source, entries, complaint) => {
    expect(gaps(source, entries, adapter).join('\n')).toMatch(complaint);
  });

  it('does not ask for internal helpers that nobody outside uses', () => {
    expect(gaps(`${good}\nexport function inner(): void {}\n`, [entry], adapter)).toEqual([]);
  });
});
