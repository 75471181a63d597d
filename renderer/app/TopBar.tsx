import { Moon, Redo2, Search, Sun, Undo2 } from 'lucide-react';
import { IS_MAC, shortcutLabel } from '../actions/shortcuts.ts';
import { useShownTheme } from '../theme/theme.ts';
import { useHead } from '../views/hooks.ts';
import { ActionButton } from '../widgets/ActionButton.tsx';
import { useConnectionState, useFileProblem, usePendingCommands, useUndoState } from '../workspace-context.ts';
import { PRODUCT, SHELL } from './phrases.ts';

/** Each part reads what it shows itself: every command changes when the file was last saved, and its buttons stay as they are. */
export function TopBar() {
  const theme = useShownTheme();
  return (
    <header className="top-bar">
      <ActionButton id="go.home" className="brand">
        {PRODUCT}
      </ActionButton>
      <ReviewTitle />
      <div className="bar-tools">
        <SavedState />
        <div className="bar-group">
          <UndoButtons />
          <ActionButton id="view.theme" label={theme === 'dark' ? SHELL.themeLight : SHELL.themeDark}>
            {theme === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
          </ActionButton>
        </div>
        <ActionButton id="view.palette" kind="plain" className="palette-button">
          <Search aria-hidden="true" />
          <span>{SHELL.palette}</span>
          <span className="key">{shortcutLabel('Mod+K', IS_MAC)}</span>
        </ActionButton>
        <Reviewer />
      </div>
    </header>
  );
}

function ReviewTitle() {
  const shell = useHead('shell');
  return (
    <div className="review-title">
      <h2 className="ellipsis">{shell?.title ?? ''}</h2>
      {shell?.isExample === true ? (
        <ActionButton id="help.tour" className="example-tag" label={SHELL.exampleTour}>
          {SHELL.example}
        </ActionButton>
      ) : null}
      <span className="quiet small nowrap">{shell?.fileName ?? ''}</span>
    </div>
  );
}

function UndoButtons() {
  const undo = useUndoState();
  return (
    <>
      <ActionButton id="history.undo" key={`undo ${undo.undo ?? ''}`} label={withWhat(SHELL.undo, undo.undo)}>
        <Undo2 aria-hidden="true" />
      </ActionButton>
      <ActionButton id="history.redo" key={`redo ${undo.redo ?? ''}`} label={withWhat(SHELL.redo, undo.redo)}>
        <Redo2 aria-hidden="true" />
      </ActionButton>
    </>
  );
}

function Reviewer() {
  const reviewer = useHead('shell')?.reviewer ?? '';
  return (
    <span className="reviewer small ellipsis" title={reviewer}>
      <span className="visually-hidden">{`${SHELL.reviewer}: `}</span>
      {reviewer}
    </span>
  );
}

function withWhat(verb: string, what: string | null): string {
  return what === null ? verb : `${verb}: ${what}`;
}

function SavedState() {
  const shell = useHead('shell');
  const pending = usePendingCommands();
  const connection = useConnectionState();
  const fileProblem = useFileProblem();
  return (
    <span
      className="saved-state small quiet nowrap"
      data-tone={fileProblem === null ? undefined : 'problem'}
      title={fileProblem ?? undefined}
      role="status"
      data-testid="saved-state"
    >
      {fileProblem === null ? savedText(shell, pending, connection !== 'lost') : SHELL.notSaved}
    </span>
  );
}

function savedText(shell: ReturnType<typeof useHead<'shell'>>, pending: number, isConnected: boolean): string {
  if (!isConnected) return SHELL.waiting(pending);
  if (pending > 0) return SHELL.saving(pending);
  if (shell === null) return '';
  return shell.lastSavedAt === null ? SHELL.savedNothing : SHELL.saved;
}
