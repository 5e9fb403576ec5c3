import type { ActorOptions, AnyActorLogic } from 'xstate';

/** The timers that a visit runs on; xstate's `SimulatedClock` fits. */
export type Clock = NonNullable<ActorOptions<AnyActorLogic>['clock']>;

export interface IdleLimits {
  /** Untouched for so long, the countdown begins. Seconds. */
  readonly idleSeconds: number;
  /** Length of the countdown. Seconds. */
  readonly warningSeconds: number;
}

/**
 * Counts how long nobody has touched the screen. `onCountdown` is called with the seconds left, once a second while
 * the countdown runs, and with null when a touch ends it; `onExpire` when it reaches nought.
 */
export class IdleClock {
  readonly #clock: Clock;
  readonly #limits: IdleLimits;
  readonly #onCountdown: (secondsLeft: number | null) => void;
  readonly #onExpire: () => void;
  #timer: unknown = null;
  #secondsLeft: number | null = null;

  constructor(
    clock: Clock,
    limits: IdleLimits,
    on: { readonly countdown: (secondsLeft: number | null) => void; readonly expire: () => void },
  ) {
    this.#clock = clock;
    this.#limits = limits;
    this.#onCountdown = on.countdown;
    this.#onExpire = on.expire;
  }

  /** Seconds left of the countdown, or null where none runs. */
  get secondsLeft(): number | null {
    return this.#secondsLeft;
  }

  /** Starts to count, or starts anew. */
  restart(): void {
    this.stop();
    this.#after(this.#limits.idleSeconds * 1_000, () => this.#count(this.#limits.warningSeconds));
  }

  /** Stops counting; a countdown that runs is taken back. */
  stop(): void {
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#secondsLeft === null) return;
    this.#secondsLeft = null;
    this.#onCountdown(null);
  }

  #count(secondsLeft: number): void {
    if (secondsLeft === 0) {
      this.stop();
      this.#onExpire();
      return;
    }
    this.#secondsLeft = secondsLeft;
    this.#onCountdown(secondsLeft);
    this.#after(1_000, () => this.#count(secondsLeft - 1));
  }

  #after(milliseconds: number, then: () => void): void {
    this.#timer = this.#clock.setTimeout(then, milliseconds);
  }
}
