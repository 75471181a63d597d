import { useMemo, useState, type KeyboardEvent } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useServices } from '../app/services.ts';
import { Later } from '../widgets/Later.tsx';
import { useFocusReturn } from '../widgets/use-focus-return.ts';
import { perform } from './create-actions.ts';
import { searchActions, type Action } from './registry.ts';
import { IS_MAC, shortcutLabel } from './shortcuts.ts';

const TITLE = 'Search actions';
const NOTHING = 'No action matches. Try fewer letters.';

/** The command palette: every action of the registry, found by typing. */
export function Palette() {
  const { registry, ui } = useServices();
  useFocusReturn();
  const [text, setText] = useState('');
  const found = useMemo(
    () => searchActions(registry.actions, text).filter(({ id }) => id !== 'view.palette'),
    [registry, text],
  );
  const close = (): void => ui.show(null);
  const choose = (id: string): void => {
    const action = registry.byId.get(id);
    close();
    // After the overlay is gone, so that focus is back where the action expects it.
    if (action !== undefined) setTimeout(() => perform(action, ui), 0);
  };

  // The list marks its first action a moment after the typing; Enter may come before it.
  const chooseFirst = (event: KeyboardEvent): void => {
    const [first] = found;
    const isMarked = (event.target as Element).hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isMarked || text === '' || first === undefined)
      return;
    event.preventDefault();
    event.stopPropagation();
    choose(first.id);
  };

  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="dialog palette">
        <Dialog aria-label={TITLE}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <div role="presentation" onKeyDownCapture={chooseFirst}>
              <TextField aria-label={TITLE} autoFocus>
                <Input className="palette-input" placeholder={TITLE} />
              </TextField>
            </div>
            <Later>
              <ListBox
                className="palette-list"
                aria-label="Actions"
                items={found}
                onAction={(key) => choose(String(key))}
                renderEmptyState={() => <p className="option quiet">{NOTHING}</p>}
              >
                {(action) => <PaletteOption action={action} />}
              </ListBox>
            </Later>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteOption({ action }: Readonly<{ action: Action }>) {
  const title = action.group === 'Go to' ? `Go to ${action.title}` : action.title;
  const [shortcut] = action.shortcuts;
  return (
    <ListBoxItem id={action.id} className="option" textValue={title}>
      <span>{title}</span>
      {shortcut === undefined ? null : <span className="key">{shortcutLabel(shortcut, IS_MAC)}</span>}
    </ListBoxItem>
  );
}
