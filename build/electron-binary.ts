import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where an Electron that runs here was found, or why there is none. */
export type ElectronBinary = { readonly path: string } | { readonly reason: string };

/** How long Electron's own download may take, milliseconds. */
const DOWNLOAD_LIMIT = 180_000;

/**
 * The Electron binary: of `ELECTRON_OVERRIDE_DIST_PATH`, else of the official package, which downloads it when it is
 * first wanted. `download` says whether that may be tried now.
 */
export function findElectron({ download }: { readonly download: boolean }): ElectronBinary {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, 'electron');
    return existsSync(path)
      ? answering(path)
      : { reason: `ELECTRON_OVERRIDE_DIST_PATH holds no electron: ${override}` };
  }
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const installed = installedIn(folder);
  if (installed !== null) return answering(installed);
  if (!download) return { reason: 'its binary is not downloaded' };
  console.log('start: fetching the Electron binary once (the official electron package does it) …');
  const fetched = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: DOWNLOAD_LIMIT,
  });
  const path = installedIn(folder);
  if (path !== null) return answering(path);
  const reason = fetched.stderr
    .split('\n')
    .find((line) => /error|ENOTFOUND|ECONN|refused/i.test(line))
    ?.trim();
  return { reason: `its binary could not be downloaded${reason ? ` (${reason.slice(0, 120)})` : ''}` };
}

function installedIn(folder: string): string | null {
  const pointer = join(folder, 'path.txt');
  if (!existsSync(pointer)) return null;
  const path = join(folder, 'dist', readFileSync(pointer, 'utf8'));
  return existsSync(path) ? path : null;
}

/** A binary that is there may still lack a library of the system. */
function answering(path: string): ElectronBinary {
  const asked = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (asked.status === 0) return { path };
  return {
    reason: `its binary does not run (${(asked.stderr || String(asked.error ?? asked.status)).trim().slice(0, 120)})`,
  };
}
