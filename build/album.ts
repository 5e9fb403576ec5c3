import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Screenshots of a kiosk's screens, one of each, numbered in the order in which they came up. */
export class Album {
  static #count = 0;
  readonly #page: Page;
  readonly #folder: string;
  readonly #taken = new Set<string>();

  /** `folder` has to be there. */
  constructor(page: Page, folder: string) {
    this.#page = page;
    this.#folder = folder;
  }

  /** Takes the screen as it is now, the first time that it is seen in this variant. */
  async take(screen: string, variant?: string): Promise<void> {
    const name = variant === undefined ? screen : `${screen}-${variant}`;
    if (this.#taken.has(name)) return;
    this.#taken.add(name);
    Album.#count += 1;
    const number = String(Album.#count).padStart(2, '0');
    await this.#page.screenshot({ path: join(this.#folder, `${number}-${name}.png`), animations: 'disabled' });
  }
}
