import { holds } from './find.ts';
import { SHEET } from './phrases.ts';
import type { CellShown, Column } from './sheet.ts';
import { shownText } from './shown-text.ts';

/** Widest a letter or a digit is, in pixels: text that might be wider than its cell is cut off with an ellipsis. */
const WIDEST_LETTER = 9;
const PADDING = 16;

/** What a cell's element was last told to show; only what differs is written again. */
type Look = Readonly<{
  text: string;
  name: string;
  classes: string;
  state: string;
  sign: string;
  title: string;
  isInvalid: boolean;
}>;
const BLANK: Look = { text: '', name: '', classes: '', state: '', sign: '', title: '', isInvalid: false };

/** What a cell needs to be painted besides its content. `isSlow`: storing takes so long that it is told. */
export type CellPlace = Readonly<{ rowName: string; isRepeated: boolean; finding: string; isSlow: boolean }>;

/** One cell of the sheet in the document, used again for another row when its own scrolls out of sight. */
export class CellElement {
  readonly element = document.createElement('div');
  readonly #column: Column;
  readonly #text = document.createTextNode('');
  #sign: HTMLSpanElement | null = null;
  #look = BLANK;
  #isSelected: boolean | null = null;
  #isActive: boolean | null = null;

  constructor(column: Column, index: number) {
    this.#column = column;
    const { element } = this;
    element.setAttribute('role', index === 0 ? 'rowheader' : 'gridcell');
    element.setAttribute('aria-colindex', String(index + 1));
    element.dataset['column'] = String(index);
    element.style.width = `${column.width}px`;
    if (!column.isEditable) element.setAttribute('aria-readonly', 'true');
    element.append(this.#text);
  }

  set row(index: number) {
    this.element.dataset['row'] = String(index);
  }

  paint(shown: CellShown, place: CellPlace): void {
    const next = lookOf(shown, this.#column, place, this.element.dataset['column'] === '0');
    const { element } = this;
    const before = this.#look;
    this.#look = next;
    if (next.text !== before.text) this.#text.data = next.text;
    if (next.name !== before.name) element.setAttribute('aria-label', next.name);
    if (next.classes !== before.classes) element.className = next.classes;
    if (next.title !== before.title) element.title = next.title;
    if (next.isInvalid !== before.isInvalid) write(element, 'aria-invalid', next.isInvalid ? 'true' : '');
    if (next.state !== before.state) write(element, 'data-state', next.state);
    if (next.sign !== before.sign) this.#paintSign(next);
  }

  select(isSelected: boolean, isActive: boolean): void {
    if (isSelected !== this.#isSelected) this.element.setAttribute('aria-selected', String(isSelected));
    if (isActive !== this.#isActive) this.element.tabIndex = isActive ? 0 : -1;
    this.#isSelected = isSelected;
    this.#isActive = isActive;
  }

  #paintSign({ sign }: Look): void {
    if (sign === '') {
      this.#sign?.remove();
      this.#sign = null;
      return;
    }
    if (this.#sign === null) {
      this.#sign = document.createElement('span');
      this.#sign.className = 'cell-mark';
      this.#sign.setAttribute('aria-hidden', 'true');
      this.element.append(this.#sign);
    }
    this.#sign.textContent = sign;
  }
}

function write(element: HTMLElement, attribute: string, value: string): void {
  if (value === '') element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

function lookOf(told: CellShown, column: Column, place: CellPlace, isFirst: boolean): Look {
  const shown = told.state === 'saving' && !place.isSlow ? { ...told, mark: null } : told;
  const derived = shown.text === '' ? shown.derived : undefined;
  const text = shownText(shown);
  return {
    text,
    name: isFirst ? shown.text : nameOf(column, place.rowName, shown),
    classes: classesOf(shown, column, place, {
      isFirst,
      isDerived: derived !== undefined,
      isLong: text.length * WIDEST_LETTER > column.width - PADDING,
    }),
    state: shown.state ?? '',
    sign: shown.mark?.sign ?? '',
    title: (column.isNumeric ? (shown.mark?.words ?? (shown.value === undefined ? '' : shown.text)) : shown.text) ?? '',
    isInvalid: shown.isInvalid === true,
  };
}

/** "CI low, Morone 2026, Usual care, 8 weeks: −0.53, flag" */
function nameOf(column: Column, row: string, { text, title, value: worked, derived, mark }: CellShown): string {
  const typed = worked === undefined ? text : SHEET.worked(worked, text);
  const value = text === '' ? (derived === undefined ? SHEET.emptyCell : SHEET.derived(derived)) : typed;
  return `${title ?? column.title}, ${row}: ${value}${mark == null ? '' : `, ${mark.words}`}`;
}

function classesOf(
  shown: CellShown,
  column: Column,
  { isRepeated, finding }: CellPlace,
  { isFirst, isDerived, isLong }: Readonly<{ isFirst: boolean; isDerived: boolean; isLong: boolean }>,
): string {
  const { isExpected, mark } = shown;
  let classes = column.isNumeric ? 'cell value-cell number' : 'cell text-cell';
  if (isRepeated && isFirst) classes += ' repeated';
  if (isExpected === false) classes += ' unexpected';
  if (isDerived) classes += ' derived';
  if (isLong) classes += ' long';
  if (mark != null) classes += ' marked';
  if (finding !== '' && holds(shown, finding)) classes += ' found';
  return classes;
}
