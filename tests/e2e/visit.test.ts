import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChromium, openTerminalPage } from '../../build/browser.ts';
import { type KioskProcess, startKioskProcess } from '../../build/kiosk-process.ts';
import { Resident } from '../../build/resident.ts';
import { faultsZh } from '../../renderer/i18n/faults-zh.ts';
import { zh } from '../../renderer/i18n/zh.ts';

let folder = '';
let browser: Browser;
let kiosk: KioskProcess;
let page: Page;
let resident: Resident;
let complaints: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yingzhou-e2e-'));
  browser = await openChromium();
  kiosk = await startKioskProcess(['--data', folder]);
  const opened = await openTerminalPage(browser);
  page = opened.page;
  complaints = opened.complaints;
  await page.goto(kiosk.address);
  resident = new Resident(page, kiosk.dock);
});
afterAll(async () => {
  await browser.close();
  expect(await kiosk.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  complaints.length = 0;
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  await goHome();
});

/** Leaves whatever screen a test ended on. */
async function goHome(): Promise<void> {
  await kiosk.dock.act({ action: 'platform.clear' });
  await kiosk.dock.act({ action: 'reader.lift' });
  const leave = [zh.collect.finish, zh.rate.skip, zh.trouble.finish, zh.actions.end, zh.farewell.done, zh.print.stop];
  for (let step = 0; step < 8; step += 1) {
    const screen = await page.locator('[data-screen]').getAttribute('data-screen');
    if (screen === 'attract') return;
    const button = page.getByRole('button', { name: new RegExp(`^(${leave.join('|')})`) }).first();
    await button.click({ timeout: 5_000 });
    await expect
      .poll(() => page.locator('[data-screen]').getAttribute('data-screen'), { timeout: 10_000 })
      .not.toBe(screen);
  }
}

/** The text of what the printer put out under that number. */
function paper(printNumber: string): string {
  const printer = join(folder, 'embedded', 'printer');
  const file = readdirSync(printer, { recursive: true, encoding: 'utf8' }).find((name) => name.includes(printNumber));
  expect(file, `paper of ${printNumber}`).toBeDefined();
  return spawnSync('pdftotext', ['-layout', join(printer, file ?? ''), '-'], { encoding: 'utf8' }).stdout;
}

async function toLicences(): Promise<void> {
  await resident.begins();
  await resident.choosesFirstService();
  await resident.laysCard('resident');
  await resident.sees('licences');
  await page.locator('button.licence').first().waitFor();
}

describe('a visit in Chromium', () => {
  it('ends with a printed, settled and rated licence', async () => {
    await resident.begins();
    await resident.choosesFirstService();
    await resident.laysCard('resident');
    const type = await resident.choosesLicence();
    await resident.prints();
    const printNumber = await resident.collects();
    await resident.rates();
    await resident.leaves();
    const text = paper(printNumber).replaceAll(/\s/g, '');
    for (const words of ['样本甲', type, printNumber]) expect(text).toContain(words);
    await expect
      .poll(() => kiosk.log(), { timeout: 10_000 })
      .toMatch(/"what":"settlement settle-\S+?","event":"outbox.delivered"/);
    await expect
      .poll(() => kiosk.log(), { timeout: 10_000 })
      .toMatch(/"what":"rating rate-\S+?","event":"outbox.delivered"/);
  });

  it('comes back to the same screen after a reload, on every screen', async () => {
    const reloads = async (screen: Parameters<Resident['sees']>[0]): Promise<void> => {
      await resident.sees(screen);
      await page.reload();
      await resident.sees(screen);
    };
    await reloads('attract');
    await resident.begins();
    await reloads('choose');
    await resident.choosesFirstService();
    await reloads('identify');
    await resident.laysCard('hmt');
    await reloads('licences');
    await resident.choosesLicence();
    await reloads('preview');
    await resident.prints();
    await resident.collects();
    await reloads('collect');
    await resident.touches(zh.collect.finish);
    await reloads('rate');
    await resident.touches(zh.rate.skip);
    await reloads('farewell');
  });

  it('can be ended at every step', async () => {
    await resident.begins();
    await resident.touches(zh.actions.end);
    await resident.sees('attract');
    await resident.begins();
    await resident.choosesFirstService();
    await resident.touches(zh.actions.end);
    await resident.sees('attract');
    await toLicences();
    await resident.touches(zh.actions.end);
    await resident.sees('farewell');
  });

  it('goes back one step at a time', async () => {
    await toLicences();
    await resident.choosesLicence();
    await resident.touches(zh.actions.back);
    await resident.sees('licences');
    await resident.touches(zh.actions.back);
    await resident.sees('choose');
  });

  it('speaks English when asked to, and Chinese again to the next resident', async () => {
    await resident.sees('attract');
    await resident.touches(zh.actions.otherLanguage);
    await resident.reads('Touch the screen to start');
    await page.getByRole('button', { name: /Touch the screen to start/ }).click();
    await resident.sees('choose');
    await page.getByRole('button', { name: /^End/ }).first().click();
    await resident.sees('attract');
    await resident.reads(zh.attract.call);
  });

  it('shows no name and no number in full before the preview', async () => {
    await toLicences();
    const text = await page.locator('body').textContent();
    expect(text).not.toContain('样本甲');
    expect(text).not.toContain('11010519491231002X');
    expect(text).toContain('样*甲');
  });
});

describe('what goes wrong is told in one sentence', () => {
  it.each([
    ['select-fails', 'card-not-selected'],
    ['lift-while-reading', 'card-removed'],
    ['unknown-kind', 'card-unknown-kind'],
  ] as const)('at the reader: %s', async (fault, code) => {
    await resident.begins();
    await resident.choosesFirstService();
    await kiosk.dock.act({ action: 'reader.fail', fault, times: 1 });
    await resident.laysCard('resident');
    await resident.reads(faultsZh[code].title);
    await resident.takesCard();
  });

  it('at the reader: damaged answers, again and again', async () => {
    await resident.begins();
    await resident.choosesFirstService();
    await kiosk.dock.act({ action: 'reader.fail', fault: 'wrong-checksum', times: 3 });
    await resident.laysCard('resident');
    await resident.reads(faultsZh['card-unreadable'].title);
  });

  it('at the reader: its cable is out, and in again', async () => {
    await resident.begins();
    await resident.choosesFirstService();
    await kiosk.dock.act({ action: 'reader.unplug' });
    await resident.reads(faultsZh['reader-offline'].title);
    await kiosk.dock.act({ action: 'reader.plug' });
    await resident.laysCard('resident');
    await resident.sees('licences');
  });

  it.each([
    ['stranger', 'person-unknown'],
    ['expired', 'card-expired'],
  ] as const)('at the platform: the card of %s', async (specimen, code) => {
    await resident.begins();
    await resident.choosesFirstService();
    await resident.laysCard(specimen);
    await resident.sees('trouble');
    await resident.reads(faultsZh[code].title);
  });

  it.each([
    ['down', 'platform-unreachable', 3],
    ['nonsense', 'platform-nonsense', 1],
    ['truncate', 'platform-unreachable', 3],
  ] as const)('at the platform: %s, and a retry helps', async (fault, _code, times) => {
    await resident.begins();
    await resident.choosesFirstService();
    await kiosk.dock.act({ action: 'platform.fail', fault, times });
    await resident.laysCard('resident');
    await resident.sees('trouble');
    await kiosk.dock.act({ action: 'platform.clear' });
    await resident.touches(zh.trouble.retry);
    await resident.sees('licences');
  });

  it('at the platform: a document that is not the one that was authorised', async () => {
    await toLicences();
    await resident.choosesLicence();
    await page.locator('.preview canvas').first().waitFor();
    await kiosk.dock.act({ action: 'platform.fail', fault: 'wrong-digest', times: 4 });
    await resident.prints();
    await resident.sees('trouble');
    await resident.reads(faultsZh['document-damaged'].title);
  });

  it('at the printer: no paper, and a retry after somebody has refilled it', async () => {
    await toLicences();
    await resident.choosesLicence();
    await kiosk.dock.act({ action: 'printer.tray', sheets: 0 });
    await resident.prints();
    await resident.sees('trouble');
    await resident.reads(faultsZh['printer-out-of-paper'].title);
    await kiosk.dock.act({ action: 'printer.tray', sheets: 250 });
    await resident.touches(zh.trouble.retry);
    await resident.collects();
  });

  it('at the printer: nobody knows whether the paper came out, and nothing is printed again', async () => {
    await toLicences();
    await resident.choosesLicence();
    await kiosk.dock.act({ action: 'printer.fail', fault: 'forget-job', times: 1 });
    const before = (await kiosk.dock.state()).printer.jobs.length;
    await resident.prints();
    await resident.sees('trouble');
    await resident.reads(faultsZh['print-unknown'].title);
    expect(await page.getByRole('button', { name: zh.trouble.retry }).count()).toBe(0);
    expect((await kiosk.dock.state()).printer.jobs.length).toBeLessThanOrEqual(before + 1);
  });
});

describe('the kiosk’s page', () => {
  it('holds a strict policy, and nothing of it is broken', async () => {
    const answer = await page.reload();
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
    await resident.sees('attract');
  });

  it('cannot be opened a second time with the same address', async () => {
    const second = await browser.newContext();
    const stranger = await second.newPage();
    expect((await stranger.goto(kiosk.address))?.status()).toBe(403);
    await second.close();
  });
});
