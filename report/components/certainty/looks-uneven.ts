/**
 * Whether two printed numbers and their printed difference do not add up, because each was rounded by itself. Texts as printed;
 * the difference without its sign.
 */
export function looksUneven(comparator: string, intervention: string, difference: string, isFewer: boolean): boolean {
  const signed = isFewer ? -Number(difference) : Number(difference);
  return Math.abs(Number(intervention) - Number(comparator) - signed) > 1e-6;
}
