import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium, isRoot, quietSwitches } from '../main/shell/chromium.ts';

/** The size of a terminal's screen, CSS pixels: portrait full HD. */
const SCREEN = { width: 1080, height: 1920 } as const;

/** A headless Chromium of the system; throws where there is none. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium was found');
  return await chromium.launch({
    executablePath,
    args: [...quietSwitches, '--force-color-profile=srgb', ...(isRoot() ? ['--no-sandbox'] : [])],
  });
}

/** A page of the size of a terminal's screen, with what it complains of collected. */
export async function openTerminalPage(browser: Browser): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN', hasTouch: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}
