import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { DockPage } from './dock-page.tsx';
import '@fontsource-variable/noto-sans-sc/wght.css';

// Compiled schemas need `eval`, which the content security policy forbids.
z.config({ jitless: true });

const token = new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <DockPage token={token} />
    </StrictMode>,
  );
}
