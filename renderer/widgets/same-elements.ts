/** Whether two lists hold the same texts in the same order. */
export function sameElements(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((element, index) => element === b[index]);
}
