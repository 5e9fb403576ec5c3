import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keepChromium } from '../../main/shell/chromium.ts';

it('a Chromium that ends is started again, in kiosk mode and with an address of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingzhou-keeper-'));
  const starts = join(folder, 'starts');
  const executable = join(folder, 'chromium');
  // Stands in for a browser that dies at once: says how it was started, and ends.
  writeFileSync(executable, `#!/bin/sh\necho "$@" >> '${starts}'\nexit 1\n`);
  chmodSync(executable, 0o755);
  const lost: string[] = [];
  let addresses = 0;
  const keeper = keepChromium(
    {
      executable,
      kiosk: true,
      width: 1080,
      height: 1920,
      address: () => {
        addresses += 1;
        return `http://127.0.0.1/?token=${addresses}`;
      },
    },
    (event, fields) => lost.push(`${event} ${fields?.cause}`),
  );
  onTestFinished(async () => {
    await keeper.close();
    rmSync(folder, { recursive: true });
  });
  const lines = (): string[] => (existsSync(starts) ? readFileSync(starts, 'utf8').trim().split('\n') : []);
  await expect.poll(() => lines().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
  for (const [index, line] of lines().entries()) {
    expect(line).toContain('--kiosk');
    expect(line).toContain(`--app=http://127.0.0.1/?token=${index + 1}`);
  }
  expect(lost[0]).toBe('shell.renderer-lost chromium ended: 1');
});
