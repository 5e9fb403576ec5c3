import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { describeConfigFault, loadConfig } from './config/load.ts';
import type { Config } from './config/schema.ts';
import { type RunningKiosk, startKiosk } from './kiosk.ts';
import { causeOf, createLog, type Log } from './log/log.ts';
import { type Border, createBorder } from './shell/border.ts';
import { createHandlers } from './shell/handlers.ts';

/** What a shell is given to show. */
interface ShellParts {
  readonly kiosk: RunningKiosk;
  readonly border: Border;
  readonly config: Config;
  readonly log: Log;
  readonly options: StartOptions;
  /** Stops the kiosk in order, and then the process. */
  readonly stop: () => void;
}

/** Shows the kiosk. `painted` hears that the page has painted a screen; `close` takes it away. */
export type Shell = (parts: ShellParts) => Promise<{ readonly name: string; painted(): void; close(): Promise<void> }>;

/** What the command line can say. */
interface StartOptions {
  readonly config: string | null;
  readonly data: string | null;
  readonly windowed: boolean;
  readonly headless: boolean;
  readonly port: number;
}

const usage = `yingzhou-kiosk [options]

  --config FILE   settings (JSON); without it the embedded platform and emulated devices
  --data FOLDER   keys, journal and the embedded platform's data
  --windowed      a plain window in place of kiosk mode
  --headless      browser shell: no window, print the address only
  --port N        browser shell: port on 127.0.0.1 (default: any)
  --help          this text
`;

/** What the command line says: options, or the exit code of a process that has nothing more to do. */
function readOptions(): StartOptions | number {
  // What is Electron's or Chromium's own, in the words that npm start and the tests use, is left alone.
  const own = process.argv
    .slice(1)
    .filter((part) => !/^--(no-sandbox|inspect|remote-debugging|user-data-dir)/.test(part));
  try {
    const { values } = parseArgs({
      args: own,
      allowPositionals: true, // the entry itself
      options: {
        config: { type: 'string' },
        data: { type: 'string' },
        windowed: { type: 'boolean', default: false },
        headless: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
        require: { type: 'string', short: 'r', multiple: true }, // Electron's
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      return 0;
    }
    const port = z.coerce.number().int().min(0).max(65_535).parse(values.port);
    return {
      config: values.config ?? null,
      data: values.data ?? null,
      windowed: values.windowed,
      headless: values.headless,
      port,
    };
  } catch (error) {
    const reason = error instanceof z.ZodError ? '--port is a number from 0 to 65535' : causeOf(error);
    process.stderr.write(`yingzhou-kiosk: ${reason}\n\n${usage}`);
    return 2;
  }
}

/** Version of the package that this file was built from. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/**
 * Runs the kiosk in a shell until it is told to stop: reads options and configuration, starts the services, shows
 * them, and on SIGINT, SIGTERM or SIGHUP closes all in the reverse order. `pages` is the folder of the built renderer;
 * `exit` ends the process.
 */
export async function runShell(open: Shell, pages: string, exit: (code: number) => void): Promise<void> {
  const options = readOptions();
  if (typeof options === 'number') return exit(options);
  const loaded = loadConfig(options.config);
  if (!loaded.ok) {
    for (const wrong of loaded.error) process.stderr.write(`${describeConfigFault(wrong)}\n`);
    return exit(2);
  }
  const config: Config = {
    ...loaded.value,
    dataFolder: options.data ?? loaded.value.dataFolder,
    window: { ...loaded.value.window, kiosk: loaded.value.window.kiosk && !options.windowed },
  };
  const log = createLog();
  process.on('unhandledRejection', (error) => {
    log('kiosk.failed', { cause: causeOf(error) });
    exit(1);
  });

  let opened: Awaited<ReturnType<Shell>> | null = null;
  const version = readVersion();
  const kiosk = await startKiosk({ config, version, pages, log });
  const painted = (screen: string): void => {
    opened?.painted();
    log('shell.renderer-ready', { what: screen });
  };
  const border = createBorder(createHandlers(kiosk.visit, painted), log);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    log('kiosk.stopping');
    Promise.resolve(opened?.close())
      .then(() => kiosk.close())
      .catch((error: unknown) => log('kiosk.failed', { what: 'stop', cause: causeOf(error) }))
      .finally(() => exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  opened = await open({ kiosk, border, config, log, options, stop });
  log('kiosk.started', { shell: opened.name, version });
  if (kiosk.dock !== null) console.log(`yingzhou-kiosk: dev dock ${kiosk.dock.address}`);
}
