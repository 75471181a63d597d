import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BrowserWindowDouble, electron, sendFromPage, type SessionDouble } from './double.ts';

vi.mock('electron', () => electron);

const { lockNavigation, lockSession } = await import('../../electron/shell/lock.ts');
const { createDesktopHost } = await import('../../electron/shell/desktop-host.ts');
const { registerPageScheme, servePageScheme, PAGE_ADDRESS } = await import('../../electron/shell/page-protocol.ts');
const { createPrinter } = await import('../../electron/shell/print.ts');
const { startShell } = await import('../../electron/shell/start.ts');
const { openWindow, windowOptions } = await import('../../electron/shell/window.ts');
const { SILENT_LOG } = await import('../../electron/host/log.ts');

// Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), item by item: SECURITY.md
// names the test of each. The options and handlers are the product's own; only the electron module is a double.

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'grove-security-'));
const pages = join(folder, 'renderer');
mkdirSync(join(pages, 'assets'), { recursive: true });
writeFileSync(join(pages, 'index.html'), '<script nonce="__GROVE_NONCE__"></script>');
writeFileSync(join(pages, 'assets', 'a-1234.js'), 'export {};');
writeFileSync(join(folder, 'secret.html'), 'secret');
symlinkSync(join(folder, 'secret.html'), join(pages, 'link.html'));
symlinkSync(folder, join(pages, 'assets', 'up'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { defaultSession } = electron.session;
const options = windowOptions('/preload.cjs', false);
const preferences = options.webPreferences ?? {};

beforeEach(() => {
  electron.shell.openExternal.mockClear();
  electron.dialog.showMessageBox.mockClear();
});

const get = async (url: string) => {
  const handler = defaultSession.handlers.get('grove');
  if (handler === undefined) throw new Error('Nothing answers grove://.');
  return handler(new Request(url));
};
const decision = (session: SessionDouble, url: string) => {
  const decide = vi.fn<(answer: { cancel?: boolean }) => void>();
  session.beforeRequest?.({ url }, decide);
  return decide.mock.calls[0]?.[0].cancel;
};
const hostOver = (window?: BrowserWindowDouble) =>
  createDesktopHost({
    recentFilesList: join(folder, 'recent.json'),
    printer: { print: async () => new Uint8Array() },
    windowOf: (id) => (window !== undefined && id === String(window.id) ? (window as never) : undefined),
    openReview: () => undefined,
    showMenu: () => undefined,
  });

describe('1 only secure content', () => {
  test('a window loads the page of Grove, and requests to anywhere else are cancelled', () => {
    lockSession();
    openWindow('/preload.cjs', join(folder, 'window.json'));
    expect(BrowserWindowDouble.all.at(-1)?.address).toBe(PAGE_ADDRESS);
    for (const url of [
      'http://example.org/',
      'https://example.org/',
      'ws://127.0.0.1:1/',
      'file:///etc/passwd',
      'ftp://a/',
    ])
      expect(decision(defaultSession, url), url).toBe(true);
    for (const url of ['grove://app/', 'data:image/png;base64,', 'blob:grove://app/1'])
      expect(decision(defaultSession, url), url).toBe(false);
  });
  test('no name resolves, whatever asks', () => {
    const main = readFileSync(join(root, 'electron', 'main.ts'), 'utf8');
    expect(main).toContain("appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')");
  });
});

test('2 no Node in pages, their frames or their workers', () => {
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
});

test('3 context isolation is on', () => expect(preferences.contextIsolation).toBe(true));

test('4 every page is sandboxed', () => {
  expect(preferences.sandbox).toBe(true);
  expect(readFileSync(join(root, 'electron', 'main.ts'), 'utf8')).toContain('app.enableSandbox()');
});

test('5 every permission is denied but to copy, which only the page of Grove has', () => {
  lockSession();
  const own = { requestingUrl: PAGE_ADDRESS };
  const decide = vi.fn<(isGranted: boolean) => void>();
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'fileSystem'] as const)
    defaultSession.permissionRequest?.({} as never, permission as never, decide, own as never);
  expect(decide.mock.calls).toEqual([[false], [false], [false], [false], [false]]);
  for (const permission of ['media', 'clipboard-read', 'notifications'] as const)
    expect(defaultSession.permissionCheck?.(null, permission, PAGE_ADDRESS, {} as never)).toBe(false);
  const copy = 'clipboard-sanitized-write';
  for (const [requestingUrl, isGranted] of [
    [PAGE_ADDRESS, true],
    ['https://example.org/', false],
    ['null', false],
    ['', false],
  ] as const) {
    const answer = vi.fn<(isGranted: boolean) => void>();
    defaultSession.permissionRequest?.({} as never, copy as never, answer, { requestingUrl } as never);
    expect(answer, requestingUrl).toHaveBeenCalledExactlyOnceWith(isGranted);
    expect(defaultSession.permissionCheck?.(null, copy, requestingUrl, {} as never), requestingUrl).toBe(isGranted);
  }
  expect(defaultSession.devicePermission?.({} as never)).toBe(false);
  const streams = vi.fn<(streams: unknown) => void>();
  defaultSession.displayMedia?.({} as never, streams);
  expect(streams).toHaveBeenCalledWith(null);
});

test('6 web security stays on', () => expect(preferences.webSecurity).toBe(true));

describe('7 a content security policy', () => {
  test('of its own for each load, with a nonce and nothing unsafe', async () => {
    servePageScheme(pages, join(pages, 'own'));
    const [first, second] = [await get('grove://app/'), await get('grove://app/index.html')];
    const nonce = /nonce="([\w-]{20,})"/.exec(await first.text())?.[1] ?? 'none';
    expect(await second.text()).not.toContain(nonce);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
  test('for what is printed, which may load nothing and run nothing', async () => {
    const printer = createPrinter();
    const printing = electron.session.fromPartition('print');
    let policy = '';
    const printed = printer.print('<p>report</p>');
    const window = BrowserWindowDouble.all.at(-1);
    const reply = await printing.handlers.get('grove')?.(new Request(window?.address ?? ''));
    policy = reply?.headers.get('content-security-policy') ?? '';
    await printed;
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toContain('script-src');
    expect(window?.options).toMatchObject({ show: false, webPreferences: { sandbox: true, javascript: false } });
    expect(window?.isGone).toBe(true);
    expect((await printing.handlers.get('grove')?.(new Request(window?.address ?? '')))?.status).toBe(404);
    expect(decision(printing, 'https://example.org/font.woff2')).toBe(true);
  });
});

test('8 insecure content is not allowed', () => expect(preferences.allowRunningInsecureContent).toBe(false));

test('9 no experimental features', () => expect(preferences.experimentalFeatures).toBe(false));

test('10 no Blink feature is switched on', () => {
  expect(Object.keys(preferences).filter((name) => /blink/i.test(name))).toEqual([]);
});

test('11 and 12 there is no webview, and none can be attached', () => {
  expect(preferences.webviewTag).toBe(false);
  const window = new BrowserWindowDouble();
  lockNavigation(window.webContents as never);
  const event = { preventDefault: vi.fn<() => void>() };
  window.webContents.emit('will-attach-webview', event, {}, {});
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

test('13 no navigation, but for a sandboxed preview of the page’s own making', () => {
  const window = new BrowserWindowDouble();
  lockNavigation(window.webContents as never);
  const isStopped = (url: string, isMainFrame: boolean) => {
    const event = { url, isMainFrame, preventDefault: vi.fn<() => void>() };
    window.webContents.emit('will-frame-navigate', event);
    return event.preventDefault.mock.calls.length === 1;
  };
  for (const url of ['https://example.org/', 'file:///etc/passwd', 'grove://app/other', 'javascript:1', 'about:srcdoc'])
    expect(isStopped(url, true), url).toBe(true);
  expect(isStopped('https://example.org/', false)).toBe(true);
  expect(isStopped('blob:https://example.org/1', false)).toBe(true);
  expect(isStopped('about:srcdoc', false)).toBe(false);
  expect(isStopped('blob:grove://app/1', false)).toBe(false);
  const redirect = { preventDefault: vi.fn<() => void>() };
  window.webContents.emit('will-redirect', redirect);
  expect(redirect.preventDefault).toHaveBeenCalledOnce();
});

test('14 a page opens no window', () => {
  const window = new BrowserWindowDouble();
  lockNavigation(window.webContents as never);
  for (const url of ['https://example.org/', 'grove://app/', 'file:///etc/passwd'])
    expect(window.webContents.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
  expect(electron.shell.openExternal).not.toHaveBeenCalled();
});

describe('15 only web and mail addresses leave, through the host', () => {
  test('a library of references opens at once', async () => {
    await hostOver().openLink('https://doi.org/10.1002/jrsm.1053');
    expect(electron.shell.openExternal.mock.calls).toEqual([['https://doi.org/10.1002/jrsm.1053']]);
  });
  test('any other address is shown first, and opens when the reviewer agrees', async () => {
    await hostOver().openLink('https://example.org/a');
    expect(electron.dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ detail: 'https://example.org/a' });
    expect(electron.shell.openExternal).not.toHaveBeenCalled();
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 0, checkboxChecked: false });
    await hostOver().openLink('https://example.org/a');
    expect(electron.shell.openExternal).toHaveBeenCalledOnce();
  });
  test('nothing else opens', async () => {
    const refused = [
      'http://doi.org/10.1000/1',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'smb://server/share',
      'ms-word:ofe|u|https://example.org/a.docx',
      'https://doi.org@example.org/',
      'https://user:secret@doi.org/',
      'https://doi.org/\u202egro.elpmaxe',
      'https://doi.org/\u0000',
      'doi.org/10.1000/1',
      '',
    ];
    for (const url of refused) await expect(hostOver().openLink(url), url).rejects.toThrow(/only https and mail/);
    expect(electron.shell.openExternal).not.toHaveBeenCalled();
  });
});

test('16 Electron is the current major version, pinned', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const { electronVersion } = JSON.parse(readFileSync(join(root, 'build', 'electron-builder.json'), 'utf8')) as {
    electronVersion: string;
  };
  expect(devDependencies['electron']).toMatch(/^45\.\d+\.\d+$/);
  expect(electronVersion).toBe(devDependencies['electron']);
});

test('17 messages are heard from the page of a window and from no other sender', () => {
  const posted: unknown[] = [];
  electron.utilityProcess.fork.mockImplementation(() => {
    const child = Object.assign(new BrowserWindowDouble(), {
      postMessage: (message: unknown) => void posted.push(message),
      kill: () => true,
    });
    child.isGone = true;
    return child as never;
  });
  startShell({ programs: folder, renderer: pages, dataFolder: folder, log: SILENT_LOG, files: [] });
  const window = BrowserWindowDouble.getAllWindows().at(-1);
  if (window === undefined) throw new Error('No window was opened.');
  posted.length = 0;
  const { mainFrame } = window.webContents;
  const strangers = [
    { parent: mainFrame, url: 'grove://app/' },
    { parent: null, url: 'https://example.org/' },
    { parent: null, url: 'grove://application/' },
    { parent: null, url: 'grove://app/' },
  ];
  for (const frame of strangers) sendFromPage(window, 'grove:page-ready', [], frame);
  sendFromPage(window, 'grove:file-dropped', [join(folder, 'secret.html')]);
  sendFromPage(window, 'grove:file-dropped', [{ path: 'a.grove' }]);
  sendFromPage(window, 'grove:file-dropped', [join(folder, 'gone.grove')]);
  expect(window.webContents.sent).toEqual([]);
  expect(electron.utilityProcess.fork).toHaveBeenCalledOnce();
  sendFromPage(window, 'grove:page-ready');
  expect(window.webContents.sent.map(({ channel, ports }) => [channel, ports.length])).toEqual([['grove:port', 1]]);
  expect(posted).toEqual([{ kind: 'page', window: window.id }]);
  for (const { ports } of window.webContents.sent) for (const port of ports) port.close();
});

describe('18 a scheme of its own instead of file://', () => {
  test('with the rights of a secure origin and no more', () => {
    registerPageScheme();
    expect(electron.protocol.schemes).toEqual([
      { scheme: 'grove', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });
  test('that answers with the files of the interface and with nothing outside their folder', async () => {
    servePageScheme(pages, join(pages, 'own'));
    expect(await (await get('grove://app/assets/a-1234.js')).text()).toBe('export {};');
    const outside = [
      'grove://app/../secret.html',
      'grove://app/%2e%2e/secret.html',
      'grove://app/..%2fsecret.html',
      'grove://app/%2e%2e%2fsecret.html',
      'grove://app/..%5csecret.html',
      'grove://app/assets/..%2f..%2fsecret.html',
      'grove://app//secret.html',
      'grove://app/assets/',
      'grove://app/link.html',
      'grove://app/assets/up/secret.html',
      'grove://other/index.html',
      'grove://app/secret.html%00.js',
    ];
    for (const url of outside) {
      const reply = await get(url);
      expect({ url, status: reply.status, body: await reply.text() }).toEqual({ url, status: 404, body: '' });
    }
  });
  test('and answers nothing but GET', async () => {
    const reply = await defaultSession.handlers.get('grove')?.(new Request('grove://app/', { method: 'POST' }));
    expect(reply?.status).toBe(404);
  });
});

test('19 the fuses are set for packing, each by name', () => {
  const { electronFuses } = JSON.parse(readFileSync(join(root, 'build', 'electron-builder.json'), 'utf8')) as {
    electronFuses: Record<string, boolean>;
  };
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('20 the page is given no part of Electron', () => {
  const preload = readFileSync(join(root, 'electron', 'preload.ts'), 'utf8');
  expect(preload).not.toMatch(/contextBridge|exposeInMainWorld/);
  expect(preload.match(/ipcRenderer\.\w+\('[^']+'/g)).toEqual([
    "ipcRenderer.send('grove:page-ready'",
    "ipcRenderer.on('grove:port'",
    "ipcRenderer.send('grove:file-dropped'",
  ]);
});

test('nothing is downloaded, and no dictionary is fetched for spelling', () => {
  lockSession();
  const event = { preventDefault: vi.fn<() => void>() };
  defaultSession.emit('will-download', event);
  expect(event.preventDefault).toHaveBeenCalled();
  expect(defaultSession.spellChecker).toBe(false);
  expect(preferences.spellcheck).toBe(false);
  expect(preferences.navigateOnDragDrop).toBe(false);
});
