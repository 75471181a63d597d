const NUMBER = /\d+(?:[.·]\d+)?|[.·]\d+/gu;

/**
 * The number as the quote prints it, so that "-1.50" is not stored as "-1.5": the longest printed form in the quote that reads as
 * the same number. The sign is the value's own, because signs that were turned round are recorded with the result.
 */
export function printedText(value: number, quote: string | null | undefined): string {
  const size = Math.abs(value);
  const forms = [...(quote ?? '').matchAll(NUMBER)]
    .map(([form]) => form)
    .filter((form) => Number(form.replace('·', '.')) === size);
  const longest = forms.toSorted((a, b) => b.length - a.length)[0] ?? String(size);
  return `${value < 0 ? '-' : ''}${longest}`;
}
