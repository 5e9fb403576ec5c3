import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const config = (name: string): string => fileURLToPath(new URL(`vite.${name}.config.ts`, import.meta.url));

/** Switches of Electron that load what has to be said before it is ready. */
export const earlyScript: readonly string[] = [
  '-r',
  fileURLToPath(new URL('../dist/preload/electron-early.cjs', import.meta.url)),
];

/** Builds renderer, preload scripts and main into `dist/`. */
export async function bundle(): Promise<void> {
  await rm(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true, force: true });
  const logLevel = 'warn';
  await build({ configFile: config('renderer'), logLevel });
  for (const mode of ['electron', 'browser', 'early']) await build({ configFile: config('preload'), mode, logLevel });
  await build({ configFile: config('main'), logLevel });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const begun = performance.now();
  await bundle();
  console.log(`build: dist/ in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
}
