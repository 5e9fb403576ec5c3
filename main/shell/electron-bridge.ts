import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../preload/client.ts';
import type { Snapshot } from '../../preload/contract.ts';
import { err } from '../../preload/result.ts';
import type { Log } from '../log/log.ts';
import type { Border } from './border.ts';

/** Whether a message comes from the top frame of the kiosk's own window, showing the kiosk's own page. */
function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow, origin: string): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    (frame.url === `${origin}/` || frame.url.startsWith(`${origin}/`))
  );
}

/** Carries the contract over Electron's IPC: commands in from the trusted frame alone, events out to it. */
export function attachElectronBridge(
  window: () => BrowserWindow | null,
  origin: string,
  border: Border,
  log: Log,
): { send(snapshot: Snapshot): void; detach(): void } {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    const current = window();
    if (current === null || !isTrusted(event, current, origin)) {
      log('shell.refused', { what: 'ipc', cause: 'a sender that is not the kiosk page' });
      return err({ code: 'request-refused' });
    }
    return await border(name, input);
  });
  return {
    send: (snapshot) => {
      const current = window();
      if (current !== null && !current.isDestroyed()) {
        current.webContents.send(EVENT_CHANNEL, 'snapshot', snapshot);
      }
    },
    detach: () => ipcMain.removeHandler(CALL_CHANNEL),
  };
}
