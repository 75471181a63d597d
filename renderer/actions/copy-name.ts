/** `review copy.grove` from `review.grove`: the name a copy starts with. */
export function suggestedCopyName(fileName: string): string {
  const stem = fileName.replace(/\.grove$/iu, '');
  return `${stem === '' ? 'review' : stem} copy.grove`;
}
