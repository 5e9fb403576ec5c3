import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, openTerminalPage } from '../../build/browser.ts';
import { type BrowserServer, startBrowserServer } from '../../main/shell/browser-server.ts';
import { ok } from '../../preload/result.ts';
import { fixtures } from '../../renderer/gallery/fixtures.ts';

const dist = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

let browser: Browser;
let server: BrowserServer;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  server = await startBrowserServer(
    { page: dist('renderer'), bridge: dist('preload/bridge.js'), port: 0, dock: null },
    () => Promise.resolve(ok({})),
    () => undefined,
    () => undefined,
  );
  page = (await openTerminalPage(browser)).page;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(server.address());
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe.each(['zh', 'en'])('every screen in every state, in %s,', (language) => {
  // One state of each screen in English: the words change, the structure does not.
  const shown = fixtures.filter(
    ({ screen }, index) => language === 'zh' || fixtures.findIndex((each) => each.screen === screen) === index,
  );
  it.each(shown)('is accessible and fits: $screen $variant', async ({ screen, variant }) => {
    const query = new URLSearchParams({ screen, variant, lang: language });
    await page.goto(`${server.origin}/gallery.html?${query}`);
    await page.locator(`[data-screen="${screen}"]`).waitFor();
    // Axe is put in by the debugger: the page's own policy would refuse it.
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(found).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

declare global {
  interface Window {
    axe: typeof axe;
  }
}
