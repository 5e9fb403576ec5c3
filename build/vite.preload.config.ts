import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is built, by `--mode`: from where, to where, in which format. */
const scripts = {
  electron: { entry: 'preload/electron.ts', file: 'electron.cjs', format: 'cjs' },
  browser: { entry: 'preload/browser.ts', file: 'bridge.js', format: 'iife' },
  early: { entry: 'main/electron-early.ts', file: 'electron-early.cjs', format: 'cjs' },
} as const;

/**
 * Scripts that run before anything else, each one file with all it needs: a sandboxed preload of Electron can load
 * nothing else, the browser shell's page loads its script before the application, and Electron's `-r` knows no ESM.
 */
export default defineConfig(({ mode }) => {
  const script = scripts[mode === 'electron' || mode === 'early' ? mode : 'browser'];
  return {
    root,
    build: {
      target: 'chrome130',
      outDir: 'dist/preload',
      emptyOutDir: false,
      minify: false,
      lib: { entry: script.entry, formats: [script.format], name: 'kioskBridge', fileName: () => script.file },
      rollupOptions: { external: ['electron', /^node:/] },
    },
  };
});
