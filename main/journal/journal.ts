import type { Rating, Settlement } from '../platform/contract.ts';

/** A print that was authorised and has not been settled. */
export interface OpenPrint {
  readonly printNumber: string;
  readonly visit: string;
  /** `authorised`: nothing went to the printer. `sending`: part or all of it may have. `sent`: the printer took the job. */
  readonly state: 'authorised' | 'sending' | 'sent';
  /** The job's name at the printer, once it was sent. */
  readonly job: string | null;
}

/** What waits to be told to the platform. */
export type OutboxEntry = { readonly id: number; readonly key: string; readonly attempts: number } & (
  | { readonly kind: 'settlement'; readonly printNumber: string; readonly settlement: Settlement }
  | { readonly kind: 'rating'; readonly rating: Rating }
);

/**
 * The terminal's memory of what has an effect outside: written before it is done, synced to the disk, kept over a
 * crash. Holds no personal data. A failing disk throws: a kiosk that cannot remember must not print.
 */
export interface Journal {
  /** The platform authorised one printing. */
  authorised(printNumber: string, visit: string): void;
  /** The document is about to be handed to the printer. */
  sending(printNumber: string): void;
  /** The printer took the job. */
  sent(printNumber: string, job: string): void;
  /** The print ended: the ledger is closed and the settlement enqueued, both or neither. A second call does nothing. */
  settle(printNumber: string, settlement: Settlement): void;
  /** Prints that were never settled: after a crash, those that need reconciliation. */
  openPrints(): readonly OpenPrint[];
  /** Enqueues a rating; a second one of the same visit does nothing. */
  rate(rating: Rating): void;
}

/** The side of the journal that the outbox worker sees. */
export interface OutboxStore {
  /** Entries due at `now` (milliseconds since 1970), oldest first. */
  due(now: number): readonly OutboxEntry[];
  /** When the next entry falls due, or null where none waits. */
  nextDue(): number | null;
  delivered(id: number): void;
  postpone(id: number, until: number): void;
  /** The platform refused it for good: kept, not sent again. */
  refused(id: number, cause: string): void;
  /** How many entries wait or were refused. */
  count(): { readonly waiting: number; readonly refused: number };
}
