import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Kiosk } from '../preload/contract.ts';
import { App } from './app.tsx';
import { startTexts } from './i18n/index.ts';
import { Starting } from './screens/starting.tsx';
import { blockGestures } from './state/gestures.ts';
import { openKioskLink } from './state/kiosk-store.ts';
import { warmUp } from './warm-up.ts';
import '@fontsource-variable/noto-sans-sc/wght.css';

declare global {
  interface Window {
    /** Put here by Electron's preload script or by the browser shell's `bridge.js`, before this module runs. */
    kiosk?: Kiosk;
  }
}

blockGestures(window);
await startTexts('zh');
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>{window.kiosk === undefined ? <Starting /> : <App link={openKioskLink(window.kiosk)} />}</StrictMode>,
  );
}
warmUp();
