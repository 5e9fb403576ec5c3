import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { Language } from '../../preload/contract.ts';
import { App } from '../app.tsx';
import { speak, startTexts } from '../i18n/index.ts';
import { openKioskLink } from '../state/kiosk-store.ts';
import { findFixture } from './fixtures.ts';
import { Gallery } from './gallery.tsx';
import { createStandInKiosk } from './stand-in-kiosk.ts';
import '@fontsource-variable/noto-sans-sc/wght.css';

// Compiled schemas need `eval`, which the content security policy forbids.
z.config({ jitless: true });

/*
 * `gallery.html` shows everything; `gallery.html?screen=identify&variant=reading&lang=en` shows one screen as the
 * kiosk would.
 */
const wanted = new URLSearchParams(window.location.search);
const language = Language.catch('zh').parse(wanted.get('lang'));
const fixture = findFixture(wanted.get('screen') ?? '', wanted.get('variant'));

await startTexts(language);
await speak(language);
if (fixture === null) document.documentElement.classList.add('gallery');
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      {fixture === null ? (
        <Gallery />
      ) : (
        <App link={openKioskLink(createStandInKiosk({ ...fixture.snapshot, language }))} />
      )}
    </StrictMode>,
  );
}
