import type { Action } from '../../actions/registry.ts';
import { navigate } from '../../app/routes.ts';
import type { UiState } from '../../app/ui-state.ts';
import type { Workspace } from '../../workspace.ts';
import { chooseReview } from './open-review.ts';
import { HOME_ACTIONS } from './phrases.ts';

const always = (): true => true;

/** Home, open and new: reached from the top bar, the palette and the menu. */
export function homeActions(workspace: Workspace, ui: UiState): readonly Action[] {
  return [
    {
      id: 'go.home',
      title: HOME_ACTIONS.home,
      group: 'Go to',
      shortcuts: ['G O', 'Mod+0'],
      inTextFields: true,
      enabled: always,
      run: () => navigate('home'),
    },
    {
      id: 'review.open',
      title: HOME_ACTIONS.open,
      group: 'Review',
      shortcuts: ['Mod+O'],
      inTextFields: true,
      enabled: always,
      run: () => chooseReview(workspace, ui),
    },
    {
      id: 'review.new',
      title: HOME_ACTIONS.newReview,
      group: 'Review',
      shortcuts: [],
      inTextFields: true,
      enabled: always,
      run: () => navigate('home', 'new'),
    },
  ];
}
