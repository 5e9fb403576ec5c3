import type { FaultCode } from '../../preload/faults.ts';
import type { Service } from '../platform/contract.ts';
import type { IdCardReader } from './id-card/reader.ts';
import type { DocumentPrinter, DocumentPrinterStatus } from './printer/printer.ts';

/** How often the printer is asked how it is, milliseconds. */
const PRINTER_INTERVAL = 5_000;

/** Knows which devices can work now, and so which services can be offered. */
export interface Availability {
  /** Why a service cannot be offered now, or null. */
  outOfService(service: Service): FaultCode | null;
  /** Asks the devices at once. */
  look(): Promise<void>;
  close(): void;
}

/** Watches the devices; `onChange` is called whenever a device has become fit or unfit. */
export function watchAvailability(reader: IdCardReader, printer: DocumentPrinter, onChange: () => void): Availability {
  let printerFault: FaultCode | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  const readerFault = (): FaultCode | null => {
    const status = reader.status();
    return status.state === 'disconnected' ? status.fault.code : null;
  };
  const stopWatching = reader.onStatus(onChange);

  async function look(): Promise<void> {
    const found = faultOf(await printer.status());
    if (found === printerFault || closed) return;
    printerFault = found;
    onChange();
  }

  async function keepLooking(): Promise<void> {
    await look();
    if (!closed) {
      timer = setTimeout(() => {
        keepLooking().catch(() => undefined);
      }, PRINTER_INTERVAL);
      timer.unref();
    }
  }
  keepLooking().catch(() => undefined);

  return {
    outOfService: ({ needs }) =>
      (needs.includes('id-card-reader') ? readerFault() : null) ??
      (needs.includes('document-printer') ? printerFault : null),
    look,
    close: () => {
      closed = true;
      stopWatching();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Why a printer cannot take a job now, or null. One that is busy will take it soon. */
function faultOf(status: DocumentPrinterStatus): FaultCode | null {
  if (status.state === 'offline') return status.fault.code;
  return status.state === 'holding' && status.hold !== 'printer-busy' ? status.hold : null;
}
