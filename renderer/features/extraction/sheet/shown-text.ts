import type { CellShown } from './sheet.ts';

/** What a cell shows: a derived number where nothing is typed, a formula's value in its place. */
export function shownText({ text, value, derived }: CellShown): string {
  return (text === '' ? derived : undefined) ?? value ?? text;
}
