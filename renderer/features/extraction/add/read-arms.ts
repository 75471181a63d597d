export type NamedArm = Readonly<{ label: string; nRandomised: number | null }>;

/**
 * Reads arms with their numbers randomised: "Mindfulness 224, Usual care 227", "MBI (n = 224) vs usual care (n = 227)", or with
 * nothing between them, "MBI 224 UC 227".
 */
export function readArms(text: string): readonly NamedArm[] {
  const parts = text
    .split(/[,;\n]|\s+vs\.?\s+/iu)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length !== 1) return parts.map(readArm);
  const [whole = ''] = parts;
  const run = [...whole.matchAll(/(\S.*?)\s+\(?(?:n\s*=\s*)?(\d+)\)?(?=\s|$)/giu)];
  const isWholeRun =
    run.length > 1 && run.map(([piece]) => piece).join(' ').length === whole.replaceAll(/\s+/gu, ' ').length;
  return isWholeRun
    ? run.map(([, label = '', count = '']) => ({ label, nRandomised: Number(count) }))
    : [readArm(whole)];
}

function readArm(part: string): NamedArm {
  const [, label, count] =
    /^(.*\S)\s*(?:\(\s*(?:n\s*=\s*)?(?=\d+\s*\)))?(?:(?<=\s)n\s*=\s*|(?<=[\s(=]))(\d+)\)?$/iu.exec(part) ?? [];
  return label === undefined || count === undefined
    ? { label: part, nRandomised: null }
    : { label: label.replace(/\s*\(?(?:n\s*=)?\s*$/iu, ''), nRandomised: Number(count) };
}
