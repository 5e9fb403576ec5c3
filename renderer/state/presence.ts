import { useEffect } from 'react';
import type { KioskLink } from './kiosk-store.ts';

/** Touches are reported to main at most so often, milliseconds. */
const TOUCH_INTERVAL = 2_000;

/**
 * Tells main that somebody is touching the screen, so that the idle clock starts anew. Not while the countdown is up:
 * its own button answers it. If the first touch took it away, the tap would fall through to what lies beneath.
 */
export function watchPresence(link: KioskLink, target: EventTarget): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const touched = (): void => {
    const { snapshot } = link.store.getState();
    if (snapshot === null || snapshot.visit === null || snapshot.idle !== null) return;
    const now = performance.now();
    if (now - last < TOUCH_INTERVAL) return;
    last = now;
    void link.kiosk.call('visit.touch', {});
  };
  target.addEventListener('pointerdown', touched, { capture: true, passive: true });
  target.addEventListener('keydown', touched, { capture: true });
  return () => {
    target.removeEventListener('pointerdown', touched, { capture: true });
    target.removeEventListener('keydown', touched, { capture: true });
  };
}

/** {@link watchPresence} for as long as the component is there. */
export function usePresence(link: KioskLink): void {
  useEffect(() => watchPresence(link, window), [link]);
}
