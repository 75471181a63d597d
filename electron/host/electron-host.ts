import { BrowserWindow, dialog, shell } from 'electron';
import type { Host } from '../../api/contract/host.ts';
import { readRecentFiles } from './recent-files.ts';

/** The host of the desktop program: the system's dialogs, a hidden window to print with, the shell. */
export function createElectronHost(recentFilesList: string): Host {
  return {
    async chooseFile({ purpose, title, suggestedName, extensions }) {
      const filters = extensions.length === 0 ? [] : [{ name: extensions.join(', '), extensions: [...extensions] }];
      if (purpose === 'save') {
        const { canceled, filePath } = await dialog.showSaveDialog({ title, defaultPath: suggestedName, filters });
        return canceled ? null : filePath;
      }
      const { canceled, filePaths } = await dialog.showOpenDialog({ title, filters, properties: ['openFile'] });
      return canceled ? null : (filePaths[0] ?? null);
    },
    printToPdf,
    openLink: (url) => shell.openExternal(url),
    async reveal(path) {
      shell.showItemInFolder(path);
    },
    recentFiles: async () => readRecentFiles(recentFilesList),
    async setWindowTitle(title) {
      (BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0])?.setTitle(title);
    },
  };
}

/** Printed in a hidden sandboxed window with scripts off and in a session of its own, where every request is refused. */
async function printToPdf(html: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, partition: 'print' },
  });
  try {
    window.webContents.session.webRequest.onBeforeRequest(({ url }, decide) =>
      decide({ cancel: !url.startsWith('data:') }),
    );
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`);
    return await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
  } finally {
    window.destroy();
  }
}
