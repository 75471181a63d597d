const PREFIX = 'grove.';

/** A yes or no this reviewer chose for the look of a screen; not part of the review. */
export function rememberedFlag(name: string, usual: boolean): boolean {
  const stored = localStorage.getItem(PREFIX + name);
  return stored === null ? usual : stored === 'yes';
}

export function rememberFlag(name: string, value: boolean): void {
  localStorage.setItem(PREFIX + name, value ? 'yes' : 'no');
}
