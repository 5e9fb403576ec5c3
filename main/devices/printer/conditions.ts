import type { PrinterHold } from '../../../preload/contract.ts';

/**
 * What a printer says is wrong, in keywords of RFC 8011 section 5.4.12 and the IANA IPP registrations, brought down to
 * the closed set that the screen knows. Keywords end in `-report`, `-warning` or `-error`, or are cut short: matched by
 * prefix. The order is that of helping: who opens the cover to clear a jam is told of the jam first.
 */
const HOLDS: readonly (readonly [hold: PrinterHold, prefixes: readonly string[]])[] = [
  ['printer-jam', ['media-jam']],
  ['printer-cover-open', ['cover-open', 'door-open', 'interlock-open']],
  ['printer-out-of-paper', ['media-empty', 'media-needed', 'input-tray-missing']],
  ['printer-toner-out', ['toner-empty', 'marker-supply-empty']],
  ['printer-offline', ['offline', 'paused', 'shutdown', 'timed-out', 'deactivated']],
  ['printer-busy', ['spool-area-full']],
];

/**
 * Conditions under which paper that was reported as put out may still lie in the printer. An empty tray alone is none:
 * the last sheet of a job may have been the last of the tray.
 */
const PAPER_IN_THE_WAY = ['media-jam', 'cover-open', 'door-open', 'interlock-open', 'media-needed'];

/** What the printer itself says, as far as it tells about a hold. */
export interface PrinterCondition {
  readonly state: 'idle' | 'processing' | 'stopped';
  readonly reasons: readonly string[];
}

/** The keywords of an attribute that may be absent, a scalar or an array; without `none`, in lower case. */
export function reasonsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => typeof one === 'string')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '' && one !== 'none');
}

/** What holds the printer up by these reasons of the printer or of a job, or null. `toner-low` and its like do not. */
export function holdOf(reasons: readonly string[]): PrinterHold | null {
  for (const [hold, prefixes] of HOLDS) {
    if (reasons.some((reason) => prefixes.some((prefix) => reason.startsWith(prefix)))) return hold;
  }
  return null;
}

/** What holds the printer up, or null. One that is stopped for a reason without a name here is as good as off. */
export function printerHold({ state, reasons }: PrinterCondition): PrinterHold | null {
  return holdOf(reasons) ?? (state === 'stopped' ? 'printer-offline' : null);
}

/** The reasons for which a job that is said to be completed may not be out yet; a mere `-report` is none. */
export function paperInTheWay(reasons: readonly string[]): readonly string[] {
  return reasons.filter(
    (reason) => !reason.endsWith('-report') && PAPER_IN_THE_WAY.some((prefix) => reason.startsWith(prefix)),
  );
}

/** Whether a completed job's reasons say that something of it went wrong, RFC 8011 section 5.3.8. */
export function completedWrongly(jobReasons: readonly string[]): boolean {
  return jobReasons.some(
    (reason) =>
      reason.includes('completed-with-errors') ||
      reason.startsWith('aborted-by-system') ||
      reason.startsWith('job-canceled'),
  );
}
