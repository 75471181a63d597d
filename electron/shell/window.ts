import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron';
import { PAGE_ADDRESS } from './page-protocol.ts';
import { PRODUCT } from './phrases.ts';
import { placeWindow, readWindowState, saveWindowState, SMALLEST } from './window-state.ts';

/** Background of the tokens in renderer/tokens.css, so that a new window does not flash in the other theme. */
const BACKGROUND = { light: '#ffffff', dark: '#171a19' } as const;

/** What every window of the workbench is made with: sandboxed, isolated, without Node, and nothing else switched on. */
export function windowOptions(preload: string, isDark: boolean): BrowserWindowConstructorOptions {
  return {
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: PRODUCT,
    show: false,
    backgroundColor: isDark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  };
}

/** Opens a window on the page, where the last one was; `stateFile` remembers where that is. */
export function openWindow(preload: string, stateFile: string): BrowserWindow {
  const saved = readWindowState(stateFile);
  const { workArea: main } = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = placeWindow(saved, [main, ...others], BrowserWindow.getAllWindows().length);
  const window = new BrowserWindow({ ...windowOptions(preload, nativeTheme.shouldUseDarkColors), ...place });
  if (saved?.isMaximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    saveWindowState(stateFile, { ...window.getNormalBounds(), isMaximised: window.isMaximized() }),
  );
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

/** Brings a window to the front, whatever state it is in. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
