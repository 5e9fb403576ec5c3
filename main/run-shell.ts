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
export interface ShellParts {
  readonly kiosk: RunningKiosk;
  readonly border: Border;
  readonly config: Config;
  readonly log: Log;
  readonly options: StartOptions;
}

/** Shows the kiosk; `close` takes it away. */
export type Shell = (parts: ShellParts) => Promise<{ readonly name: string; close(): Promise<void> }>;

/** What the command line can say. */
export interface StartOptions {
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

/** Reads the command line of either shell; Chromium's own switches are left alone. Exits on `--help` and on errors. */
function readOptions(): StartOptions {
  const own = process.argv
    .slice(1)
    .filter((argument) => !/^--(no-sandbox|inspect|remote-debugging|user-data-dir)/.test(argument));
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
      },
    });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
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
    process.stderr.write(`yingzhou-kiosk: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
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
export async function runShell(open: Shell, pages: string, exit: () => void): Promise<void> {
  const options = readOptions();
  const loaded = loadConfig(options.config);
  if (!loaded.ok) {
    for (const wrong of loaded.error) process.stderr.write(`${describeConfigFault(wrong)}\n`);
    process.exit(2);
  }
  const config: Config = {
    ...loaded.value,
    dataFolder: options.data ?? loaded.value.dataFolder,
    window: { ...loaded.value.window, kiosk: loaded.value.window.kiosk && !options.windowed },
  };
  const log = createLog();
  process.on('unhandledRejection', (error) => {
    log('kiosk.failed', { cause: causeOf(error) });
    process.exit(1);
  });

  const version = readVersion();
  const kiosk = await startKiosk({ config, version, pages, log });
  const painted = (screen: string): void => log('shell.renderer-ready', { what: screen });
  const border = createBorder(createHandlers(kiosk.visit, painted), log);
  const shell = await open({ kiosk, border, config, log, options });
  log('kiosk.started', { shell: shell.name, version });
  if (kiosk.dock !== null) console.log(`yingzhou-kiosk: dev dock ${kiosk.dock.address}`);

  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    log('kiosk.stopping');
    shell
      .close()
      .then(() => kiosk.close())
      .catch((error: unknown) => log('kiosk.failed', { what: 'stop', cause: causeOf(error) }))
      .finally(exit);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
}
