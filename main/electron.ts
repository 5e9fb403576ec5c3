import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, globalShortcut } from 'electron';
import { runShell, type Shell } from './run-shell.ts';
import { attachElectronBridge } from './shell/electron-bridge.ts';
import { ORIGIN, openKioskWindow, registerScheme } from './shell/electron-window.ts';

/** Entry of the Electron shell: the product on a terminal. */

const dist = fileURLToPath(new URL('..', import.meta.url));
const pages = join(dist, 'renderer');

/** Shortcuts that would leave or change the kiosk; swallowed while it runs. */
const swallowed = ['Alt+F4', 'CommandOrControl+Q', 'CommandOrControl+W', 'CommandOrControl+R', 'F11', 'F5'];

const open: Shell = ({ kiosk, border, config, log }) => {
  const window = openKioskWindow(
    {
      page: pages,
      preload: join(dist, 'preload', 'electron.cjs'),
      kiosk: config.window.kiosk,
      width: config.window.width,
      height: config.window.height,
      dock: kiosk.dock?.origin ?? null,
    },
    log,
  );
  const bridge = attachElectronBridge(() => window.current(), ORIGIN, border, log);
  const stop = kiosk.visit.onSnapshot(bridge.send);
  if (config.window.kiosk) globalShortcut.registerAll(swallowed, () => undefined);
  return Promise.resolve({
    name: 'electron',
    close: () => {
      stop();
      globalShortcut.unregisterAll();
      bridge.detach();
      window.close();
      return Promise.resolve();
    },
  });
};

if (!app.requestSingleInstanceLock()) {
  console.error('yingzhou-kiosk: is running already');
  app.exit(1);
} else {
  registerScheme();
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-quic');
  app.commandLine.appendSwitch('disable-features', 'Translate,SpareRendererForSitePerProcess');
  app.on('window-all-closed', () => undefined); // the window comes back; the shell decides when it is over
  app
    .whenReady()
    .then(() => runShell(open, pages, () => app.exit(0)))
    .catch((error: unknown) => {
      console.error('yingzhou-kiosk:', error);
      app.exit(1);
    });
}
