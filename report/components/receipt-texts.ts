import { FIELDS, RECEIPTS, SOURCE_KINDS, VALUE_STATES } from './phrases.ts';
import type { ReportSource, ReportValue } from './report-input.ts';

/** A value as printed, with its field and how it came about where that is not by reading. */
export function valueText({ field, text, state }: ReportValue): string {
  const value = `${FIELDS[field]} ${text}`;
  return state === 'reported' ? value : `${value} (${VALUE_STATES[state]})`;
}

/** A label often ends in the very page or locator that stands beside it. */
export function sourceText({ label, kind, page, locator }: ReportSource): string {
  const places = [page === null ? null : RECEIPTS.page(page), locator].filter((place) => place !== null);
  return [RECEIPTS.sourceOf(label, SOURCE_KINDS[kind]), ...places.filter((place) => !label.includes(place))].join(', ');
}
