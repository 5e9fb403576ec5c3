import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { earlyScript } from '../../build/bundle.ts';
import { DockClient, listenTo } from '../../build/kiosk-process.ts';
import { Resident } from '../../build/resident.ts';
import { isRoot } from '../../main/shell/chromium.ts';

/** Set by `npm test` where an Electron binary runs. */
const executablePath = process.env.YINGZHOU_ELECTRON;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command line of a kiosk in a plain window, with all that it keeps in `folder`. */
const parameters = (folder: string): string[] => [
  ...(isRoot() ? ['--no-sandbox'] : []),
  ...earlyScript,
  `--user-data-dir=${join(folder, 'electron')}`,
  root,
  '--windowed',
  '--data',
  folder,
];

describe.skipIf(executablePath === undefined)('a visit in Electron', () => {
  let folder = '';
  let electron: ElectronApplication;
  let page: Page;
  let resident: Resident;
  let said: ReturnType<typeof listenTo>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yingzhou-electron-'));
    electron = await _electron.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: parameters(folder),
    });
    said = listenTo(electron.process());
    page = await electron.firstWindow();
    await page.locator('[data-screen]').waitFor();
    const dock = await page.evaluate(async () => {
      const answer = await window.kiosk?.call('kiosk.snapshot', {});
      return answer?.ok ? answer.value.dock : null;
    });
    resident = new Resident(page, new DockClient(dock ?? ''));
  });
  afterAll(async () => {
    await electron?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends with a printed and rated licence', async () => {
    await resident.begins();
    await resident.choosesFirstService();
    await resident.laysCard('foreigner-2023');
    await resident.choosesLicence();
    await resident.prints();
    expect(await resident.collects()).toMatch(/^YZ01-/);
    await resident.rates();
    await resident.leaves();
  });

  it('comes back to the same screen when its renderer dies', async () => {
    await resident.begins();
    await resident.choosesFirstService();
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    // Playwright gives a page up whose renderer died; the log tells what the new one shows.
    await expect
      .poll(() => said.errors(), { timeout: 30_000 })
      .toMatch(/"cause":"gone: [^"]*"[\s\S]*"what":"identify","event":"shell.renderer-ready"/);
  });

  it('shuts its renderer in: sandbox, isolation, no Node, one object of the border', async () => {
    const found = await electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return await contents?.executeJavaScript(
        `({ require: typeof require, process: typeof process, kiosk: Object.keys(window.kiosk), origin: location.origin })`,
      );
    });
    expect(found).toEqual({
      require: 'undefined',
      process: 'undefined',
      kiosk: ['call', 'on'],
      origin: 'yingzhou://kiosk',
    });
  });

  it('lets nothing out: no window, no navigation, no permission, no other request', async () => {
    const tried = await electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const opened = await contents?.executeJavaScript(`String(window.open('https://example.com'))`);
      const fetched = await contents?.executeJavaScript(`fetch('http://127.0.0.1:9/').then(() => 'yes', () => 'no')`);
      const allowed = await contents?.executeJavaScript(
        `navigator.permissions.query({ name: 'geolocation' }).then((answer) => answer.state, () => 'error')`,
      );
      await contents?.executeJavaScript(`location.href = 'https://example.com/'; null`);
      return { opened, fetched, allowed, windows: BrowserWindow.getAllWindows().length, url: contents?.getURL() };
    });
    expect(tried).toEqual({ opened: 'null', fetched: 'no', allowed: 'denied', windows: 1, url: 'yingzhou://kiosk/' });
  });

  it('runs once: a second one ends at once', () => {
    const second = spawnSync(executablePath ?? '', parameters(folder), { encoding: 'utf8', timeout: 20_000 });
    expect(second.stderr).toContain('is running already');
    expect(second.status).toBe(1);
  });
});

if (executablePath === undefined) {
  describe('a visit in Electron', () => {
    it.todo('was not played: no Electron binary was found');
  });
}
