import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CALL_CHANNEL, createKiosk, EVENT_CHANNEL } from './client.ts';

/** The preload script of the Electron shell: puts the contract, and nothing else, on `window.kiosk`. */
contextBridge.exposeInMainWorld(
  'kiosk',
  createKiosk({
    call: (command, input) => ipcRenderer.invoke(CALL_CHANNEL, command, input),
    listen: (listener) => {
      ipcRenderer.on(EVENT_CHANNEL, (_event: IpcRendererEvent, name: unknown, payload: unknown) =>
        listener(name, payload),
      );
    },
  }),
);
