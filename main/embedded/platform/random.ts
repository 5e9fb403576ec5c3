/** Random numbers that are the same for the same seed: mulberry32, a public-domain generator of 32 bits of state. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of them. Throws where there is none. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** A string of `length` digits. */
  digits(length: number): string {
    return Array.from({ length }, () => this.integer(0, 9)).join('');
  }

  /** A day from `from` to `to`, `YYYY-MM-DD`, both included. The first where they are the wrong way round. */
  day(from: string, to: string): string {
    const first = Date.parse(from) / DAY;
    const last = Date.parse(to) / DAY;
    return new Date(this.integer(first, Math.max(first, last)) * DAY).toISOString().slice(0, 10);
  }
}

const DAY = 86_400_000;
