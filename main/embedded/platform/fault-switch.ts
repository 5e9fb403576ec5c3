import type { OperationName } from '../../platform/contract.ts';

/**
 * What the platform can be told to do wrong:
 * - `down`: the connection is cut before anything is done
 * - `slow`: the answer is held back; what was asked is done
 * - `nonsense`: 200 with the HTML of a captive proxy
 * - `wrong-digest`: the next PDF is altered after its digest was taken
 * - `http-500`: an internal error, nothing is done
 * - `truncate`: the connection is cut in the middle of the answer; what was asked is done
 */
export type PlatformFault = 'down' | 'slow' | 'nonsense' | 'wrong-digest' | 'http-500' | 'truncate';

export interface FaultOptions {
  /** Only requests of this operation fail; all others go by. */
  readonly operation?: OperationName;
  /** How long a `slow` answer is held, milliseconds; 15 s by default, more than a client waits. */
  readonly holdMs?: number;
}

interface PendingFault {
  readonly fault: PlatformFault;
  readonly options: FaultOptions;
  left: number;
}

const DEFAULT_HOLD = 15_000;

/** Faults on demand: off until told, and off again by themselves. */
export class FaultSwitch {
  #pending: PendingFault | null = null;
  #holdMs = DEFAULT_HOLD;
  readonly #holds = new Set<() => void>();

  /** The next `times` requests fail so; replaces what was pending. */
  fail(fault: PlatformFault, times: number, options: FaultOptions = {}): void {
    this.#pending = times > 0 ? { fault, options, left: times } : null;
  }

  /** Nothing fails any more; answers that are held back go out. */
  clear(): void {
    this.#pending = null;
    for (const release of [...this.#holds]) release();
  }

  /** The fault that is still to come, or null. */
  pending(): PlatformFault | null {
    return this.#pending?.fault ?? null;
  }

  /** Takes the pending fault where it is one of `faults` and meant for this operation. */
  take(operation: OperationName, faults: readonly PlatformFault[]): PlatformFault | null {
    const pending = this.#pending;
    if (pending === null || !faults.includes(pending.fault)) return null;
    if (pending.options.operation !== undefined && pending.options.operation !== operation) return null;
    pending.left -= 1;
    if (pending.left <= 0) this.#pending = null;
    this.#holdMs = pending.options.holdMs ?? DEFAULT_HOLD;
    return pending.fault;
  }

  /** Resolves when the answer that was taken as `slow` may go out. */
  hold(): Promise<void> {
    const milliseconds = this.#holdMs;
    return new Promise((resolve) => {
      const release = (): void => {
        clearTimeout(timer);
        this.#holds.delete(release);
        resolve();
      };
      const timer = setTimeout(release, milliseconds);
      timer.unref();
      this.#holds.add(release);
    });
  }
}
