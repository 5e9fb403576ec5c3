import type { Fault, FaultCode } from '../../preload/faults.ts';
import type { Result } from '../../preload/result.ts';
import { causeOf, faultFields, type Log } from '../log/log.ts';
import type { Platform } from '../platform/platform.ts';
import type { OutboxEntry, OutboxStore } from './journal.ts';

/** First and longest pause after a failed delivery, milliseconds; each failure doubles it. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 300_000;

/** Failures after which the same request can succeed later. All others are refusals for good. */
const passing: ReadonlySet<FaultCode> = new Set(['platform-unreachable', 'platform-slow', 'platform-nonsense']);

/** Delivers what the journal has enqueued: at least once, with the entry's idempotency key, in order. */
export class Outbox {
  readonly #store: OutboxStore;
  readonly #platform: Pick<Platform, 'settle' | 'rate'>;
  readonly #log: Log;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(store: OutboxStore, platform: Pick<Platform, 'settle' | 'rate'>, log: Log) {
    this.#store = store;
    this.#platform = platform;
    this.#log = log;
  }

  /** Delivers what is due now and comes back by itself for what is due later. Resolves when nothing more is due. */
  deliver(): Promise<void> {
    this.#running ??= this.#deliverAll().finally(() => {
      this.#running = null;
      this.#schedule();
    });
    return this.#running;
  }

  /** Stops; a delivery under way is finished. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  async #deliverAll(): Promise<void> {
    while (!this.#closed) {
      const entries = this.#store.due(Date.now());
      if (entries.length === 0) return;
      for (const entry of entries) {
        if (this.#closed) return;
        await this.#deliverOne(entry);
      }
    }
  }

  async #deliverOne(entry: OutboxEntry): Promise<void> {
    const what = `${entry.kind} ${entry.key}`;
    const result = await this.#send(entry);
    if (result.ok) {
      this.#store.delivered(entry.id);
      this.#log('outbox.delivered', { what });
    } else if (passing.has(result.error.code)) {
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(entry.attempts, 20));
      // Half fixed, half random, so that a fleet does not come back in one wave.
      this.#store.postpone(entry.id, Math.round(Date.now() + pause / 2 + (Math.random() * pause) / 2));
      this.#log('outbox.waiting', { what, ...faultFields(result.error) });
    } else {
      this.#store.refused(entry.id, `${result.error.code}: ${result.error.cause}`);
      this.#log('outbox.refused', { what, ...faultFields(result.error) });
    }
  }

  async #send(entry: OutboxEntry): Promise<Result<void, Fault>> {
    switch (entry.kind) {
      case 'settlement':
        return await this.#platform.settle(entry.printNumber, entry.settlement, entry.key);
      case 'rating':
        return await this.#platform.rate(entry.rating, entry.key);
    }
  }

  #schedule(): void {
    if (this.#closed) return;
    const next = this.#store.nextDue();
    if (next === null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.deliver().catch((error: unknown) => this.#log('kiosk.failed', { what: 'outbox', cause: causeOf(error) }));
      },
      Math.max(0, next - Date.now()),
    );
    this.#timer.unref();
  }
}
