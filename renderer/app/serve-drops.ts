import type { Workspace } from '../workspace.ts';
import { HOME } from '../features/home/phrases.ts';
import { chooseReview } from '../features/home/open-review.ts';
import { currentRoute, navigate } from './routes.ts';
import type { UiState } from './ui-state.ts';

/**
 * Files dropped anywhere in the window. A review whose place the host knows never comes this far: the host opens it. One that
 * does come lies somewhere a page cannot know, so the chooser opens; everything else is for the import screen.
 */
export function serveDrops(workspace: Workspace, ui: UiState): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  addEventListener('dragover', (event) => {
    // Without this a drop makes the browser leave the page for the file.
    if (hasFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!hasFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file?.name.toLowerCase().endsWith('.grove') === true) {
      ui.say(HOME.droppedHere);
      void chooseReview(workspace, ui);
    } else if (currentRoute().screen !== 'import') {
      navigate('import');
      ui.say(HOME.droppedImport);
    }
  });
}
