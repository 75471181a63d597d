import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const css = readFileSync(join(root, 'renderer/tokens.css'), 'utf8');

type Tokens = ReadonlyMap<string, string>;

/** The custom properties of the rule that begins with `selector`. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const light = tokensOf(':root');
const dark = tokensOf(":root[data-theme='dark']");
const systemDark = tokensOf(":root:not([data-theme='light'])");

/** Relative luminance and contrast of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function luminance(hex: string): number {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (channels === null) throw new Error(`"${hex}" is no colour of six digits.`);
  const [red = 0, green = 0, blue = 0] = channels.slice(1).map((digits) => {
    const value = Number.parseInt(digits, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, ink: string, ground: string): number {
  const [a, b] = [luminance(tokens.get(ink) ?? ''), luminance(tokens.get(ground) ?? '')];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const SURFACES = ['--surface', '--surface-chrome', '--surface-sunken', '--surface-hover', '--surface-selected'];
/** Text on every ground it stands on: WCAG AA, 4.5 to 1. */
const TEXTS: readonly (readonly [ink: string, ground: string])[] = [
  ...['--text', '--text-quiet', '--accent'].flatMap((ink) => SURFACES.map((ground) => [ink, ground] as const)),
  ...['--surface', '--surface-sunken', '--problem-surface'].map((ground) => ['--problem', ground] as const),
  ...['--surface', '--caution-surface'].map((ground) => ['--caution', ground] as const),
  ['--text', '--caution-surface'],
  ['--text', '--problem-surface'],
  ['--text-quiet', '--caution-surface'],
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--surface', '--text'],
  ['--plot-ink', '--plot-paper'],
  ['--plot-muted', '--plot-paper'],
  ['--plot-accent', '--plot-paper'],
];
/** Edges that say where a control is, and marks of a plot: 3 to 1. */
const EDGES: readonly (readonly [ink: string, ground: string])[] = [
  ...SURFACES.map((ground) => ['--focus', ground] as const),
  ['--control-line', '--surface'],
  ['--control-line', '--surface-sunken'],
  ['--plot-rule', '--plot-paper'],
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s theme', (_name, tokens) => {
  test.each(TEXTS)('%s can be read on %s', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(EDGES)('%s can be seen on %s', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('the dark theme is the same whether the system or the reviewer chose it, and changes every colour of the light one', () => {
  expect([...systemDark]).toEqual([...dark]);
  const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
  expect(colours.filter((name) => !dark.has(name))).toEqual([]);
});

test('the page of the design language states the contrast that the tokens have', () => {
  const page = readFileSync(join(root, 'renderer/DESIGN-LANGUAGE.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(--[\w-]+)` on `(--[\w-]+)`\s*\|\s*([\d.]+)\s*\|\s*([\d.]+)\s*\|$/gmu)];
  expect(rows.length).toBe(TEXTS.length + EDGES.length);
  for (const [, ink = '', ground = '', inLight, inDark] of rows) {
    expect([inLight, inDark], `${ink} on ${ground}`).toEqual([
      contrast(light, ink, ground).toFixed(1),
      contrast(dark, ink, ground).toFixed(1),
    ]);
  }
});

test('black on white measures 21 to 1', () => {
  const extremes: Tokens = new Map([
    ['--ink', '#000000'],
    ['--paper', '#ffffff'],
  ]);
  expect(contrast(extremes, '--ink', '--paper')).toBeCloseTo(21, 10);
});
