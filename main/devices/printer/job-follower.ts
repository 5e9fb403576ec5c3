import { type Fault, fault } from '../../../preload/faults.ts';
import { completedWrongly, holdOf, type PrinterCondition, paperInTheWay, printerHold } from './conditions.ts';
import type { JobTarget } from './ipp-client.ts';
import { statuses } from './ipp-message.ts';
import { type IppOperations, isForgotten, type OperationFailure } from './ipp-operations.ts';
import { isOver, type JobReport } from './ipp-reports.ts';
import { Grace, type PrintLimits, pause } from './print-limits.ts';
import type { PrintOutcome, PrintProgress } from './printer.ts';

/** What following needs. */
export interface FollowPorts {
  readonly operations: IppOperations;
  readonly limits: PrintLimits;
  /** Cancels the job. */
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: PrintProgress) => void;
}

/** Job and printer at one moment. */
interface Look {
  readonly job: JobReport;
  readonly printer: PrinterCondition;
}

/** A cancellation that was asked for: why, since when, and whether the printer has taken it. */
interface Cancellation {
  readonly why: Fault;
  readonly since: number;
  taken: boolean;
}

/**
 * Follows one job to its end. Waits while somebody helps the printer, within limits; cancels what does not go on; says
 * `failed` only where the printer has ended the job and counted nothing put out, `printed` only where neither the job
 * nor the printer reports a fault; all else is `unknown`.
 */
export async function followJob(ports: FollowPorts, target: JobTarget): Promise<PrintOutcome> {
  const { operations, limits, signal, onProgress } = ports;
  const grace = new Grace(limits);
  const patience = new Patience(limits);
  let cancellation: Cancellation | null = null;
  let pagesDone: number | null = null;

  for (;;) {
    const why: Fault | null = signal?.aborted ? fault('print-cancelled', 'stopped by the resident') : null;
    if (why !== null) cancellation ??= { why, since: performance.now(), taken: false };
    if (cancellation !== null && !cancellation.taken) cancellation.taken = await askToCancel(operations, target);

    const look = await lookAt(operations, target);
    if (look.ok) {
      grace.answered();
      const { job, printer } = look;
      pagesDone = job.pagesDone;
      const outcome = outcomeOf(job, printer, cancellation?.why ?? null);
      const hold = outcome === null ? holdOfJob(job, printer) : null;
      onProgress({ phase: 'printing', pagesDone, hold });
      if (outcome !== null) return outcome;
      const lost = patience.lost(`${job.state} ${pagesDone} ${hold}`);
      if (lost && job.state === 'completed') {
        return unknown(`completed, but the printer reports ${printer.reasons.join(', ')}`);
      }
      if (lost) {
        const cause = fault(hold ?? 'printer-failed', `held too long: ${causesOf(job, printer)}`);
        cancellation ??= { why: cause, since: performance.now(), taken: false };
      }
    } else {
      if (isForgotten(look.error)) return unknown('the printer has forgotten the job');
      if (grace.failed()) return unknown(`the printer was lost while the job ran: ${look.error.cause}`);
      onProgress({ phase: 'printing', pagesDone, hold: 'printer-offline' });
    }
    if (cancellation !== null && performance.now() - cancellation.since > limits.cancel) {
      return unknown(`${cancellation.why.cause}; the cancellation was never confirmed`);
    }
    await pause(limits.pollInterval, cancellation === null ? signal : undefined);
  }
}

/** Knows for how long nothing has moved. */
class Patience {
  readonly #limits: PrintLimits;
  readonly #begun = performance.now();
  #changedAt = this.#begun;
  #last = '';

  constructor(limits: PrintLimits) {
    this.#limits = limits;
  }

  /** Whether it is lost, after this look at what can move. */
  lost(now: string): boolean {
    if (now !== this.#last) {
      this.#last = now;
      this.#changedAt = performance.now();
    }
    return (
      performance.now() - this.#changedAt > this.#limits.patience || performance.now() - this.#begun > this.#limits.job
    );
  }
}

async function lookAt(
  operations: IppOperations,
  target: JobTarget,
): Promise<({ readonly ok: true } & Look) | { readonly ok: false; readonly error: OperationFailure }> {
  const job = await operations.job(target);
  if (!job.ok) return job;
  const printer = await operations.condition();
  if (!printer.ok) return printer;
  return { ok: true, job: job.value, printer: printer.value };
}

/** True where the printer has taken the request, or the job has ended by itself and cannot be cancelled. */
async function askToCancel(operations: IppOperations, target: JobTarget): Promise<boolean> {
  const answer = await operations.cancel(target);
  return (
    answer.ok || (answer.error.kind === 'refused' && answer.error.status === statuses['client-error-not-possible'])
  );
}

/** The outcome of a job that is over; null where it is not, or where its paper may still lie in the printer. */
function outcomeOf(job: JobReport, printer: PrinterCondition, cancelled: Fault | null): PrintOutcome | null {
  if (!isOver(job.state)) return null;
  if (job.state === 'completed') {
    if (completedWrongly(job.reasons)) return unknown(`completed with errors: ${job.reasons.join(', ')}`);
    return paperInTheWay(printer.reasons).length > 0 ? null : { state: 'printed' };
  }
  if (job.pagesDone !== 0) {
    return unknown(`${job.state} after ${job.pagesDone ?? 'an unknown number of'} pages: ${causesOf(job, printer)}`);
  }
  const cause = `${job.state} before anything came out: ${causesOf(job, printer)}`;
  if (job.state === 'aborted') return { state: 'failed', fault: fault('printer-failed', cause) };
  return { state: 'failed', fault: cancelled ?? fault('printer-failed', cause) };
}

function holdOfJob(job: JobReport, printer: PrinterCondition): PrintProgress['hold'] {
  const hold = holdOf([...job.reasons, ...printer.reasons]) ?? printerHold(printer);
  if (hold !== null) return hold;
  if (job.state === 'processing-stopped' || job.state === 'pending-held') return 'printer-offline';
  return job.state === 'pending' && printer.state === 'processing' ? 'printer-busy' : null;
}

function causesOf(job: JobReport, printer: PrinterCondition): string {
  return [...new Set([...job.reasons, ...printer.reasons])].join(', ') || 'no reason given';
}

function unknown(cause: string): PrintOutcome {
  return { state: 'unknown', fault: fault('print-unknown', cause) };
}
