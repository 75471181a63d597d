const LONGEST = 60;

/** A file name from a review's title: plain letters, digits and hyphens, so that every system and mail program takes it. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/gu, '');
  return `${plain === '' ? 'review' : plain}.grove`;
}
