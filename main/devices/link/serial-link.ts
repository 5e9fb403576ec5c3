import { access } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import type { Link } from './link.ts';
import { type Connection, type ConnectionEvents, ReopeningLink } from './reopening-link.ts';

/** How often it is looked whether the port's path is still there: serialport may never tell of an unplug. */
const WATCH_INTERVAL = 500;
/** How long serialport may take to open and to close, milliseconds: both are known to hang. */
const OPEN_LIMIT = 3_000;
const CLOSE_LIMIT = 1_000;

/** A link over a serial port (8 data bits, no parity, 1 stop bit). */
export function openSerialLink(path: string, baudRate: number): Link {
  return new ReopeningLink(`serial ${path}`, (events) => open(path, baudRate, events));
}

async function open(path: string, baudRate: number, events: ConnectionEvents): Promise<Connection> {
  await access(path);
  const port = new SerialPort({ path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, autoOpen: false });
  port.on('error', (error) => events.lost(error.message));
  port.on('close', (error: Error | null) => events.lost(error?.message ?? 'the port was closed'));
  port.on('data', (bytes: Buffer) => events.bytes(bytes));
  await within(OPEN_LIMIT, 'the port does not open', (done) => port.open(done));
  const watch = setInterval(() => {
    access(path).catch(() => events.lost('the port is gone'));
  }, WATCH_INTERVAL);
  return {
    write: async (bytes) => {
      await within(OPEN_LIMIT, 'the port takes no bytes', (done) => port.write(bytes, undefined, done));
    },
    close: async () => {
      clearInterval(watch);
      if (!port.isOpen) return;
      await within(CLOSE_LIMIT, 'the port does not close', (done) => port.close(done)).catch(() => undefined);
    },
  };
}

/** Runs a call of serialport's callback style, for so many milliseconds at most. */
function within(limit: number, late: string, call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(late)), limit);
    call((error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
  });
}
