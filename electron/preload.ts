import { ipcRenderer, webUtils } from 'electron';

// The page has no Electron of its own: it asks for a port by a message to itself, and gets one the same way.
window.addEventListener('message', ({ source, data }) => {
  if (source === window && data === 'grove:page-ready') ipcRenderer.send('grove:page-ready');
});
ipcRenderer.on('grove:port', ({ ports }) => window.postMessage('grove:port', window.origin, [...ports]));

// Only here is the place of a dropped file known. A review is opened by the main process; other files are the page's.
window.addEventListener(
  'drop',
  (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined || !/\.grove$/i.test(file.name)) return;
    event.preventDefault();
    event.stopPropagation();
    ipcRenderer.send('grove:file-dropped', webUtils.getPathForFile(file));
  },
  { capture: true },
);
