/** A name as names are compared: without case and doubled blanks. */
export const words = (text: string): string => text.trim().toLowerCase().replace(/\s+/gu, ' ');

/** The position after the last. */
export function nextPosition(items: Iterable<Readonly<{ position: number }>>): number {
  let highest = -1;
  for (const { position } of items) highest = Math.max(highest, position);
  return highest + 1;
}
