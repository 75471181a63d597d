import { app, BrowserWindow, dialog, ipcMain } from 'electron';
import { join } from 'node:path';
import { createElectronHost } from './host/electron-host.ts';
import { startBackend } from './shell/backend-process.ts';
import { registerPageScheme, servePageScheme, PAGE_ADDRESS } from './shell/page-protocol.ts';
import { lockNavigation, lockSession, openWindow } from './shell/window.ts';

const here = import.meta.dirname;

app.enableSandbox();
registerPageScheme();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  const data = app.getPath('userData');
  const recentFiles = join(data, 'recent-files.json');
  const file = process.argv.slice(app.isPackaged ? 1 : 2).find((argument) => argument.endsWith('.grove'));
  const host = createElectronHost(recentFiles);
  const backend = startBackend(
    join(here, 'backend.js'),
    [data, ...(file === undefined ? [] : [file])],
    host,
    (lastWords) => {
      dialog.showErrorBox(
        'Grove',
        lastWords || 'The part of Grove that holds the review has stopped twice. Everything typed is saved.',
      );
      app.quit();
    },
  );

  lockSession();
  servePageScheme(join(here, '..', 'renderer'));
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
  ipcMain.on('grove:page-ready', ({ sender, senderFrame }) => {
    if (senderFrame?.url.startsWith(PAGE_ADDRESS)) sender.postMessage('grove:port', null, [backend.connectPage()]);
  });
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void backend.stop().then(() => app.exit());
  });
  openWindow(join(here, 'preload.cjs'));
}
