import { z } from 'zod';

/**
 * Every failure that a resident can meet. The code goes into the log and onto the screen's corner; the sentence that
 * the resident reads is looked up by it in `renderer/i18n`; the cause stays in the log.
 */
export const FaultCode = z.enum([
  // the card and its reader
  'card-removed', // lifted before it was read to its end
  'card-not-selected', // found but not selected: upside down, bent, two cards at once
  'card-unreadable', // the card or the reader refused the read, or the answer was damaged again and again
  'card-unknown-kind', // a kind of card that this terminal does not know
  'reader-offline', // no answer from the reader, or its cable is out
  'reader-faulty', // the reader's security module reports that it cannot work
  // the central platform
  'platform-unreachable',
  'platform-slow', // no answer within the time limit
  'platform-nonsense', // an answer that breaks the contract
  'platform-refused', // an answer that says no, without a reason that has its own code here
  'person-unknown',
  'card-expired',
  'identification-expired',
  'licence-not-printable',
  'print-limit-reached',
  'document-damaged', // the PDF's digest differs from the one that the platform announced
  // the printer
  'printer-offline',
  'printer-out-of-paper',
  'printer-jam',
  'printer-cover-open',
  'printer-toner-out',
  'printer-busy',
  'printer-failed', // the printer gave the job up
  'print-cancelled', // stopped by the resident before anything came out
  'print-unknown', // nobody can say whether the paper came out
  // this terminal
  'request-refused', // the border refused a sender or an input
  'internal',
]);
export type FaultCode = z.infer<typeof FaultCode>;

/** A failure as a value: the code for screen and log, and the cause for the log alone. */
export interface Fault {
  readonly code: FaultCode;
  /** What happened, for a technician. Never holds personal data. */
  readonly cause: string;
}

/** Builds a {@link Fault}. */
export function fault(code: FaultCode, cause: string): Fault {
  return { code, cause };
}
