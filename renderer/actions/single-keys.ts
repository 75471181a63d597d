const KEY = 'grove.single-keys';

/** Whether shortcuts without Control or Command work (WCAG 2.1.4: they can be turned off). */
export function singleKeysOn(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
}
