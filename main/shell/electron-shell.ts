import { join } from 'node:path';
import { app, globalShortcut } from 'electron';
import type { Shell } from '../run-shell.ts';
import { ORIGIN } from './electron-before-ready.ts';
import { attachElectronBridge } from './electron-bridge.ts';
import { openKioskWindow } from './electron-window.ts';

/** Shortcuts that would leave or change the kiosk; swallowed while it runs. */
const swallowed = ['Alt+F4', 'CommandOrControl+Q', 'CommandOrControl+W', 'CommandOrControl+R', 'F11', 'F5'];

/** The shell of a terminal: one window of Electron. `dist` is the folder of the build. */
export function electronShell(dist: string): Shell {
  return ({ kiosk, border, config, log, stop }) => {
    const window = openKioskWindow(
      {
        page: join(dist, 'renderer'),
        preload: join(dist, 'preload', 'electron.cjs'),
        kiosk: config.window.kiosk,
        width: config.window.width,
        height: config.window.height,
        onClosed: stop,
        dock: kiosk.dock?.origin ?? null,
      },
      log,
    );
    const bridge = attachElectronBridge(() => window.current(), ORIGIN, border, log);
    const stopSending = kiosk.visit.onSnapshot(bridge.send);
    app.on('before-quit', (event) => {
      // In order: what is under way is finished, then the process ends.
      event.preventDefault();
      stop();
    });
    if (config.window.kiosk) globalShortcut.registerAll(swallowed, () => undefined);
    return Promise.resolve({
      name: 'electron',
      painted: () => window.painted(),
      close: () => {
        stopSending();
        globalShortcut.unregisterAll();
        bridge.detach();
        window.close();
        return Promise.resolve();
      },
    });
  };
}
