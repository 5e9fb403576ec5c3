import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runShell, type Shell } from './run-shell.ts';
import { startBrowserServer } from './shell/browser-server.ts';
import { findChromium, hasDisplay, keepChromium } from './shell/chromium.ts';

/** Entry of the browser shell: the same kiosk, shown in the system's Chromium. */

const dist = fileURLToPath(new URL('..', import.meta.url));
const pages = join(dist, 'renderer');

const open: Shell = async ({ kiosk, border, config, log, options }) => {
  const server = await startBrowserServer(
    {
      page: pages,
      bridge: join(dist, 'preload', 'bridge.js'),
      port: options.port,
      dock: kiosk.dock?.origin ?? null,
    },
    border,
    log,
    () => {
      // Chromium gets its address from this process; a person needs a new one for the next time.
      if (chromium === null) announce();
    },
  );
  const stop = kiosk.visit.onSnapshot(server.send);
  const executable = options.headless ? null : findChromium();
  const chromium =
    executable !== null && hasDisplay()
      ? keepChromium({ executable, ...config.window, address: server.address }, log)
      : null;

  function announce(): void {
    console.log(`yingzhou-kiosk: open once ${server.address()}`);
  }
  if (chromium === null) {
    if (!options.headless) {
      const reason = executable === null ? 'no Chromium was found' : 'there is no display';
      console.log(`yingzhou-kiosk: ${reason}: open the address below in a browser on this machine`);
    }
    announce();
  }
  return {
    name: chromium === null ? 'browser (no window)' : 'browser',
    painted: () => undefined,
    close: async () => {
      stop();
      await chromium?.close();
      await server.close();
    },
  };
};

await runShell(open, pages, (code) => process.exit(code));
