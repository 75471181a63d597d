import { Fragment, useState } from 'react';
import { useServices } from '../app/services.ts';
import { CheckInput } from '../widgets/CheckInput.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { Later } from '../widgets/Later.tsx';
import type { Action } from './registry.ts';
import { IS_MAC, shortcutLabel } from './shortcuts.ts';
import { setSingleKeys, singleKeysOn } from './single-keys.ts';

const GROUPS: readonly Action['group'][] = ['Go to', 'Edit', 'Review', 'View', 'Help'];

/** Keys of the screens' own widgets, which are not actions of the registry. */
const IN_PLACE: readonly (readonly [what: string, keys: string])[] = [
  ['Move between cells', 'Arrows, Tab, Home, End, Page Up, Page Down'],
  ['A screen of columns aside', 'Alt+Page Up, Alt+Page Down'],
  ['To the first cell, to the last cell', `${shortcutLabel('Mod+Home', IS_MAC)}, ${shortcutLabel('Mod+End', IS_MAC)}`],
  ['Edit a cell', 'Type, or Enter or F2'],
  ['Keep what was typed', 'Enter, Tab'],
  ['Leave the cell as it was', 'Escape'],
  ['To the edge of what is filled', shortcutLabel('Mod+Arrows', IS_MAC)],
  ['Select more cells', 'Shift and arrows'],
  ['Select the row, the column', 'Shift+Space, Ctrl+Space'],
  ['Select every cell', shortcutLabel('Mod+A', IS_MAC)],
  ['Fill down, fill right', `${shortcutLabel('Mod+D', IS_MAC)}, ${shortcutLabel('Mod+R', IS_MAC)}`],
  ['Put what is typed into every selected cell', shortcutLabel('Mod+Enter', IS_MAC)],
  ['Clear the selected cells', 'Delete'],
  ['Find in the grid', shortcutLabel('Mod+F', IS_MAC)],
  ['Find next, find previous', 'F3, Shift+F3'],
  ['Sort, hide or widen a column', 'Alt+Down'],
  ['Add results', 'Insert'],
  ['Walk through the studies of a plot', 'Up, Down'],
  ['Open the receipt of a study', 'Enter'],
];

export function ShortcutSheet() {
  const { registry, ui } = useServices();
  const [areOn, setAreOn] = useState(singleKeysOn);
  return (
    <Dialog title="Keyboard shortcuts" onClose={() => ui.show(null)}>
      <CheckInput
        isSelected={areOn}
        onChange={(on) => {
          setSingleKeys(on);
          setAreOn(on);
        }}
      >
        Shortcuts without Control or Command, such as ? and G then S
      </CheckInput>
      <Later>
        <div className="shortcut-list">
          {GROUPS.map((group) => (
            <Fragment key={group}>
              <h3>{group}</h3>
              {registry.actions
                .filter((action) => action.group === group && action.shortcuts.length > 0)
                .map((action) => (
                  <Fragment key={action.id}>
                    <span>{action.title}</span>
                    <span className="key">
                      {action.shortcuts.map((shortcut) => shortcutLabel(shortcut, IS_MAC)).join(' or ')}
                    </span>
                  </Fragment>
                ))}
            </Fragment>
          ))}
          <h3>In tables and plots</h3>
          {IN_PLACE.map(([what, keys]) => (
            <Fragment key={what}>
              <span>{what}</span>
              <span className="key">{keys}</span>
            </Fragment>
          ))}
        </div>
      </Later>
    </Dialog>
  );
}
