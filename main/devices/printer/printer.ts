import type { PrinterHold } from '../../../preload/contract.ts';
import type { Fault } from '../../../preload/faults.ts';

/** The printer as its owner sees it. */
export type DocumentPrinterStatus =
  | { readonly state: 'ready' }
  /** Prints, or can print once somebody has helped it. */
  | { readonly state: 'holding'; readonly hold: PrinterHold; readonly reasons: readonly string[] }
  | { readonly state: 'offline'; readonly fault: Fault };

/** One document to be put on paper. */
export interface PrintJob {
  /**
   * Shown in the printer's queue: a print number, never a person's name. Unique: by it the job is found again where the
   * printer's answer was lost.
   */
  readonly name: string;
  readonly pdf: Uint8Array;
}

/** Where the job is. `pagesDone` is null where the printer does not count. */
export interface PrintProgress {
  readonly phase: 'sending' | 'printing';
  readonly pagesDone: number | null;
  readonly hold: PrinterHold | null;
}

/**
 * How the job ended. `printed`: the printer said `completed` and reports no fault. `failed`: nothing came out, or the
 * printer gave up and said so; printing again is safe. `unknown`: nobody can say; never print again by itself.
 */
export type PrintOutcome =
  | { readonly state: 'printed' }
  | { readonly state: 'failed'; readonly fault: Fault }
  | { readonly state: 'unknown'; readonly fault: Fault };

export interface PrintOptions {
  /**
   * Asks the printer to cancel the job; the outcome then says what became of it. A document under way is sent to its
   * end first.
   */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PrintProgress) => void;
  /** The printer took the job under this name (a job URI); called before the first progress of `printing`. */
  readonly onAccepted?: (job: string) => void;
}

/** The capability to print A4 documents. */
export interface DocumentPrinter {
  /** Asks the printer itself. */
  status(): Promise<DocumentPrinterStatus>;
  /** Prints one document and follows the job to its end. Never rejects. */
  print(job: PrintJob, options?: PrintOptions): Promise<PrintOutcome>;
  /**
   * How a job that was accepted earlier ended, or is ending; for reconciliation after a crash. A job that does not end
   * soon is cancelled: its resident has gone. Never rejects.
   */
  outcomeOf(job: string): Promise<PrintOutcome>;
}
