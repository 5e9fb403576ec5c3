import type { Fault } from '../../../preload/faults.ts';
import { fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import type { Link, LinkStatus } from './link.ts';

/** First and longest pause before a link that is down is opened again, milliseconds. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 2_000;

/** One opened way to the device. It ends once, and tells. */
export interface Connection {
  /** Resolves when all bytes are handed over; rejects where the way is broken. */
  write(bytes: Uint8Array): Promise<void>;
  /** Lets go of it; never takes longer than a second. */
  close(): Promise<void>;
}

/** What an opened way reports to its link. */
export interface ConnectionEvents {
  readonly bytes: (bytes: Uint8Array) => void;
  readonly lost: (cause: string) => void;
}

/** Opens the way to the device; rejects where it is not there. */
export type Opener = (events: ConnectionEvents) => Promise<Connection>;

/** A link that opens itself, and opens itself again for as long as it is not closed. */
export class ReopeningLink implements Link {
  readonly name: string;
  readonly #open: Opener;
  readonly #statusListeners = new Set<(status: LinkStatus) => void>();
  readonly #byteListeners = new Set<(bytes: Uint8Array) => void>();
  #status: LinkStatus = { state: 'disconnected', cause: 'not opened yet' };
  #connection: Connection | null = null;
  #pause = FIRST_PAUSE;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(name: string, open: Opener) {
    this.name = name;
    this.#open = open;
    this.#connect();
  }

  status(): LinkStatus {
    return this.#status;
  }

  onStatus(listener: (status: LinkStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    this.#byteListeners.add(listener);
    return () => this.#byteListeners.delete(listener);
  }

  async write(bytes: Uint8Array): Promise<Result<void, Fault>> {
    const connection = this.#connection;
    if (connection === null) return err(fault('reader-offline', `${this.name} is not open`));
    try {
      await connection.write(bytes);
      return ok(undefined);
    } catch (error) {
      const cause = `${this.name}: ${error instanceof Error ? error.message : String(error)}`;
      this.#lose(connection, cause);
      return err(fault('reader-offline', cause));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const connection = this.#connection;
    this.#connection = null;
    this.#report({ state: 'disconnected', cause: 'closed' });
    await connection?.close();
  }

  #connect(): void {
    let opened: Connection | null = null;
    let lostEarly: string | null = null;
    this.#open({
      bytes: (bytes) => {
        if (this.#connection !== opened || opened === null) return;
        for (const listener of this.#byteListeners) listener(bytes);
      },
      lost: (cause) => {
        if (opened === null) lostEarly = cause;
        else this.#lose(opened, cause);
      },
    }).then(
      (connection) => {
        opened = connection;
        if (this.#closed) return this.#drop(connection);
        this.#connection = connection;
        if (lostEarly !== null) return this.#lose(connection, lostEarly);
        this.#pause = FIRST_PAUSE;
        this.#report({ state: 'connected' });
      },
      (error: unknown) => {
        this.#report({ state: 'disconnected', cause: error instanceof Error ? error.message : String(error) });
        this.#reconnect();
      },
    );
  }

  #lose(connection: Connection, cause: string): void {
    if (this.#connection !== connection) return;
    this.#connection = null;
    this.#drop(connection);
    this.#report({ state: 'disconnected', cause });
    this.#reconnect();
  }

  /** What is already broken may fail to close: nothing can be done about it. */
  #drop(connection: Connection): void {
    connection.close().catch(() => undefined);
  }

  #reconnect(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.#connect(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  #report(status: LinkStatus): void {
    const same = status.state === 'disconnected' && this.#status.state === 'disconnected';
    this.#status = status;
    if (same) return;
    for (const listener of this.#statusListeners) listener(status);
  }
}
