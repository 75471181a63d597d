import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { vi } from 'vitest';

// A double of the `electron` module for tests where its program cannot be had. Each part satisfies the type that
// electron.d.ts gives it, so a part that is not as the real one does not compile; what the product calls is checked
// against electron.d.ts itself.

type Options = Electron.BrowserWindowConstructorOptions;
type Handler = (request: Request) => Response | Promise<Response>;

let nextId = 1;

/** What a session was told. */
export class SessionDouble extends EventEmitter {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] = null;
  beforeRequest: ((details: { url: string }, decide: (answer: Electron.CallbackResponse) => void) => void) | null =
    null;
  spellChecker = true;
  readonly handlers = new Map<string, Handler>();
  readonly webRequest = {
    onBeforeRequest: (listener: unknown) => {
      this.beforeRequest = listener as SessionDouble['beforeRequest'];
    },
  };
  readonly protocol = { handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler) };

  setPermissionRequestHandler: Electron.Session['setPermissionRequestHandler'] = (handler) =>
    void (this.permissionRequest = handler);
  setPermissionCheckHandler: Electron.Session['setPermissionCheckHandler'] = (handler) =>
    void (this.permissionCheck = handler);
  setDevicePermissionHandler: Electron.Session['setDevicePermissionHandler'] = (handler) =>
    void (this.devicePermission = handler);
  setDisplayMediaRequestHandler: Electron.Session['setDisplayMediaRequestHandler'] = (handler) =>
    void (this.displayMedia = handler);
  setSpellCheckerEnabled: Electron.Session['setSpellCheckerEnabled'] = (enable) => void (this.spellChecker = enable);
}

/** Messages to a page arrive in `sent`; a page's own go through `ipcMain`. */
export class WebContentsDouble extends EventEmitter {
  readonly sent: { channel: string; ports: readonly MessagePort[] }[] = [];
  readonly mainFrame: Electron.WebFrameMain;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  readonly window: BrowserWindowDouble;
  constructor(window: BrowserWindowDouble) {
    super();
    this.window = window;
    this.mainFrame = { parent: null, url: 'grove://app/' } as Electron.WebFrameMain;
  }
  postMessage(channel: string, _message: unknown, ports: readonly unknown[] = []): void {
    this.sent.push({ channel, ports: ports as readonly MessagePort[] });
  }
  setWindowOpenHandler: Electron.WebContents['setWindowOpenHandler'] = (handler) => void (this.openHandler = handler);
  printToPDF = vi.fn<Electron.WebContents['printToPDF']>(async () => Buffer.from('%PDF-1.4'));
}

export class BrowserWindowDouble extends EventEmitter {
  static readonly all: BrowserWindowDouble[] = [];
  static focused: BrowserWindowDouble | null = null;
  readonly id = nextId++;
  readonly webContents = new WebContentsDouble(this);
  readonly options: Options;
  address = '';
  isShown: boolean;
  menu: Electron.Menu | null = null;
  representedFile = '';
  isGone = false;
  reloads = 0;
  constructor(options: Options = {}) {
    super();
    this.options = options;
    this.isShown = options.show !== false;
    BrowserWindowDouble.all.push(this);
    electron.app.emit('web-contents-created', {}, this.webContents);
  }
  static getAllWindows = () => BrowserWindowDouble.all.filter((window) => !window.isGone);
  static fromWebContents = (contents: WebContentsDouble) => contents.window;
  loadURL: Electron.BrowserWindow['loadURL'] = async (url) => void (this.address = url);
  show = () => void (this.isShown = true);
  focus = () => {
    BrowserWindowDouble.focused = this;
    this.emit('focus');
  };
  isFocused = () => BrowserWindowDouble.focused === this;
  isMinimized = () => false;
  isMaximized = () => false;
  restore = () => undefined;
  maximize = () => undefined;
  reload = () => void (this.reloads += 1);
  setTitle = () => undefined;
  setMenu: Electron.BrowserWindow['setMenu'] = (menu) => void (this.menu = menu);
  setRepresentedFilename: Electron.BrowserWindow['setRepresentedFilename'] = (file) =>
    void (this.representedFile = file);
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
  /** As a click on the cross: the window may hold it up. */
  close = () => {
    let isHeldUp = false;
    this.emit('close', { preventDefault: () => (isHeldUp = true) });
    if (!isHeldUp) this.destroy();
  };
  destroy = () => {
    if (this.isGone) return;
    this.isGone = true;
    this.emit('closed');
    if (BrowserWindowDouble.getAllWindows().length === 0) electron.app.emit('window-all-closed');
  };
}

/** A process double is made by the test: what it should be depends on whether there is a backend in it. */
export type ForkDouble = (
  script: string,
  args: readonly string[],
) => EventEmitter & {
  postMessage(message: unknown, ports?: readonly MessagePort[]): void;
  kill(): boolean;
};

class AppDouble extends EventEmitter {
  isPackaged = true;
  readonly switches: [string, string | undefined][] = [];
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => void this.switches.push([name, value]),
  };
  readonly paths = new Map<string, string>();
  exits = 0;
  enableSandbox = vi.fn<Electron.App['enableSandbox']>();
  addRecentDocument = vi.fn<Electron.App['addRecentDocument']>();
  setAppUserModelId = vi.fn<Electron.App['setAppUserModelId']>();
  requestSingleInstanceLock = vi.fn<Electron.App['requestSingleInstanceLock']>(() => true);
  whenReady = vi.fn<Electron.App['whenReady']>(() => Promise.resolve());
  setPath: Electron.App['setPath'] = (name, path) => {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    this.paths.set(name, path);
  };
  getVersion = () => '0.0.0';
  exit: Electron.App['exit'] = () => void (this.exits += 1);
  quit = () => {
    this.emit('before-quit', {});
    for (const window of BrowserWindowDouble.getAllWindows()) window.close();
    if (BrowserWindowDouble.getAllWindows().length > 0) return;
    this.emit('will-quit', { preventDefault: () => undefined });
  };
}

const screenSize = { x: 0, y: 0, width: 1920, height: 1040 };
const display = { workArea: screenSize } as Electron.Display;
const defaultSession = new SessionDouble();
const partitions = new Map<string, SessionDouble>();

export const electron = {
  app: new AppDouble() satisfies Partial<Record<keyof Electron.App, unknown>>,
  BrowserWindow: BrowserWindowDouble,
  dialog: {
    showErrorBox: vi.fn<Electron.Dialog['showErrorBox']>(),
    showMessageBox: vi.fn<(...given: unknown[]) => Promise<Electron.MessageBoxReturnValue>>(async () => ({
      response: 1,
      checkboxChecked: false,
    })),
    showOpenDialog: vi.fn<(...given: unknown[]) => Promise<Electron.OpenDialogReturnValue>>(async () => ({
      canceled: true,
      filePaths: [],
    })),
    showSaveDialog: vi.fn<(...given: unknown[]) => Promise<Electron.SaveDialogReturnValue>>(async () => ({
      canceled: true,
      filePath: '',
    })),
  },
  ipcMain: new EventEmitter(),
  Menu: {
    buildFromTemplate: (template: readonly Electron.MenuItemConstructorOptions[]) =>
      ({ items: template }) as unknown as Electron.Menu,
    setApplicationMenu: vi.fn<(menu: Electron.Menu | null) => void>(),
  },
  MessageChannelMain: MessageChannel,
  nativeTheme: { shouldUseDarkColors: false } satisfies Partial<Electron.NativeTheme>,
  powerMonitor: new EventEmitter(),
  protocol: {
    schemes: [] as Electron.CustomScheme[],
    registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
      this.schemes = schemes;
    },
    handle: (scheme: string, handler: Handler) => void defaultSession.handlers.set(scheme, handler),
  } satisfies Partial<Electron.Protocol> & { schemes: Electron.CustomScheme[] },
  screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] } satisfies Partial<Electron.Screen>,
  session: {
    defaultSession,
    fromPartition(name: string) {
      const known = partitions.get(name) ?? new SessionDouble();
      partitions.set(name, known);
      return known;
    },
  },
  shell: {
    openExternal: vi.fn<Electron.Shell['openExternal']>(async () => undefined),
    showItemInFolder: vi.fn<Electron.Shell['showItemInFolder']>(),
  } satisfies Partial<Electron.Shell>,
  utilityProcess: {
    fork: vi.fn<ForkDouble>(() => {
      throw new Error('This test starts no backend.');
    }),
  },
} satisfies Partial<Record<keyof typeof Electron, unknown>>;

/** The message of a page of this window, as the main process hears it; `from` tells a frame that is not the page. */
export function sendFromPage(
  window: BrowserWindowDouble,
  channel: string,
  values: readonly unknown[] = [],
  from: Partial<Electron.WebFrameMain> = window.webContents.mainFrame,
): void {
  electron.ipcMain.emit(channel, { sender: window.webContents, senderFrame: from }, ...values);
}
