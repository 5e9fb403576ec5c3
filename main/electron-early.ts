import { prepareElectron } from './shell/electron-before-ready.ts';

/**
 * Loaded before the entry with Electron's `-r`, and so before Electron is ready, however long the entry takes to load.
 * A packaged kiosk does not need it: there Electron waits for the entry.
 */
prepareElectron();
