/**
 * Shortcuts as text: `Mod+Z`, `Mod+Shift+Z`, `?`, `G S` (one key after the other). `Mod` is Command on a Mac and Control
 * elsewhere. Letters are written in capitals and match whatever Shift does to them only when `Shift` is named.
 */
export type KeyPress = Readonly<{
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}>;

/** The press as shortcut text, such as `Mod+Shift+Z` or `?`. Null for a modifier alone or for other chords. */
export function pressText(press: KeyPress, isMac: boolean): string | null {
  const { key } = press;
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(key) || press.altKey) return null;
  const mod = isMac ? press.metaKey : press.ctrlKey;
  if (isMac ? press.ctrlKey : press.metaKey) return null;
  const isLetter = /^[a-z]$/iu.test(key);
  const shift = press.shiftKey && (isLetter || key.length > 1);
  return `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${isLetter ? key.toUpperCase() : key}`;
}

/** A shortcut as people read it: `Ctrl+Shift+Z`, `⇧⌘Z`, `G then S`. */
export function shortcutLabel(shortcut: string, isMac: boolean): string {
  const [first = '', second] = shortcut.split(' ');
  if (second !== undefined) return `${first} then ${second}`;
  if (!isMac) return first.replace('Mod', 'Ctrl');
  const parts = first.split('+');
  const key = parts.at(-1) ?? '';
  return `${parts.includes('Shift') ? '⇧' : ''}${parts.includes('Mod') ? '⌘' : ''}${key}`;
}

/** For `aria-keyshortcuts`; sequences have no such form. */
export function ariaShortcut(shortcut: string, isMac: boolean): string | undefined {
  return shortcut.includes(' ') ? undefined : shortcut.replace('Mod', isMac ? 'Meta' : 'Control');
}

export const IS_MAC = typeof navigator !== 'undefined' && /mac/iu.test(navigator.platform);
