import type { Locator, Page } from 'playwright-core';
import type { ScreenName } from '../preload/contract.ts';
import { zh } from '../renderer/i18n/zh.ts';
import type { DockClient } from './kiosk-process.ts';

/** Longest wait for a screen, milliseconds: a page of a slow printer, and the driver's patience with it. */
const PATIENCE = 30_000;

/**
 * Someone who stands before the kiosk: reads the screens, touches what they say, and lays a card on the reader. Used by
 * the demo and the tests, in Chromium and in Electron alike.
 */
export class Resident {
  readonly page: Page;
  readonly #dock: DockClient;
  /** Called with the name of each screen that was waited for and has come. */
  readonly #onScreen: (screen: ScreenName) => Promise<void>;

  constructor(page: Page, dock: DockClient, onScreen: (screen: ScreenName) => Promise<void> = () => Promise.resolve()) {
    this.page = page;
    this.#dock = dock;
    this.#onScreen = onScreen;
  }

  /** Waits until that screen is up. */
  async sees(screen: ScreenName): Promise<Locator> {
    const shown = this.page.locator(`[data-screen="${screen}"]`);
    await shown.waitFor({ timeout: PATIENCE });
    await this.#onScreen(screen);
    return shown;
  }

  /** Waits until these words stand on the screen. */
  async reads(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor({ timeout: PATIENCE });
  }

  /** Touches the button of that name. */
  async touches(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click({ timeout: PATIENCE });
  }

  async begins(): Promise<void> {
    await this.sees('attract');
    await this.touches(new RegExp(zh.attract.call));
    await this.sees('choose');
  }

  /** Chooses the service that stands first and largest: all licences of the holder. */
  async choosesFirstService(): Promise<void> {
    await this.page.locator('[data-screen="choose"] main button:enabled').first().click({ timeout: PATIENCE });
    await this.sees('identify');
  }

  async laysCard(specimen: string): Promise<void> {
    await this.#dock.act({ action: 'reader.insert', specimen });
  }

  async takesCard(): Promise<void> {
    await this.#dock.act({ action: 'reader.lift' });
  }

  /** Waits for the list and opens the first licence of that type, or the first that can be printed; its type. */
  async choosesLicence(type?: string): Promise<string> {
    const list = await this.sees('licences');
    const row = list.locator('button.licence', type === undefined ? {} : { hasText: type }).first();
    await row.waitFor({ timeout: PATIENCE });
    const name = (await row.locator('.licence__type').textContent()) ?? '';
    await row.click();
    await this.sees('preview');
    return name;
  }

  /** Has the preview printed. */
  async prints(): Promise<void> {
    await this.touches(zh.preview.print);
  }

  /** Waits for the paper; the print number on the screen. */
  async collects(): Promise<string> {
    const screen = await this.sees('collect');
    return (await screen.locator('.collect__number .tabular').textContent()) ?? '';
  }

  /** Rates the visit with the best grade. */
  async rates(): Promise<void> {
    await this.touches(zh.collect.finish);
    await this.sees('rate');
    await this.touches(zh.rate.grade.best);
  }

  /** Is reminded of the card, takes it, and goes. */
  async leaves(): Promise<void> {
    await this.sees('farewell');
    await this.reads(zh.farewell.cardTitle);
    await this.takesCard();
    await this.reads(zh.farewell.title);
    await this.touches(zh.farewell.done);
    await this.sees('attract');
  }
}
