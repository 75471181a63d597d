/** Characters that neither XML nor HTML can carry: controls other than tab and line ends, and two noncharacters. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/gu;
const REPLACEMENT = '\ufffd';

/** The same data with every string fit for HTML, SVG and JSON: forbidden characters and lone surrogates become U+FFFD. */
export function cleanText<T>(data: T): T {
  return clean(data) as T;
}

function clean(data: unknown): unknown {
  if (typeof data === 'string') return data.toWellFormed().replace(FORBIDDEN, REPLACEMENT);
  if (Array.isArray(data)) return data.map(clean);
  if (data !== null && typeof data === 'object') {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]));
  }
  return data;
}
