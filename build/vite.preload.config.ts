import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The border's two scripts, each one file with all it needs: a sandboxed preload of Electron can load nothing else,
 * and the browser shell's page loads its script before the application. `--mode electron` or `--mode browser`.
 */
export default defineConfig(({ mode }) => ({
  root,
  build: {
    target: 'chrome130',
    outDir: 'dist/preload',
    emptyOutDir: false,
    minify: false,
    lib: {
      entry: `preload/${mode}.ts`,
      formats: [mode === 'electron' ? 'cjs' : 'iife'],
      name: 'kioskBridge',
      fileName: () => (mode === 'electron' ? 'electron.cjs' : 'bridge.js'),
    },
    rollupOptions: { external: mode === 'electron' ? ['electron'] : [] },
  },
}));
