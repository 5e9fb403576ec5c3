import { protocol } from 'electron';

/** The kiosk's own scheme: nothing on the network has it. */
export const SCHEME = 'yingzhou';
/** Origin of the kiosk's page. */
export const ORIGIN = `${SCHEME}://kiosk`;

/** Declares the scheme; has to run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}
