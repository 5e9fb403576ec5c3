import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Config, LinkConfig } from './config/schema.ts';
import { watchAvailability } from './devices/availability.ts';
import { openSdtReader } from './devices/id-card/sdt-reader.ts';
import type { Link } from './devices/link/link.ts';
import { openSerialLink } from './devices/link/serial-link.ts';
import { openTcpLink } from './devices/link/tcp-link.ts';
import { IppPrinter } from './devices/printer/ipp-printer.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { Outbox } from './journal/outbox.ts';
import { openJournal } from './journal/sqlite-journal.ts';
import { causeOf, faultFields, type Log } from './log/log.ts';
import { EnrollingPlatform } from './platform/enrolling-platform.ts';
import { reconcilePrints } from './visit/printing.ts';
import { startVisit, type Visit } from './visit/visit.ts';

/** A kiosk without a window: what a shell shows. */
export interface RunningKiosk {
  readonly visit: Visit;
  /** The dev dock, where anything is embedded or emulated: its origin, and its address with the key to it. */
  readonly dock: { readonly origin: string; readonly address: string } | null;
  close(): Promise<void>;
}

/** What a kiosk is started with. */
export interface KioskParts {
  readonly config: Config;
  readonly version: string;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly log: Log;
}

/** Builds the services of a kiosk and ties them together: the composition root. */
export async function startKiosk({ config, version, pages, log }: KioskParts): Promise<RunningKiosk> {
  const dataFolder =
    config.dataFolder ?? join(process.env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'yingzhou-kiosk');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });

  const embedded = await startEmbedded({ config, folder: join(dataFolder, 'embedded'), pages, log });
  let site = '';
  const platform = new EnrollingPlatform(
    { ...embedded.platform, dataFolder: join(dataFolder, 'terminal'), terminal: config.terminal.code },
    ({ enrolment, fresh }) => {
      site = enrolment.site;
      if (fresh) log('platform.enrolled', { what: enrolment.terminal });
    },
  );
  const link = openLink(embedded.readerLink);
  const reader = openSdtReader(link);
  const printer = new IppPrinter({ url: embedded.printerUrl });
  const journal = openJournal(join(dataFolder, 'journal.sqlite'));
  const outbox = new Outbox(journal, platform, log);
  const deliver = (): void => {
    outbox.deliver().catch((error: unknown) => log('kiosk.failed', { what: 'outbox', cause: causeOf(error) }));
  };
  const availability = watchAvailability(reader, printer, () => visit.refresh());
  const stopLogging = reader.onStatus((status) => {
    if (status.state === 'disconnected') log('reader.lost', faultFields(status.fault));
    else log('reader.status', { status: status.state });
  });
  const visit: Visit = startVisit(
    { platform, reader, printer, journal, log, outOfService: availability.outOfService, outboxFilled: deliver },
    config.visit,
    () => ({
      terminal: { code: config.terminal.code, site, helpLine: config.terminal.helpLine, version },
      training: config.platform === 'embedded',
      dock: config.dock === 'on-screen' ? (embedded.dock?.address ?? null) : null,
    }),
  );
  // What a crash left open is settled beside the first visit; nothing of it is printed again.
  reconcilePrints({ printer, journal, log })
    .then(deliver)
    .catch((error: unknown) => log('kiosk.failed', { what: 'reconciliation', cause: causeOf(error) }));

  return {
    visit,
    dock: embedded.dock,
    close: async () => {
      visit.stop();
      stopLogging();
      availability.close();
      await outbox.close();
      await reader.close();
      journal.close();
      await embedded.close();
    },
  };
}

function openLink(link: LinkConfig): Link {
  return link.kind === 'serial' ? openSerialLink(link.path, link.baudRate) : openTcpLink(link.host, link.port);
}
