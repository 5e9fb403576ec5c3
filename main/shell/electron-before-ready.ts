import { existsSync } from 'node:fs';
import { app, protocol } from 'electron';

/** The kiosk's own scheme: nothing on the network has it. */
export const SCHEME = 'yingzhou';
/** Origin of the kiosk's page. */
export const ORIGIN = `${SCHEME}://kiosk`;

/** Switches of Chromium that every kiosk runs with: no zoom, no swipe, no calls home, no offers. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  ['disable-background-networking'],
  ['disable-quic'],
  ['disable-features', 'Translate,SpareRendererForSitePerProcess'],
];

/** Says what Electron has to hear before it is ready; afterwards it throws. */
export function prepareElectron(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // Where there is no graphics device its process dies again and again, and one start in six hangs in a white page.
  if (process.platform === 'linux' && !existsSync('/dev/dri')) app.disableHardwareAcceleration();
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
}
