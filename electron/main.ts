import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './host/folders.ts';
import { openLog } from './host/log.ts';
import { registerPageScheme } from './shell/page-protocol.ts';
import { fileArgument, startShell } from './shell/start.ts';

// The desktop program. Both hosts share one folder for the bundled review and the list of recent files; what Chromium
// keeps lies in a folder within it.
const folder = dataFolder();
const log = openLog(join(folder, 'logs', 'grove.log'), () => new Date());
// Electron refuses a folder that is not there.
mkdirSync(join(folder, 'desktop'), { recursive: true });
app.setPath('userData', join(folder, 'desktop'));
app.setAppUserModelId('org.grove.workbench');
app.enableSandbox();
// Nothing Grove loads has a name to look up: even a request that slipped through every other rule would find no host.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
registerPageScheme();

const named = fileArgument(process.argv.slice(1), process.cwd());
const files = named === undefined ? [] : [named];
/** On a Mac a double click on a file comes as an event, which may precede readiness. */
const collect = (event: { preventDefault(): void }, path: string) => {
  event.preventDefault();
  files.push(path);
};
app.on('open-file', collect);

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => {
    app.off('open-file', collect);
    log.event('started', { version: app.getVersion(), packaged: app.isPackaged });
    const renderer = join(import.meta.dirname, '..', 'renderer');
    startShell({ programs: import.meta.dirname, renderer, dataFolder: folder, log, files });
  });
} else app.quit();
