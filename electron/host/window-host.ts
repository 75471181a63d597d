import type { Host } from '../../api/contract/host.ts';

/**
 * The main process's host as one window of the desktop program sees it. The window is the one whose port the call came
 * over, whatever id its page gives: a page can put a dialog or a menu on no window but its own.
 */
export function hostOfWindow(main: Host, window: number): Host {
  const own = String(window);
  return {
    ...main,
    chooseFile: (choice) => main.chooseFile(choice, own),
    setWindowTitle: (title) => main.setWindowTitle(title, own),
    showMenu: (actions) => main.showMenu(actions, own),
    openReview: (path) => main.openReview(path, own),
  };
}
