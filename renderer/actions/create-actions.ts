import type { UiState } from '../app/ui-state.ts';
import { storeInPlace } from '../app/store-typed.ts';
import { SCREEN_NAMES, SHELL } from '../app/phrases.ts';
import { currentRoute, navigate, SCREENS, type RailScreen } from '../app/routes.ts';
import { describeError } from '../connection/describe-error.ts';
import { setTheme, shownTheme } from '../theme/theme.ts';
import type { Workspace } from '../workspace.ts';
import { STUDY_ACTIONS } from '../features/studies/study-actions.ts';
import { tourAction } from '../features/tour/tour-action.ts';
import { homeActions } from '../features/home/home-actions.ts';
import { hostActions } from './host-actions.ts';
import { createRegistry, type Action, type Registry } from './registry.ts';
import { suggestedCopyName } from './copy-name.ts';

const GO_KEYS: Readonly<Record<RailScreen, string>> = {
  protocol: 'G P',
  studies: 'G S',
  extraction: 'G E',
  'risk-of-bias': 'G B',
  analyses: 'G A',
  certainty: 'G C',
  findings: 'G F',
  report: 'G R',
  history: 'G H',
};

/** Every action of the window. Buttons, palette, menu and keys read this list and nothing else. */
export function createActions(workspace: Workspace, ui: UiState): Registry {
  const { commands, connection, views, windowId } = workspace;

  async function step(kind: 'undo' | 'redo'): Promise<void> {
    const what = commands.undoState()[kind];
    try {
      await commands.step(kind);
      ui.say((kind === 'undo' ? SHELL.undone : SHELL.redone)(what ?? ''));
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  }

  async function saveCopy(): Promise<void> {
    const shell = views.read('shell');
    const fileName = shell.state === 'ready' ? (shell.view.head as { fileName: string }).fileName : '';
    try {
      const client = await connection.client();
      const { path } = await client.host.chooseFile({
        purpose: 'save',
        title: SHELL.copyTitle,
        suggestedName: suggestedCopyName(fileName),
        extensions: ['grove'],
        windowId,
      });
      if (path === null) return;
      const saved = await client.project.saveCopy({ path });
      ui.say(SHELL.copySaved(saved.path));
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  }

  const always = (): true => true;
  const goTo = SCREENS.map((screen, index): Action => ({
    id: `go.${screen}`,
    title: SCREEN_NAMES[screen],
    group: 'Go to',
    shortcuts: [GO_KEYS[screen], `Mod+${index + 1}`],
    inTextFields: true,
    enabled: always,
    run: () => {
      // What is being typed is stored as its field is left, and the keys begin at the screen even where it is the same one.
      document.querySelector('main')?.focus({ preventScroll: true });
      navigate(screen, currentRoute().screen === screen ? currentRoute().item : null);
    },
  }));

  const goBeside = [
    { id: 'go.checks', title: SCREEN_NAMES.checks, run: () => navigate('checks') },
    { id: 'go.import-references', title: SHELL.importReferences, run: () => navigate('import', 'references') },
    { id: 'go.import-table', title: SHELL.importTable, run: () => navigate('import', 'table') },
  ].map((action): Action => ({ ...action, group: 'Go to', shortcuts: [], inTextFields: false, enabled: always }));

  return createRegistry([
    {
      id: 'history.undo',
      title: 'Undo',
      group: 'Edit',
      shortcuts: ['Mod+Z'],
      inTextFields: false,
      enabled: () => (commands.undoState().undo === null ? SHELL.nothingToUndo : true),
      run: () => step('undo'),
    },
    {
      id: 'history.redo',
      title: 'Redo',
      group: 'Edit',
      shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
      inTextFields: false,
      enabled: () => (commands.undoState().redo === null ? SHELL.nothingToRedo : true),
      run: () => step('redo'),
    },
    ...goTo,
    ...goBeside,
    ...homeActions(workspace, ui),
    ...STUDY_ACTIONS,
    {
      id: 'review.save',
      title: 'Save',
      group: 'Review',
      shortcuts: ['Mod+S'],
      inTextFields: true,
      enabled: always,
      run: async () => {
        await storeInPlace(commands);
        const problem = commands.fileProblem();
        if (problem !== null) ui.say(problem, 'problem');
        else ui.say(commands.pending() === 0 ? SHELL.everythingSaved : SHELL.everythingButWaiting);
      },
    },
    {
      id: 'review.save-copy',
      title: 'Save a copy…',
      group: 'Review',
      shortcuts: ['Mod+Shift+S'],
      inTextFields: true,
      enabled: always,
      run: saveCopy,
    },
    {
      id: 'review.write-reports',
      title: 'Write reports…',
      group: 'Review',
      shortcuts: ['Mod+P'],
      inTextFields: true,
      enabled: always,
      run: () => navigate('report'),
    },
    ...hostActions(workspace, ui),
    {
      id: 'view.theme',
      title: 'Switch between light and dark',
      group: 'View',
      shortcuts: ['Mod+Shift+L'],
      inTextFields: true,
      enabled: always,
      run: () => setTheme(shownTheme() === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'view.theme-system',
      title: 'Follow the system theme',
      group: 'View',
      shortcuts: [],
      inTextFields: true,
      enabled: always,
      run: () => setTheme('system'),
    },
    {
      id: 'view.palette',
      title: 'Search actions',
      group: 'View',
      shortcuts: ['Mod+K'],
      inTextFields: true,
      enabled: always,
      run: () => ui.show('palette'),
    },
    tourAction,
    {
      id: 'help.shortcuts',
      title: 'Keyboard shortcuts',
      group: 'Help',
      shortcuts: ['?', 'Mod+/'],
      inTextFields: true,
      enabled: always,
      run: () => ui.show('shortcuts'),
    },
  ]);
}

/** Runs an action, or says why it cannot be done now: a key or button never does nothing. */
export function perform(action: Action, ui: UiState): void {
  const enabled = action.enabled();
  if (enabled === true) void action.run();
  else ui.say(enabled);
}
