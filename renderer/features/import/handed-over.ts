// A table pasted where there is no grid yet goes on to its import, which reads it at once.

let pasted: string | null = null;

export function handOverTable(text: string): void {
  pasted = text;
}

/** What was handed over, once; null where nothing was. */
export function takeHandedOver(): string | null {
  const text = pasted;
  pasted = null;
  return text;
}
