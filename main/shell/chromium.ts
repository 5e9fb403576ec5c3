import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Log } from '../log/log.ts';
import { Revival } from './revival.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Pause before Chromium is started again after it ended, milliseconds; doubled for each end that follows soon. */
const FIRST_REVIVAL = 500;

/** The system's Chromium, or null. `YINGZHOU_CHROMIUM` names another one. */
export function findChromium(): string | null {
  const named = process.env.YINGZHOU_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
  const candidates = named ? [named] : names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

/** Whether a file is there and may be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a window can be shown. */
export function hasDisplay(): boolean {
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Whether Chromium's sandbox cannot be used: root has none. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Switches that keep a Chromium quiet and harmless: nothing is looked up, stored, translated, suggested or synced,
 * and no gesture zooms or navigates.
 */
export const quietSwitches: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-breakpad',
  '--disable-extensions',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-features=Translate,AutofillServerCommunication,MediaRouter,OptimizationHints',
  '--password-store=basic',
];

export interface ChromiumOptions {
  readonly executable: string;
  readonly kiosk: boolean;
  readonly width: number;
  readonly height: number;
  /** Asked for at each start: an address opens only once. */
  readonly address: () => string;
}

/** Keeps a Chromium window with the kiosk's page up: in a profile of its own that is thrown away, started again when it ends. */
export function keepChromium(options: ChromiumOptions, log: Log): { close(): Promise<void> } {
  const profile = mkdtempSync(join(tmpdir(), 'yingzhou-chromium-'));
  let child: ChildProcess | null = null;
  let closing = false;
  const revival = new Revival((ends) => FIRST_REVIVAL * 2 ** ends);
  start();

  function start(): void {
    const placement = options.kiosk ? ['--kiosk'] : [`--window-size=${options.width},${options.height}`];
    child = spawn(
      options.executable,
      [
        ...quietSwitches,
        ...placement,
        ...(isRoot() ? ['--no-sandbox'] : []),
        `--user-data-dir=${profile}`,
        `--app=${options.address()}`,
      ],
      { stdio: 'ignore' },
    );
    child.once('error', (error) => revive(error.message));
    child.once('exit', (code, signal) => revive(`chromium ended: ${signal ?? code}`));
  }

  function revive(cause: string): void {
    if (closing || revival.pending) return;
    log('shell.renderer-lost', { cause });
    revival.schedule(() => {
      if (!closing) start();
    });
  }

  return {
    close: async () => {
      closing = true;
      revival.cancel();
      const running = child;
      if (running !== null && running.exitCode === null && running.signalCode === null && running.pid !== undefined) {
        const ended = new Promise((resolve) => running.once('exit', resolve));
        running.kill('SIGTERM');
        const force = setTimeout(() => running.kill('SIGKILL'), 3_000);
        await ended;
        clearTimeout(force);
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
