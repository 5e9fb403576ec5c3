import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { prepareElectron } from './shell/electron-before-ready.ts';

/**
 * Entry of the Electron shell: the product on a terminal. What has to be said before Electron is ready is said here,
 * with nothing else loaded: the rest takes longer to load than Electron to be ready.
 */

const dist = fileURLToPath(new URL('..', import.meta.url));

if (!app.requestSingleInstanceLock()) {
  console.error('yingzhou-kiosk: is running already');
  app.exit(1);
} else {
  if (!app.isReady()) prepareElectron(); // else `electron-early.ts` did
  app.on('window-all-closed', () => undefined); // the window comes back; the shell decides when it is over
  app
    .whenReady()
    .then(async () => {
      const [{ runShell }, { electronShell }] = await Promise.all([
        import('./run-shell.ts'),
        import('./shell/electron-shell.ts'),
      ]);
      await runShell(electronShell(dist), join(dist, 'renderer'), (code) => app.exit(code));
    })
    .catch((error: unknown) => {
      console.error('yingzhou-kiosk:', error);
      app.exit(1);
    });
}
