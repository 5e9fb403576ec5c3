import { BrowserWindow, session } from 'electron';
import type { Log } from '../log/log.ts';
import { ORIGIN, SCHEME } from './electron-before-ready.ts';
import { readPageFile } from './page-files.ts';
import { pageHeaders } from './page-policy.ts';
import { Revival } from './revival.ts';

/** A renderer that died comes back at once; one that dies again soon waits so long, milliseconds, doubled each time. */
const FIRST_REVIVAL = 250;
/** A page that has painted nothing for so long after its load began is white, and is loaded anew. Milliseconds. */
const WHITE_LIMIT = 10_000;

export interface WindowOptions {
  /** Folder of the built renderer. */
  readonly page: string;
  /** The built preload script. */
  readonly preload: string;
  readonly kiosk: boolean;
  readonly width: number;
  readonly height: number;
  /** A plain window was closed by its user. In kiosk mode nobody can close it. */
  readonly onClosed: () => void;
  /** Origin of the dev dock, the only other page that may be framed; null where there is none. */
  readonly dock: string | null;
}

/** The kiosk's window, replaced by a new one when it dies. */
export interface KioskWindow {
  current(): BrowserWindow | null;
  /** The page has painted a screen: it lives. */
  painted(): void;
  close(): void;
}

/**
 * Opens the kiosk's window: sandboxed, isolated, on its own scheme, with no way out: no navigation, no new window, no
 * permission, no download, no request to anywhere but its own page and the dock.
 */
export function openKioskWindow(options: WindowOptions, log: Log): KioskWindow {
  const partition = session.fromPartition('kiosk'); // without `persist:` it lives in memory alone
  lockSession(partition, options, log);
  let window: BrowserWindow | null = null;
  const revival = new Revival((deaths) => (deaths === 0 ? 0 : FIRST_REVIVAL * 2 ** deaths));
  let closing = false;
  let white: ReturnType<typeof setTimeout> | undefined;
  open();

  function open(): void {
    window = new BrowserWindow({
      width: options.width,
      height: options.height,
      useContentSize: true,
      kiosk: options.kiosk,
      fullscreen: options.kiosk,
      alwaysOnTop: options.kiosk,
      autoHideMenuBar: true,
      backgroundColor: '#f4f1ea',
      title: '瀛洲自助终端',
      webPreferences: {
        preload: options.preload,
        session: partition,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: false,
        disableDialogs: true,
        autoplayPolicy: 'user-gesture-required',
      },
    });
    window.removeMenu();
    lockContents(window, options, log);
    const { webContents } = window;
    webContents.on('render-process-gone', (_event, { reason }) => revive(`gone: ${reason}`));
    webContents.on('unresponsive', () => {
      log('shell.renderer-lost', { cause: 'unresponsive' });
      webContents.forcefullyCrashRenderer(); // `render-process-gone` follows
    });
    webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (isMainFrame) revive(`load failed: ${code} ${description}`);
    });
    window.on('close', (event) => {
      if (options.kiosk && !closing) event.preventDefault();
    });
    window.on('closed', () => {
      window = null;
      clearTimeout(white);
      if (closing) return;
      if (options.kiosk) revive('window closed');
      else options.onClosed();
    });
    load(window);
  }

  function load(into: BrowserWindow): void {
    clearTimeout(white);
    white = setTimeout(() => {
      log('shell.renderer-lost', { cause: `nothing painted in ${WHITE_LIMIT} ms` });
      into.webContents.forcefullyCrashRenderer(); // a renderer that hangs loads nothing; `render-process-gone` follows
    }, WHITE_LIMIT);
    into.loadURL(`${ORIGIN}/`).catch(() => undefined); // `did-fail-load` tells
  }

  /** Brings the renderer back, the slower the more often it dies. The visit in main goes on meanwhile. */
  function revive(cause: string): void {
    log('shell.renderer-lost', { cause });
    if (closing || revival.pending) return;
    revival.schedule(() => {
      if (closing) return;
      if (window === null || window.isDestroyed()) open();
      else load(window);
    });
  }

  return {
    current: () => (window === null || window.isDestroyed() ? null : window),
    painted: () => clearTimeout(white),
    close: () => {
      closing = true;
      clearTimeout(white);
      revival.cancel();
      window?.destroy();
    },
  };
}

function lockSession(partition: Electron.Session, options: WindowOptions, log: Log): void {
  partition.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    const mine = url.host === 'kiosk' && request.method === 'GET';
    const file = mine ? await readPageFile(options.page, url.pathname) : null;
    if (file === null) return new Response(null, { status: 404 });
    const headers = { ...pageHeaders(options.dock), 'content-type': file.type };
    return new Response(new Uint8Array(file.body), { headers });
  });
  partition.setPermissionRequestHandler((_contents, permission, answer) => {
    log('shell.refused', { what: `permission ${permission}` });
    answer(false);
  });
  partition.setPermissionCheckHandler(() => false);
  partition.setDevicePermissionHandler(() => false);
  partition.on('will-download', (event) => {
    log('shell.refused', { what: 'download' });
    event.preventDefault();
  });
  partition.webRequest.onBeforeRequest((details, answer) => {
    const own = details.url.startsWith(`${ORIGIN}/`) || /^(data|blob):/.test(details.url);
    const docks = options.dock !== null && details.url.startsWith(`${options.dock}/`);
    if (!own && !docks) log('shell.refused', { what: 'request' });
    answer({ cancel: !own && !docks });
  });
}

function lockContents(window: BrowserWindow, options: WindowOptions, log: Log): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => {
    log('shell.refused', { what: 'window' });
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event) => {
    // A page that reloads itself goes to where it is.
    if (event.url === `${ORIGIN}/`) return;
    log('shell.refused', { what: 'navigation' });
    event.preventDefault();
  });
  webContents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame) return;
    if (options.dock !== null && event.url.startsWith(`${options.dock}/`)) return;
    log('shell.refused', { what: 'frame navigation' });
    event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.on('context-menu', (event) => event.preventDefault());
  webContents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
}
