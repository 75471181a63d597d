import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction, RecentFile } from '../../api/contract/host.ts';
import { MENUS, PRODUCT } from './phrases.ts';

export type MenuParts = Readonly<{
  /** The page's registry, in its order. */
  actions: readonly MenuAction[];
  recent: readonly RecentFile[];
  isMac: boolean;
  /** Adds what only someone working on Grove itself needs. */
  isDevelopment: boolean;
  runAction: (id: string) => void;
  openRecent: (path: string) => void;
}>;

/** Groups of the registry that have a menu of another name; any other group has a menu of its own. */
const MENU_OF_GROUP: Readonly<Record<string, string>> = {
  Review: MENUS.file,
  Edit: MENUS.edit,
  View: MENUS.view,
  'Go to': MENUS.go,
  Help: MENUS.help,
};

const CLIPBOARD: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

/**
 * The menu of a window, made from the page's own actions and the system's roles. The page's keys do the work: elsewhere
 * than on a Mac, which has no such choice, a shortcut is shown in the menu and not taken by it.
 */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { isMac } = parts;
  const menus = new Map<string, MenuItemConstructorOptions[]>();
  for (const name of [MENUS.file, MENUS.edit, MENUS.view, MENUS.go]) menus.set(name, []);
  for (const action of parts.actions) {
    const menu = MENU_OF_GROUP[action.group] ?? action.group;
    menus.set(menu, [...(menus.get(menu) ?? []), actionItem(action, parts)]);
  }
  const own = (name: string) => menus.get(name) ?? [];
  menus.set(MENUS.file, [
    recentMenu(parts),
    ...own(MENUS.file),
    { type: 'separator' },
    isMac ? { role: 'close' } : { role: 'quit' },
  ]);
  menus.set(MENUS.edit, [...takeUndo(own(MENUS.edit)), ...CLIPBOARD, ...withSeparator(afterUndo(own(MENUS.edit)))]);
  menus.set(MENUS.view, [
    ...own(MENUS.view),
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(parts.isDevelopment ? [{ role: 'toggleDevTools' } as const] : []),
  ]);
  const help = own(MENUS.help);
  menus.delete(MENUS.help);
  return [
    ...(isMac ? [{ label: PRODUCT, role: 'appMenu' } as const] : []),
    ...[...menus].map(([label, submenu]) => ({ label, submenu })),
    { label: MENUS.window, role: 'windowMenu' },
    { label: MENUS.help, role: 'help', submenu: help },
  ];
}

function actionItem(action: MenuAction, { isMac, runAction }: MenuParts): MenuItemConstructorOptions {
  const accelerator = acceleratorOf(action.shortcut);
  return {
    id: action.id,
    label: action.title,
    enabled: action.isEnabled,
    ...(accelerator === undefined ? {} : { accelerator, ...(isMac ? {} : { registerAccelerator: false }) }),
    click: () => runAction(action.id),
  };
}

function recentMenu({ recent, openRecent }: MenuParts): MenuItemConstructorOptions {
  const items = recent.map(({ name, path }) => ({ label: name, toolTip: path, click: () => openRecent(path) }));
  return { label: MENUS.openRecent, submenu: items.length > 0 ? items : [{ label: MENUS.noRecent, enabled: false }] };
}

const isUndo = ({ id }: MenuItemConstructorOptions) => id === 'history.undo' || id === 'history.redo';
const takeUndo = (items: readonly MenuItemConstructorOptions[]) => items.filter(isUndo);
const afterUndo = (items: readonly MenuItemConstructorOptions[]) => items.filter((item) => !isUndo(item));
const withSeparator = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.length === 0 ? [] : [{ type: 'separator' }, ...items];

/** `CmdOrCtrl+Shift+Z` from the registry's `Mod+Shift+Z`; a key without Mod, or a sequence, has no such form. */
export function acceleratorOf(shortcut: string | null): string | undefined {
  return shortcut === null || !shortcut.startsWith('Mod+') || shortcut.includes(' ')
    ? undefined
    : shortcut.replace('Mod', 'CmdOrCtrl');
}
