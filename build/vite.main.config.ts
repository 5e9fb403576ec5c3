import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/** The Node side: one file for each shell, packages left outside. Electron 33 and later, Node 20.19 and later. */
export default defineConfig({
  root,
  ssr: { noExternal: [], external: true },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: 'dist/main',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: { electron: 'main/electron.ts', browser: 'main/browser.ts' },
      external: (id) => builtin.has(id) || id === 'electron' || !/^[./]|^[A-Za-z]:|\.ts$/.test(id),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
