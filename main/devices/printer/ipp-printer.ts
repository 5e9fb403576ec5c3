import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import { causeOf } from '../../log/log.ts';
import { printerHold } from './conditions.ts';
import { IppClient, type IppClientOptions } from './ipp-client.ts';
import { IppOperations, type OperationFailure } from './ipp-operations.ts';
import type { PrinterReport } from './ipp-reports.ts';
import { followJob } from './job-follower.ts';
import { sendJob } from './job-sender.ts';
import { DEFAULT_PRINT_LIMITS, type PrintLimits, pause } from './print-limits.ts';
import type {
  DocumentPrinter,
  DocumentPrinterStatus,
  PrintJob,
  PrintOptions,
  PrintOutcome,
  PrintProgress,
} from './printer.ts';

/** Where the printer is, and how long to wait for it. */
export interface IppPrinterOptions extends Omit<IppClientOptions, 'limits'> {
  /** Of one exchange. */
  readonly exchange?: IppClientOptions['limits'];
  /** Of a job. */
  readonly limits?: Partial<PrintLimits>;
}

/** An A4 printer that speaks IPP (RFC 8010, RFC 8011) and takes PDF: one of the IPP Everywhere kind, or a CUPS queue. */
export class IppPrinter implements DocumentPrinter {
  readonly #client: IppClient;
  readonly #operations: IppOperations;
  readonly #limits: PrintLimits;

  constructor({ exchange, limits, ...options }: IppPrinterOptions) {
    this.#client = new IppClient({ ...options, ...(exchange ? { limits: exchange } : {}) });
    this.#operations = new IppOperations(this.#client);
    this.#limits = { ...DEFAULT_PRINT_LIMITS, ...limits };
  }

  async status(): Promise<DocumentPrinterStatus> {
    const printer = await this.#printer();
    if (!printer.ok) return { state: 'offline', fault: printer.error };
    const { reasons, acceptingJobs, formats } = printer.value;
    const hold = printerHold(printer.value) ?? (acceptingJobs ? null : 'printer-offline');
    if (hold !== null) return { state: 'holding', hold, reasons };
    if (!formats.includes('application/pdf')) return { state: 'offline', fault: noPdf };
    return { state: 'ready' };
  }

  /**
   * A printer that is out of paper, open or jammed fails the job at once: nothing was sent, and the resident who is
   * told so can try again. Once the job is taken, the same only holds it.
   */
  async print(job: PrintJob, { signal, onProgress, onAccepted }: PrintOptions = {}): Promise<PrintOutcome> {
    let mayBeSent = false;
    try {
      const printer = await this.#printer();
      const obstacle = printer.ok ? obstacleOf(printer.value) : printer.error;
      if (!printer.ok || obstacle !== null) return { state: 'failed', fault: obstacle ?? noPdf };
      const ports = {
        operations: this.#operations,
        limits: this.#limits,
        signal,
        onProgress: changesOnly(onProgress),
      };
      ports.onProgress({ phase: 'sending', pagesDone: null, hold: null });
      mayBeSent = true;
      const sent = await sendJob(ports, job, printer.value);
      if (sent.state !== 'accepted') return sent;
      const { id, uri } = sent.job;
      onAccepted?.(uri ?? `${this.#client.uri}/${id}`);
      ports.onProgress({ phase: 'printing', pagesDone: sent.job.pagesDone, hold: null });
      return await followJob(ports, { id });
    } catch (error) {
      return mayBeSent
        ? { state: 'unknown', fault: fault('print-unknown', causeOf(error)) }
        : { state: 'failed', fault: fault('internal', causeOf(error)) };
    }
  }

  /** A job that does not end within the limit is cancelled: its resident has gone, and the paper is not for the next. */
  async outcomeOf(job: string): Promise<PrintOutcome> {
    try {
      const { reconcile } = this.#limits;
      const limits = { ...this.#limits, patience: reconcile, job: reconcile };
      const ports = { operations: this.#operations, limits, signal: undefined, onProgress: () => undefined };
      return await followJob(ports, { uri: job });
    } catch (error) {
      return { state: 'unknown', fault: fault('print-unknown', causeOf(error)) };
    }
  }

  /** The printer's report; gone only after three failures in a row, for CUPS drops printers for a moment. */
  async #printer(): Promise<Result<PrinterReport, Fault>> {
    for (let failures = 1; ; failures += 1) {
      const printer = await this.#operations.printer();
      if (printer.ok) return ok(printer.value);
      if (failures >= this.#limits.graceFailures) return err(offlineOf(printer.error));
      await pause(this.#limits.pollInterval);
    }
  }
}

const noPdf = fault('printer-failed', 'the printer does not take application/pdf');

function offlineOf(failure: OperationFailure): Fault {
  return fault(failure.code, failure.cause);
}

/** Why nothing is sent now, or null. */
function obstacleOf(printer: PrinterReport): Fault | null {
  const hold = printerHold(printer);
  if (hold !== null && hold !== 'printer-busy') {
    return fault(hold, `before sending: ${printer.reasons.join(', ') || printer.state}`);
  }
  if (!printer.acceptingJobs) return fault('printer-offline', 'before sending: the printer accepts no jobs');
  return printer.formats.includes('application/pdf') ? null : noPdf;
}

/** Tells the listener only what differs from what it was told last. */
function changesOnly(listener: ((progress: PrintProgress) => void) | undefined): (progress: PrintProgress) => void {
  let last = '';
  return (progress) => {
    const now = JSON.stringify(progress);
    if (now === last) return;
    last = now;
    listener?.(progress);
  };
}
