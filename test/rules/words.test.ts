import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

// What reviewers read, by the rules of renderer/DESIGN-LANGUAGE.md: no exclamation marks, no praise, British spelling.

const root = join(import.meta.dirname, '..', '..');
const files = ['renderer', 'report', 'api', 'engine', 'electron'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|[/-])(?:phrases|glossary|messages)\.ts$/u.test(name))
    .map((name) => join(folder, name)),
);

/** Spelling and words that are not the product's own, each with what it says instead. */
const UNWANTED: readonly (readonly [RegExp, string])[] = [
  [/!/u, 'no exclamation marks'],
  [/\bsuccess(?:ful)?(?:ly)?\b/iu, 'say what happened'],
  [/\b(?:oops|sorry|please|whoops|awesome|great news)\b/iu, 'say what happened and what can be done'],
  [
    /\b\w+(?:ization|izations|izing|izes|ized|ize)\b(?<!\b(?:size|sizes|sized|sizing|resize|resizes|resized|seize|prize))/iu,
    '-ise',
  ],
  [/\b\w+(?:yze|yzes|yzed|yzing)\b/iu, '-yse'],
  [/\b(?:color|favor|behavior|labor|neighbor|honor)(?:s|ed|ing|able|al)?\b/iu, '-our'],
  [/\b(?:center|centers|centered|fiber|meter|meters|theater)\b/iu, '-re'],
  [/\b(?:labeled|labeling|modeled|modeling|canceled|canceling|traveled|totaled|fulfill|enroll)\b/iu, 'double l'],
  [/\b(?:gray|catalog|dialog box|judgment|judgments|pediatric|anesthesia|hematolog\w*|tumor|estrogen)\b/iu, 'British'],
];

const TYPES = /^TS(?!AsExpression|SatisfiesExpression|NonNullExpression)/u;

/** Every text of a file, with the parts of a template apart; names of modules and types are none. */
function textsOf(source: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { type?: unknown; value?: unknown };
    if (type === 'ImportDeclaration' || TYPES.test(String(type))) return;
    // A sign that stands alone, such as the '!' of a severity, is no sentence.
    if (type === 'Literal' && typeof value === 'string' && value !== '!') texts.push(value);
    if (type === 'TemplateElement') texts.push((value as { cooked: string }).cooked);
    Object.values(node).forEach(visit);
  };
  const { program, errors } = parseSync('phrases.ts', source);
  expect(errors).toEqual([]);
  visit(program);
  return texts;
}

const faultsOf = (text: string): readonly string[] =>
  UNWANTED.filter(([pattern]) => pattern.test(text)).map(([, rule]) => `${rule}: ${text}`);

describe('the words', () => {
  test('of every screen, report and message keep to the rules', () => {
    expect(files.length).toBeGreaterThan(40);
    const texts = files.flatMap((file) =>
      textsOf(readFileSync(join(root, file), 'utf8')).map((text) => ({ file, text })),
    );
    expect(texts.length).toBeGreaterThan(1500);
    expect(texts.flatMap(({ file, text }) => faultsOf(text).map((fault) => `${file}: ${fault}`))).toEqual([]);
  });

  test.each([
    'Saved!',
    'The file was saved successfully.',
    'Sorry, it failed.',
    'Choose the color',
    'Randomized trials',
    'Analyze again',
    'Centered at zero',
    'A judgment',
  ])('a planted one is found: %s', (text) => {
    expect(
      textsOf(`export const A = { a: '${text}', b: (n: number) => \`\${n} ${text}\` };`).flatMap(faultsOf),
    ).toHaveLength(2);
  });

  test.each(['The size of the effect', 'Sample sizes', 'Resize the column', 'Five metres', 'The analyses'])(
    'a right one is left alone: %s',
    (text) => expect(faultsOf(text)).toEqual([]),
  );
});
