/**
 * `after`, built of the parts of `before` wherever they say the same; `before` itself when all of it does. What came over the line
 * is new in every part, so that without this a component would repaint for a list that did not change.
 *
 * @param before plain data as it is shown
 * @param after plain data as it arrived; not modified
 */
export function share<Data>(before: unknown, after: Data): Data {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const shared = after.map((item: unknown, index) => share(before[index], item));
    return (
      before.length === shared.length && shared.every((item, index) => item === before[index]) ? before : shared
    ) as Data;
  }
  if (!isPlain(before) || !isPlain(after)) return after;
  // A pasted block is thousands of cells of eight fields each: nothing is made for a field that is as it was.
  const shared: Record<string, unknown> = { ...after };
  const names = Object.keys(after);
  let isSame = names.length === Object.keys(before).length;
  for (const name of names) {
    const was = before[name];
    const is: unknown = after[name];
    const value = share(was, is);
    if (value !== is) shared[name] = value;
    if (value !== was || !(name in before)) isSame = false;
  }
  return (isSame ? before : shared) as Data;
}

function isPlain(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;
}
