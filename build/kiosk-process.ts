import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DOCK_TOKEN_HEADER, type DockAction, DockState } from '../preload/dock-contract.ts';

/** How long a kiosk may take to start, milliseconds: the population is seeded the first time. */
const START_LIMIT = 60_000;

/** A kiosk in a process of its own, as `npm start` runs it, and what is needed to play with it. */
export interface KioskProcess {
  readonly child: ChildProcess;
  /** Opens the kiosk once. */
  readonly address: string;
  readonly dock: DockClient;
  /** Everything that it wrote to standard error: its log. */
  log(): string;
  /** Ends it as an operator does, and waits until it has ended; the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built browser shell without a window. `parameters` are those of the shell. */
export async function startKioskProcess(parameters: readonly string[]): Promise<KioskProcess> {
  const entry = fileURLToPath(new URL('../dist/main/browser.js', import.meta.url));
  const child = spawn(process.execPath, [entry, '--headless', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listenTo(child);
  const address = await said.find(/open once (http\S+)/);
  const dock = new DockClient(await said.find(/dev dock (http\S+)/));
  return { child, address, dock, log: said.errors, stop: () => stop(child) };
}

/** Ends a child process: SIGTERM, and SIGKILL where it does not listen. */
async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  const code = await ended;
  clearTimeout(force);
  return code;
}

/** Collects what a process says; `find` resolves with the first group of the first match, and rejects when it ends. */
export function listenTo(child: ChildProcess): { find(pattern: RegExp): Promise<string>; errors(): string } {
  let output = '';
  let errors = '';
  const listeners = new Set<() => void>();
  const hear = (): void => {
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', (bytes) => {
    output += String(bytes);
    hear();
  });
  child.stderr?.on('data', (bytes) => {
    errors += String(bytes);
    hear();
  });
  child.once('exit', hear);
  return {
    errors: () => errors,
    find: (pattern) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(limit);
          listeners.delete(look);
          act();
        };
        const look = (): void => {
          const found = pattern.exec(output)?.[1];
          if (found !== undefined) settle(() => resolve(found));
          else if (child.exitCode !== null || child.signalCode !== null) {
            settle(() => reject(new Error(`the kiosk ended before it said ${pattern}:\n${output}${errors}`)));
          }
        };
        const limit = setTimeout(
          () => settle(() => reject(new Error(`the kiosk did not say ${pattern}:\n${output}${errors}`))),
          START_LIMIT,
        );
        listeners.add(look);
        look();
      }),
  };
}

/** Does to the emulated devices what hands do to real ones, through the dock's own HTTP interface. */
export class DockClient {
  readonly #base: string;
  readonly #token: string;

  /** `address` as the kiosk prints it: the dock's page with its token in the fragment. */
  constructor(address: string) {
    const url = new URL(address);
    this.#token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
    url.hash = '';
    this.#base = url.href;
  }

  async act(action: DockAction): Promise<void> {
    const answer = await fetch(new URL('api/act', this.#base), {
      method: 'POST',
      headers: { [DOCK_TOKEN_HEADER]: this.#token, 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    if (!answer.ok) throw new Error(`the dock refused ${action.action}: ${answer.status} ${await answer.text()}`);
  }

  async state(): Promise<DockState> {
    const answer = await fetch(new URL('api/state', this.#base), { headers: { [DOCK_TOKEN_HEADER]: this.#token } });
    return DockState.parse(await answer.json());
  }
}
