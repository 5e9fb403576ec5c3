import { type ChildProcess, spawn } from 'node:child_process';
import { access, rm } from 'node:fs/promises';

/** How long socat may take to make the port, milliseconds. */
const PLUG_LIMIT = 5_000;
const LOOK_INTERVAL = 20;

/** A serial port of the operating system whose other end is an emulator on a TCP port. */
export interface SerialCable {
  /** Path of the serial port, while it is plugged in. */
  readonly path: string;
  plugged(): boolean;
  /** Makes the port; resolves when it is there. */
  plug(): Promise<void>;
  /** Takes the port away as pulling the cable does. */
  unplug(): Promise<void>;
}

/** Lays a cable between a pseudo-terminal at `path`, made by socat, and `port` on this machine. Not plugged in yet. */
export function layCable(path: string, port: number): SerialCable {
  let socat: ChildProcess | null = null;

  async function plug(): Promise<void> {
    if (socat !== null) return;
    await rm(path, { force: true });
    const child = spawn('socat', [`PTY,link=${path},raw,echo=0`, `TCP:127.0.0.1:${port},nodelay`], { stdio: 'ignore' });
    socat = child;
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(`socat ended: ${signal ?? code}`));
    });
    ended.then(
      () => {
        if (socat === child) socat = null;
      },
      () => undefined,
    );
    const deadline = performance.now() + PLUG_LIMIT;
    while (performance.now() < deadline) {
      if (await exists(path)) return;
      const end = await Promise.race([ended, later(LOOK_INTERVAL)]);
      if (end !== null) throw new Error(`no serial port at ${path}: ${end}`);
    }
    throw new Error(`no serial port at ${path} in ${PLUG_LIMIT} ms`);
  }

  async function unplug(): Promise<void> {
    const child = socat;
    if (child === null) return;
    socat = null;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(path, { force: true });
  }

  return { path, plugged: () => socat !== null, plug, unplug };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function later(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}
