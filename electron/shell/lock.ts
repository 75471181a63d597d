import {
  dialog,
  session,
  shell,
  type BrowserWindow,
  type Session,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import { judgeLink } from '../host/outside-links.ts';
import { UnavailableError } from '../host/unavailable.ts';
import { PAGE_ADDRESS } from './page-protocol.ts';
import { DIALOGS } from './phrases.ts';

/** Putting a picture on the clipboard, which the system's own programs then read as any other. Reading it is another permission. */
const COPYING = 'clipboard-sanitized-write';

/**
 * Grove's own page may copy and has no other permission; pages download nothing, and no request of theirs leaves Grove. Must run
 * once the app is ready.
 */
export function lockSession(locked: Session = session.defaultSession): void {
  locked.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(permission === COPYING && isOfPage(requestingUrl)),
  );
  locked.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === COPYING && isOfPage(`${origin.replace(/\/$/u, '')}/`),
  );
  locked.setDevicePermissionHandler(() => false);
  locked.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  locked.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !/^(grove|data|blob|devtools):/.test(url) }));
  locked.on('will-download', (event) => event.preventDefault());
  // Its dictionaries would be fetched from the network, and a table of numbers needs none.
  locked.setSpellCheckerEnabled(false);
}

/** No page leaves Grove: every navigation, new window and webview is refused; links go out through the host alone. */
export function lockNavigation(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    // The previews of reports are sandboxed frames of the page's own making.
    if (!event.isMainFrame && /^(about:srcdoc$|blob:grove:\/\/app\/)/.test(event.url)) return;
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Whether a message comes from the page itself: the main frame, of Grove's own origin, and no frame within it. */
export function isOwnPage(frame: WebFrameMain | null, contents: WebContents): boolean {
  if (frame === null || frame.parent !== null || frame !== contents.mainFrame) return false;
  return isOfPage(frame.url);
}

const isOfPage = (address: string): boolean => address.startsWith(PAGE_ADDRESS);

/** Open an address with the system's program; one that leads to no known library is shown to the reviewer first. */
export async function openOutside(text: string, window: BrowserWindow | undefined): Promise<void> {
  const link = judgeLink(text);
  if (link.verdict === 'refuse') throw new UnavailableError(DIALOGS.linkRefused);
  if (link.verdict === 'ask' && !(await isWanted(link.url, window))) return;
  await shell.openExternal(link.url);
}

async function isWanted(url: string, window: BrowserWindow | undefined): Promise<boolean> {
  const question = {
    type: 'question',
    message: DIALOGS.outsideTitle,
    detail: url,
    buttons: [DIALOGS.outsideOpen, DIALOGS.outsideCancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  } as const;
  const { response } = await (window === undefined
    ? dialog.showMessageBox({ ...question, buttons: [...question.buttons] })
    : dialog.showMessageBox(window, { ...question, buttons: [...question.buttons] }));
  return response === 0;
}
