import { setTimeout as sleep } from 'node:timers/promises';

/** How long the driver waits for what. All in milliseconds but the counts. */
export interface PrintLimits {
  /** Between two looks at a job. */
  readonly pollInterval: number;
  /** How long a printer may refuse a job as busy. */
  readonly busy: number;
  /** Between two offers to a busy printer. */
  readonly busyInterval: number;
  /** How long a job may be held or show no progress before it is cancelled. */
  readonly patience: number;
  /** How long a job may take in all before it is cancelled, for one whose holds come and go without an end. */
  readonly job: number;
  /** How long the printer may take to end a job that it was told to cancel. */
  readonly cancel: number;
  /** A silent printer is gone only after this time and this many failures: CUPS drops printers for a moment. */
  readonly grace: number;
  readonly graceFailures: number;
  /** How long a job left over from a crash is followed before it is cancelled. */
  readonly reconcile: number;
  /** No printer takes in, prints, stacks and forgets a document within this time. */
  readonly fastestForget: number;
}

/** Limits for one A4 printer whose user stands before it. */
export const DEFAULT_PRINT_LIMITS: PrintLimits = {
  pollInterval: 500,
  busy: 60_000,
  busyInterval: 2_000,
  patience: 180_000,
  job: 900_000,
  cancel: 30_000,
  grace: 10_000,
  graceFailures: 3,
  reconcile: 30_000,
  fastestForget: 5_000,
};

/** Waits, or less where `signal` is raised meanwhile. Never rejects. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal === undefined || signal.aborted) await sleep(milliseconds);
  else await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** Counts the failures of a printer that was there, and says when it is gone for good. */
export class Grace {
  readonly #limits: PrintLimits;
  #failures = 0;
  #since = 0;

  constructor(limits: PrintLimits) {
    this.#limits = limits;
  }

  /** The printer answered. */
  answered(): void {
    this.#failures = 0;
  }

  /** The printer did not answer; true where it is gone. */
  failed(): boolean {
    if (this.#failures === 0) this.#since = performance.now();
    this.#failures += 1;
    return this.#failures >= this.#limits.graceFailures && performance.now() - this.#since >= this.#limits.grace;
  }
}
