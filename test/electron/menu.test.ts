import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { acceleratorOf, menuTemplate, type MenuParts } from '../../electron/shell/menu.ts';

const action = (id: string, group: string, shortcut: string | null = null, isEnabled = true) => ({
  id,
  title: `Do ${id}`,
  group,
  shortcut,
  isEnabled,
});

function template(parts: Partial<MenuParts> = {}): MenuItemConstructorOptions[] {
  return menuTemplate({
    actions: [
      action('history.undo', 'Edit', 'Mod+Z', false),
      action('edit.fill', 'Edit', 'Mod+D'),
      action('go.studies', 'Go to', 'G S'),
      action('review.save', 'Review', 'Mod+S'),
      action('analysis.add', 'Analysis'),
      action('help.diagnostics', 'Help'),
    ],
    recent: [{ path: '/reviews/a.grove', name: 'a.grove', openedAt: '2026-01-05T09:00:00Z' }],
    isMac: false,
    isDevelopment: false,
    runAction: () => undefined,
    openRecent: () => undefined,
    ...parts,
  });
}

const menu = (items: MenuItemConstructorOptions[], label: string) =>
  (items.find((item) => item.label === label)?.submenu ?? []) as MenuItemConstructorOptions[];
const labels = (items: MenuItemConstructorOptions[]) => items.map(({ label, role, type }) => label ?? role ?? type);

test('every action of the registry is in the menu of its group, with the system’s own items', () => {
  const items = template();
  expect(labels(items)).toEqual(['File', 'Edit', 'View', 'Go', 'Analysis', 'Window', 'Help']);
  expect(labels(menu(items, 'File'))).toEqual(['Open recent', 'Do review.save', 'separator', 'quit']);
  expect(labels(menu(items, 'Edit'))).toEqual([
    'Do history.undo',
    'separator',
    'cut',
    'copy',
    'paste',
    'selectAll',
    'separator',
    'Do edit.fill',
  ]);
  expect(labels(menu(items, 'View'))).not.toContain('toggleDevTools');
  expect(labels(menu(items, 'Help'))).toEqual(['Do help.diagnostics']);
});

test('choosing an item runs its action; one that cannot be done is grey', () => {
  const runAction = vi.fn<(id: string) => void>();
  const openRecent = vi.fn<(path: string) => void>();
  const items = template({ runAction, openRecent });
  const click = (item: MenuItemConstructorOptions | undefined) => item?.click?.({} as never, undefined, {} as never);
  click(menu(items, 'File').find(({ id }) => id === 'review.save'));
  const recent = menu(items, 'File')[0]?.submenu as MenuItemConstructorOptions[];
  click(recent[0]);
  expect(runAction.mock.calls).toEqual([['review.save']]);
  expect(openRecent.mock.calls).toEqual([['/reviews/a.grove']]);
  expect(menu(items, 'Edit')[0]).toMatchObject({ id: 'history.undo', enabled: false });
});

test('the page’s keys do the work: a shortcut is shown, and taken by the menu on a Mac only', () => {
  const [undo] = menu(template(), 'Edit');
  expect(undo).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: false });
  const onMac = template({ isMac: true });
  expect(menu(onMac, 'Edit')[0]).not.toHaveProperty('registerAccelerator');
  expect(onMac[0]).toMatchObject({ label: 'Grove', role: 'appMenu' });
});

test('a key without Control, or one key after another, is no accelerator', () => {
  expect(acceleratorOf('Mod+Shift+S')).toBe('CmdOrCtrl+Shift+S');
  for (const shortcut of ['?', 'G S', null]) expect(acceleratorOf(shortcut)).toBeUndefined();
});
