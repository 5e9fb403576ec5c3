import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openChromium, openTerminalPage } from '../../build/browser.ts';
import { startKioskProcess } from '../../build/kiosk-process.ts';
import { Resident } from '../../build/resident.ts';

it('a kiosk that is killed while it prints settles that print after its start, and prints nothing again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingzhou-crash-'));
  const browser = await openChromium();
  const first = await startKioskProcess(['--data', folder]);
  onTestFinished(async () => {
    await browser.close();
    await first.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const { page } = await openTerminalPage(browser);
  await page.goto(first.address);
  const resident = new Resident(page, first.dock);
  await resident.begins();
  await resident.choosesFirstService();
  await resident.laysCard('resident');
  await resident.choosesLicence();
  await first.dock.act({ action: 'printer.tray', sheets: 1 });
  await resident.prints();
  // One of two pages is out, and the job waits for paper.
  await expect.poll(async () => (await first.dock.state()).printer.jobs.at(-1)?.pagesDone, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => first.log(), { timeout: 10_000 }).toContain('"event":"print.sent"');
  const ended = new Promise((resolve) => first.child.once('exit', resolve));
  first.child.kill('SIGKILL');
  await ended;

  const second = await startKioskProcess(['--data', folder]);
  onTestFinished(async () => {
    await second.stop();
  });
  await second.dock.act({ action: 'printer.tray', sheets: 250 });
  await expect.poll(() => second.log(), { timeout: 60_000 }).toMatch(/"outcome":"\w+"[^}]*"event":"print.reconciled"/);
  await expect
    .poll(() => second.log(), { timeout: 10_000 })
    .toMatch(/"what":"settlement [^}]*"event":"outbox.delivered"/);
  expect((await second.dock.state()).printer.jobs).toHaveLength(1);
  expect(second.log()).not.toContain('"event":"print.sent"');
});
