import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `unit` needs nothing but Node; `integration` real programs on loopback; `e2e` Chromium; `electron` an Electron binary. */
const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: Math.max(testTimeout, 60_000),
  },
});

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      project('unit', 30_000),
      project('integration', 60_000),
      project('e2e', 120_000),
      project('electron', 120_000),
    ],
  },
});
