import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, LinkConfig } from '../config/schema.ts';
import { causeOf, type Log } from '../log/log.ts';
import type { SignatureAlgorithm } from '../platform/contract.ts';
import { type EmulatedReader, startEmulatedReader } from './devices/id-card-reader.ts';
import { type EmulatedPrinter, startEmulatedPrinter } from './devices/ipp-printer.ts';
import { layCable, type SerialCable } from './devices/pty.ts';
import { type Dock, startDock } from './dock/dock-server.ts';
import { createDockWorld } from './dock/dock-world.ts';
import { type EmbeddedPlatform, startEmbeddedPlatform } from './platform/embedded-platform.ts';

/** Where the kiosk finds platform and devices: embedded ones where the configuration says so, else what it names. */
export interface Embedded {
  readonly platform: {
    readonly baseUrl: string;
    readonly algorithm: SignatureAlgorithm;
    readonly enrolmentCode: string | undefined;
  };
  readonly readerLink: LinkConfig;
  readonly printerUrl: string;
  readonly dock: Dock | null;
  close(): Promise<void>;
}

/** Speed of the emulated serial line; SDT modules come with it. */
const BAUD_RATE = 115_200;

/** What one machine needs to be enough. */
export interface EmbeddedParts {
  readonly config: Config;
  /** Where platform and printer keep what they must not forget. */
  readonly folder: string;
  /** Folder of the built pages, the dock's among them. */
  readonly pages: string;
  readonly log: Log;
}

/** Starts whatever the configuration wants embedded or emulated, each on the far side of a real link. */
export async function startEmbedded({ config, folder, pages, log }: EmbeddedParts): Promise<Embedded> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const started: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of started.reverse()) await stop();
  };

  const platform = config.platform === 'embedded' ? await openPlatform(folder) : null;
  if (platform !== null) started.push(() => platform.close());
  const reader = config.reader === 'emulated' ? await startEmulatedReader({ paced: true }) : null;
  if (reader !== null) started.push(() => reader.close());
  const cable = reader === null ? null : await openCable(join(folder, 'card-reader'), reader, log);
  if (cable !== null) started.push(() => cable.unplug());
  const printer =
    config.printer === 'emulated' ? await startEmulatedPrinter({ folder: join(folder, 'printer') }) : null;
  if (printer !== null) started.push(() => printer.close());

  const emulates = platform !== null || reader !== null || printer !== null;
  if (emulates) log('kiosk.embedded');
  const dock =
    emulates && config.dock !== 'off'
      ? await startDock(createDockWorld({ platform, reader, cable, printer }), pages)
      : null;
  if (dock !== null) started.push(() => dock.close());

  return {
    platform: platformOf(config, platform),
    readerLink: linkOf(config, reader, cable),
    printerUrl: printerOf(config, printer),
    dock,
    close,
  };
}

function openPlatform(folder: string): Promise<EmbeddedPlatform> {
  return startEmbeddedPlatform({ databasePath: join(folder, 'platform.sqlite'), port: 0 });
}

/** The reader's serial port; null where there is no socat to make one: then its bytes go over TCP. */
async function openCable(path: string, reader: EmulatedReader, log: Log): Promise<SerialCable | null> {
  const cable = layCable(path, reader.port);
  try {
    await cable.plug();
    return cable;
  } catch (error) {
    log('reader.lost', { what: 'the emulated serial port; TCP is used in its place', cause: causeOf(error) });
    return null;
  }
}

function platformOf(config: Config, embedded: EmbeddedPlatform | null): Embedded['platform'] {
  if (embedded !== null) {
    return { baseUrl: embedded.url, algorithm: 'sm2-sm3', enrolmentCode: embedded.enrolmentCode(config.terminal.code) };
  }
  if (config.platform === 'embedded') throw new Error('the embedded platform was not started');
  const { url, algorithm, enrolmentCode } = config.platform;
  return { baseUrl: url, algorithm, enrolmentCode };
}

function linkOf(config: Config, reader: EmulatedReader | null, cable: SerialCable | null): LinkConfig {
  if (cable !== null) return { kind: 'serial', path: cable.path, baudRate: BAUD_RATE };
  if (reader !== null) return { kind: 'tcp', host: '127.0.0.1', port: reader.port };
  if (config.reader === 'emulated') throw new Error('the emulated reader was not started');
  return config.reader.link;
}

function printerOf(config: Config, printer: EmulatedPrinter | null): string {
  if (printer !== null) return printer.url;
  if (config.printer === 'emulated') throw new Error('the emulated printer was not started');
  return config.printer.url;
}
