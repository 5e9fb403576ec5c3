import type { PrinterHold } from '../../preload/contract.ts';
import { type Fault, fault } from '../../preload/faults.ts';
import type { DocumentPrinter, DocumentPrinterStatus } from '../devices/printer/printer.ts';
import type { Journal } from '../journal/journal.ts';
import { faultFields, type Log } from '../log/log.ts';
import type { Platform } from '../platform/platform.ts';

/** What one printing needs. */
export interface PrintPorts {
  readonly platform: Pick<Platform, 'authorisePrint' | 'document'>;
  readonly printer: DocumentPrinter;
  readonly journal: Journal;
  readonly log: Log;
}

export interface PrintRequest {
  readonly visit: string;
  readonly identification: string;
  readonly licence: string;
  /** Idempotency key of the authorisation: the same while its answer is not known, so that no number is lost. */
  readonly key: string;
}

/** Where the printing is, for the screen. */
export interface PrintStep {
  readonly phase: 'authorising' | 'fetching' | 'sending' | 'printing';
  readonly pages: number | null;
  readonly pagesDone: number | null;
  readonly hold: PrinterHold | null;
}

/** How the printing ended. `printNumber` is null where nothing was authorised, or where nobody knows whether it was. */
export type PrintEnd =
  | { readonly state: 'printed'; readonly printNumber: string; readonly pages: number }
  | { readonly state: 'failed'; readonly fault: Fault; readonly printNumber: string | null }
  | { readonly state: 'unknown'; readonly fault: Fault; readonly printNumber: string | null };

/**
 * Prints one licence, once: looks at the printer, has the print authorised, fetches the document, hands it over and
 * follows it. Each step is in the ledger before it is done, and whatever happens after the authorisation ends in
 * exactly one settlement. `signal` stops it where that is still possible; the end then says what became of the paper.
 */
export async function printLicence(
  ports: PrintPorts,
  request: PrintRequest,
  signal: AbortSignal,
  onStep: (step: PrintStep) => void,
): Promise<PrintEnd> {
  const { platform, printer, journal, log } = ports;
  onStep({ phase: 'authorising', pages: null, pagesDone: null, hold: null });

  const obstacle = obstacleOf(await printer.status());
  if (obstacle !== null) return { state: 'failed', fault: obstacle, printNumber: null };

  const authorised = await platform.authorisePrint(request.identification, request.licence, request.key, { signal });
  if (!authorised.ok) return { state: 'failed', fault: authorised.error, printNumber: null };
  const { printNumber, pages } = authorised.value;
  journal.authorised(printNumber, request.visit);
  log('print.authorised', { visit: request.visit, printNumber });

  const settle = (outcome: 'printed' | 'failed' | 'unknown', cause: Fault | null): void => {
    journal.settle(printNumber, { outcome, cause: cause?.code ?? null, settledAt: new Date().toISOString() });
    log('print.settled', { visit: request.visit, printNumber, outcome, ...(cause ? faultFields(cause) : {}) });
  };
  const giveUp = (cause: Fault): PrintEnd => {
    settle('failed', cause);
    return { state: 'failed', fault: cause, printNumber };
  };

  onStep({ phase: 'fetching', pages, pagesDone: null, hold: null });
  const document = await platform.document(authorised.value, { signal });
  if (!document.ok) return giveUp(document.error);
  if (signal.aborted) return giveUp(fault('print-cancelled', 'stopped before the document was sent'));

  onStep({ phase: 'sending', pages, pagesDone: null, hold: null });
  journal.sending(printNumber);
  const outcome = await printer.print(
    { name: printNumber, pdf: document.value },
    {
      signal,
      onProgress: ({ phase, pagesDone, hold }) => onStep({ phase, pages, pagesDone, hold }),
      onAccepted: (job) => {
        journal.sent(printNumber, job);
        log('print.sent', { visit: request.visit, printNumber });
      },
    },
  );
  if (outcome.state === 'printed') {
    settle('printed', null);
    return { state: 'printed', printNumber, pages };
  }
  settle(outcome.state, outcome.fault);
  return { ...outcome, printNumber };
}

/**
 * Settles what a crash left open: prints that never went to the printer as failed; of jobs that the printer took, what
 * the printer says; all others as unknown. Nothing is printed again.
 */
export async function reconcilePrints(ports: Omit<PrintPorts, 'platform'>): Promise<void> {
  for (const print of ports.journal.openPrints()) {
    const end =
      print.state === 'authorised'
        ? { state: 'failed' as const, fault: fault('internal', 'interrupted before the document was sent') }
        : print.job === null
          ? { state: 'unknown' as const, fault: fault('print-unknown', 'interrupted while the document was sent') }
          : await ports.printer.outcomeOf(print.job);
    const cause = end.state === 'printed' ? null : end.fault;
    ports.journal.settle(print.printNumber, {
      outcome: end.state,
      cause: cause?.code ?? null,
      settledAt: new Date().toISOString(),
    });
    ports.log('print.reconciled', {
      visit: print.visit,
      printNumber: print.printNumber,
      outcome: end.state,
      ...(cause ? faultFields(cause) : {}),
    });
  }
}

/** Why nothing should be authorised now, or null. A busy printer is no obstacle: it becomes free. */
function obstacleOf(status: DocumentPrinterStatus): Fault | null {
  switch (status.state) {
    case 'ready':
      return null;
    case 'offline':
      return status.fault;
    case 'holding':
      return status.hold === 'printer-busy' ? null : fault(status.hold, status.reasons.join(', '));
  }
}
