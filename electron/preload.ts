import { ipcRenderer } from 'electron';

// The page has no Electron of its own: it asks for a port by a message to itself, and gets one the same way.
window.addEventListener('message', ({ source, data }) => {
  if (source === window && data === 'grove:page-ready') ipcRenderer.send('grove:page-ready');
});
ipcRenderer.on('grove:port', ({ ports }) => window.postMessage('grove:port', window.origin, [...ports]));
