/** Longest pause before what died is brought back, milliseconds. */
const LONGEST_PAUSE = 30_000;
/** Who lives so long starts over: the next death is a first one. Milliseconds. */
const CALM = 60_000;

/** Brings something back that dies, the slower the more often it does. */
export class Revival {
  readonly #pauseAfter: (deaths: number) => number;
  #deaths = 0;
  #lastDeath = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `pauseAfter`: milliseconds to wait after so many deaths before this one, each within {@link CALM} of the last. */
  constructor(pauseAfter: (deaths: number) => number) {
    this.#pauseAfter = pauseAfter;
  }

  /** A revival is on its way. */
  get pending(): boolean {
    return this.#timer !== null;
  }

  /** It died: `revive` is called once, after the pause that is due. */
  schedule(revive: () => void): void {
    const now = Date.now();
    this.#deaths = now - this.#lastDeath > CALM ? 0 : this.#deaths + 1;
    this.#lastDeath = now;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        revive();
      },
      Math.min(LONGEST_PAUSE, this.#pauseAfter(this.#deaths)),
    );
  }

  /** Nothing is brought back any more. */
  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
