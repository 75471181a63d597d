import type { MenuAction } from '../../api/contract/host.ts';
import type { Registry } from '../actions/registry.ts';
import type { Workspace } from '../workspace.ts';

/** Changes that come together make one menu. */
const REST = 150;

/** Gives the host the registry for the menu of this window, and again whenever an action becomes possible or impossible. */
export function showMenu({ connection, commands, windowId }: Workspace, registry: Registry): void {
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function show(): Promise<void> {
    if (connection.state() !== 'connected') return;
    const actions = menuActions(registry);
    const text = JSON.stringify(actions);
    if (text === shown) return;
    shown = text;
    const client = await connection.client();
    // A menu that could not be shown is tried again with the next change.
    await client.host.showMenu({ windowId, actions }).catch(() => (shown = ''));
  }
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), REST);
  };
  connection.onConnected(() => {
    shown = '';
    later();
  });
  commands.subscribe(later);
}

/** The registry as a menu shows it: the first shortcut of each action, and whether it can be done now. */
export function menuActions({ actions }: Registry): MenuAction[] {
  return actions.map(({ id, title, group, shortcuts, enabled }) => ({
    id,
    title,
    group,
    shortcut: shortcuts[0] ?? null,
    isEnabled: enabled() === true,
  }));
}
