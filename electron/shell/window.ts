import { BrowserWindow, session, shell } from 'electron';
import { PAGE_ADDRESS } from './page-protocol.ts';

/** One window of the workbench, sandboxed and isolated; `preload` is the path of the bundled preload. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    title: 'Grove',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

/** Pages ask for no permission, and no request of theirs leaves Grove. Must run once the app is ready. */
export function lockSession(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !/^(grove|data|blob|devtools):/.test(url) }),
  );
}

/** No page leaves Grove: links to the web or to mail open outside, every other navigation and window is refused. */
export function lockNavigation(contents: Electron.WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (/^(https|mailto):/.test(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}
