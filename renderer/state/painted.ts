import { useEffect } from 'react';
import { useKioskLink, useKioskState } from './kiosk-store.ts';

/** Reports each new screen to main once it has been painted: the second frame begins after the first was drawn. */
export function usePainted(): void {
  const { kiosk } = useKioskLink();
  const screen = useKioskState(({ snapshot }) => snapshot?.screen.name ?? null);
  const visit = useKioskState(({ snapshot }) => snapshot?.visit ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same screen of another visit is painted anew
  useEffect(() => {
    if (screen === null) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        void kiosk.call('kiosk.painted', { screen });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [kiosk, screen, visit]);
}
