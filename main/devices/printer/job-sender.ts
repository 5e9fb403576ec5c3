import { type Fault, fault } from '../../../preload/faults.ts';
import type { Result } from '../../../preload/result.ts';
import type { Sent } from './ipp-client.ts';
import { type DraftAttributes, statuses } from './ipp-message.ts';
import type { IppOperations, OperationFailure, WhichJobs } from './ipp-operations.ts';
import type { JobReport, PrinterReport } from './ipp-reports.ts';
import { Grace, type PrintLimits, pause } from './print-limits.ts';
import type { PrintJob, PrintProgress } from './printer.ts';

/** What became of the offer: a job of the printer's, or an end. */
export type SendEnd =
  | { readonly state: 'accepted'; readonly job: JobReport }
  | { readonly state: 'failed'; readonly fault: Fault }
  | { readonly state: 'unknown'; readonly fault: Fault };

/** What sending needs. */
export interface SendPorts {
  readonly operations: IppOperations;
  readonly limits: PrintLimits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: PrintProgress) => void;
}

/** A4, PWG 5101.1 media size name. */
const A4 = 'iso_a4_210x297mm';

/** Answers of a printer that will take the job later, RFC 8011 appendix B.1.5. */
const TRY_LATER: ReadonlySet<number> = new Set([
  statuses['server-error-busy'],
  statuses['server-error-service-unavailable'],
]);

/**
 * Gives the document to the printer, once. Only a clear no is followed by another offer; whenever the printer may have
 * the document without having said so, its queue is searched for the job's name, which must be unique.
 * A raised signal stops the waiting for a busy printer; a document under way is sent to its end, so that it is known.
 */
export async function sendJob(ports: SendPorts, job: PrintJob, printer: PrinterReport): Promise<SendEnd> {
  const { limits, signal, onProgress } = ports;
  const busyUntil = performance.now() + limits.busy;
  for (;;) {
    if (signal?.aborted) return { state: 'failed', fault: fault('print-cancelled', 'stopped before it was sent') };
    const end = await offer(ports, job, printer);
    if (end !== 'busy') return end;
    if (performance.now() >= busyUntil) {
      return { state: 'failed', fault: fault('printer-busy', 'the printer went on refusing the job as busy') };
    }
    onProgress({ phase: 'sending', pagesDone: null, hold: 'printer-busy' });
    await pause(limits.busyInterval, signal);
  }
}

async function offer(ports: SendPorts, job: PrintJob, printer: PrinterReport): Promise<SendEnd | 'busy'> {
  const template = templateFor(printer);
  const inTwoSteps =
    !printer.operations.includes('Print-Job') &&
    printer.operations.includes('Create-Job') &&
    printer.operations.includes('Send-Document');
  if (inTwoSteps) return offerInTwoSteps(ports, job, template);
  const startedAt = performance.now();
  const accepted = await ports.operations.printJob(job.name, job.pdf, template);
  if (accepted.ok) return { state: 'accepted', job: accepted.value };
  const failure = accepted.error;
  return clearNo(failure) ?? searchFor(ports, job.name, failure, startedAt);
}

/** Create-Job, then Send-Document. The job has a number before it has a document: whatever follows, it is followed. */
async function offerInTwoSteps(ports: SendPorts, job: PrintJob, template: DraftAttributes): Promise<SendEnd | 'busy'> {
  const created = await ports.operations.createJob(job.name, template);
  // Without a document nothing can be printed: a job that was made unheard of is given up by the printer.
  if (!created.ok) return clearNo(created.error) ?? failed(created.error);
  const sent = await ports.operations.sendDocument({ id: created.value.id }, job.pdf);
  if (!sent.ok && sent.error.kind === 'refused' && sent.error.status < statuses['server-error-internal-error']) {
    await ports.operations.cancel({ id: created.value.id });
    return failed(sent.error);
  }
  return { state: 'accepted', job: sent.ok ? { ...sent.value, uri: created.value.uri } : created.value };
}

/** The end of an offer that the printer clearly did not take; null where it may have. */
function clearNo(failure: OperationFailure): SendEnd | 'busy' | null {
  if (failure.kind !== 'refused') {
    return failure.sent === 'nothing' ? failed(failure) : null;
  }
  // RFC 8011 appendix B.1.5.5: an error may come with the job that was made all the same.
  if (failure.job !== null) return { state: 'accepted', job: failure.job };
  if (TRY_LATER.has(failure.status)) return 'busy';
  if (failure.status === statuses['server-error-not-accepting-jobs']) {
    return { state: 'failed', fault: fault('printer-offline', failure.cause) };
  }
  return failure.status < statuses['server-error-internal-error'] ? failed(failure) : null;
}

/** Asks the printer whether it has the job, until it has said so twice. */
async function searchFor(
  { operations, limits }: SendPorts,
  name: string,
  failure: OperationFailure,
  startedAt: number,
): Promise<SendEnd> {
  const grace = new Grace(limits);
  const sent: Sent = failure.kind === 'refused' ? 'whole' : failure.sent;
  for (let absences = 0; ; ) {
    const waiting = await find(operations, name, 'not-completed');
    const over = waiting.ok && waiting.job === null ? await find(operations, name, 'completed') : null;
    const found = waiting.ok ? (waiting.job ?? (over?.ok ? over.job : null)) : null;
    if (found !== null) return { state: 'accepted', job: found };
    if (waiting.ok && over?.ok) {
      grace.answered();
      absences += 1;
      // A queue without a job proves nothing where the whole document went out long ago and no history is kept.
      const proven = sent !== 'whole' || over.any || performance.now() - startedAt < limits.fastestForget;
      if (!proven) return unknown(`${failure.cause}; no such job, and the printer keeps no history`);
      if (absences === 2) return { state: 'failed', fault: fault(failure.code, `${failure.cause}; no such job`) };
    } else if (grace.failed()) {
      return unknown(`${failure.cause}; then the printer was gone`);
    }
    await pause(limits.pollInterval);
  }
}

type Found = { readonly ok: false } | { readonly ok: true; readonly job: JobReport | null; readonly any: boolean };

async function find(operations: IppOperations, name: string, which: WhichJobs): Promise<Found> {
  const jobs: Result<readonly JobReport[], OperationFailure> = await operations.jobs(which);
  if (!jobs.ok) return { ok: false };
  const [job = null] = jobs.value.filter((one) => one.name === name).sort((a, b) => b.id - a.id);
  return { ok: true, job, any: jobs.value.length > 0 };
}

function failed({ code, cause }: OperationFailure): SendEnd {
  return { state: 'failed', fault: fault(code, cause) };
}

function unknown(cause: string): SendEnd {
  return { state: 'unknown', fault: fault('print-unknown', cause) };
}

/** What is asked for of what the printer can do: one copy on A4, one-sided, for a licence's back stays blank. */
function templateFor(printer: PrinterReport): DraftAttributes {
  return {
    ...(printer.copies ? { copies: 1 } : {}),
    ...(printer.media.includes(A4) ? { media: A4 } : {}),
    ...(printer.sides.includes('one-sided') ? { sides: 'one-sided' } : {}),
  };
}
