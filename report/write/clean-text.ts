/** Characters that neither XML nor HTML can carry: controls other than tab and line ends, and two noncharacters. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/gu;
const REPLACEMENT = '\ufffd';

const cleaned = new WeakMap<object, unknown>();

/**
 * The same data with every string fit for HTML, SVG and JSON: forbidden characters and lone surrogates become U+FFFD. What needs
 * nothing is given back itself, and each format of a report asks for the same data.
 */
export function cleanText<T>(data: T): T {
  if (data === null || typeof data !== 'object') return clean(data) as T;
  const known = cleaned.get(data) ?? clean(data);
  cleaned.set(data, known);
  return known as T;
}

function clean(data: unknown): unknown {
  if (typeof data === 'string') return data.toWellFormed().replace(FORBIDDEN, REPLACEMENT);
  if (Array.isArray(data)) {
    const items: readonly unknown[] = data;
    const own = items.map(clean);
    return own.every((item, index) => item === items[index]) ? data : own;
  }
  if (data !== null && typeof data === 'object') {
    const entries = Object.entries(data).map(([key, value]) => [key, value, clean(value)] as const);
    return entries.every(([, value, own]) => value === own)
      ? data
      : Object.fromEntries(entries.map(([key, , own]) => [key, own]));
  }
  return data;
}
