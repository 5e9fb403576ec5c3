import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * The renderer's three pages: the kiosk, the designers' gallery and the dev dock. Addresses are relative, because the
 * pages are served from Electron's own scheme as well as from loopback; nothing is inlined, because the content
 * security policy allows neither inline scripts nor inline styles.
 */
export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', fs: { allow: [at('.')] } },
  build: {
    target: 'chrome130',
    outDir: at('dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_200,
    rollupOptions: {
      input: {
        index: at('renderer/index.html'),
        gallery: at('renderer/gallery.html'),
        dock: at('renderer/dock.html'),
      },
    },
  },
});
