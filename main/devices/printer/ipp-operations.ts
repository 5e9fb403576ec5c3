import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import type { PrinterCondition } from './conditions.ts';
import type { IppAnswer, IppClient, IppFailure, JobTarget, Sent } from './ipp-client.ts';
import { type DraftAttributes, groupOf, type IppAttributes, isSuccess, statuses, statusName } from './ipp-message.ts';
import {
  CONDITION_ATTRIBUTES,
  JOB_ATTRIBUTES,
  type JobReport,
  PRINTER_ATTRIBUTES,
  type PrinterReport,
  readCondition,
  readJob,
  readPrinter,
} from './ipp-reports.ts';

/** The printer answered, and said no. */
interface IppRefusal extends Fault {
  readonly kind: 'refused';
  /** RFC 8011 appendix B.1. */
  readonly status: number;
  /** The job that the printer made all the same, where it speaks of one. */
  readonly job: JobReport | null;
}

/** Why an operation brought nothing. */
export type OperationFailure = IppFailure | IppRefusal;

/** Which jobs of the queue, RFC 8011 section 4.2.6.1. */
export type WhichJobs = 'completed' | 'not-completed';

/** The operations of one printer that the driver needs: each one request, each answer read. None rejects. */
export class IppOperations {
  readonly #client: IppClient;

  constructor(client: IppClient) {
    this.#client = client;
  }

  /** All that must be known before a job. */
  async printer(): Promise<Result<PrinterReport, OperationFailure>> {
    const answer = await this.#client.call({
      operation: 'Get-Printer-Attributes',
      attributes: { 'requested-attributes': PRINTER_ATTRIBUTES },
    });
    return read(answer, 'printer', readPrinter);
  }

  /** Its state while it works. */
  async condition(): Promise<Result<PrinterCondition, OperationFailure>> {
    const answer = await this.#client.call({
      operation: 'Get-Printer-Attributes',
      attributes: { 'requested-attributes': CONDITION_ATTRIBUTES },
    });
    return read(answer, 'printer', readCondition);
  }

  /** Makes a job of a document at once. */
  async printJob(
    name: string,
    pdf: Uint8Array,
    template: DraftAttributes,
  ): Promise<Result<JobReport, OperationFailure>> {
    const answer = await this.#client.call({
      operation: 'Print-Job',
      attributes: { 'job-name': name, 'document-format': 'application/pdf' },
      job: template,
      document: pdf,
    });
    return read(answer, 'job', readJob, 'whole');
  }

  /** Makes a job without a document. */
  async createJob(name: string, template: DraftAttributes): Promise<Result<JobReport, OperationFailure>> {
    const answer = await this.#client.call({
      operation: 'Create-Job',
      attributes: { 'job-name': name },
      job: template,
    });
    return read(answer, 'job', readJob, 'whole');
  }

  /** Gives a job its one document. */
  async sendDocument(target: JobTarget, pdf: Uint8Array): Promise<Result<JobReport, OperationFailure>> {
    const answer = await this.#client.call({
      operation: 'Send-Document',
      target,
      attributes: { 'document-format': 'application/pdf', 'last-document': true },
      document: pdf,
    });
    return read(answer, 'job', readJob, 'whole');
  }

  /** How a job stands. */
  async job(target: JobTarget): Promise<Result<JobReport, OperationFailure>> {
    const answer = await this.#client.call({
      operation: 'Get-Job-Attributes',
      target,
      attributes: { 'requested-attributes': JOB_ATTRIBUTES },
    });
    return read(answer, 'job', readJob);
  }

  /** The jobs that the printer knows. */
  async jobs(which: WhichJobs): Promise<Result<readonly JobReport[], OperationFailure>> {
    const answer = await this.#client.call({
      operation: 'Get-Jobs',
      attributes: { 'which-jobs': which, 'requested-attributes': JOB_ATTRIBUTES },
    });
    const checked = check(answer);
    if (!checked.ok) return checked;
    const jobs: JobReport[] = [];
    for (const { name, attributes } of checked.value.groups) {
      if (name !== 'job') continue;
      const job = readJob(attributes);
      if (job === null) return err(nonsense('whole'));
      jobs.push(job);
    }
    return ok(jobs);
  }

  /** Asks for a job to be given up. A job that has ended already is refused with client-error-not-possible. */
  async cancel(target: JobTarget): Promise<Result<null, OperationFailure>> {
    const checked = check(await this.#client.call({ operation: 'Cancel-Job', target }));
    return checked.ok ? ok(null) : checked;
  }
}

/** Whether the printer knows nothing of the job (any more). */
export function isForgotten(failure: OperationFailure): boolean {
  return (
    failure.kind === 'refused' &&
    (failure.status === statuses['client-error-not-found'] || failure.status === statuses['client-error-gone'])
  );
}

function check(answer: Result<IppAnswer, IppFailure>): Result<IppAnswer, OperationFailure> {
  if (!answer.ok || isSuccess(answer.value.code)) return answer;
  return err({
    ...fault('printer-failed', statusName(answer.value.code)),
    kind: 'refused',
    status: answer.value.code,
    job: readJob(groupOf(answer.value, 'job')),
  });
}

function read<T>(
  answer: Result<IppAnswer, IppFailure>,
  group: 'printer' | 'job',
  reader: (attributes: IppAttributes) => T | null,
  sent: Sent = 'nothing',
): Result<T, OperationFailure> {
  const checked = check(answer);
  if (!checked.ok) return checked;
  const value = reader(groupOf(checked.value, group));
  return value === null ? err(nonsense(sent)) : ok(value);
}

function nonsense(sent: Sent): IppFailure {
  return { ...fault('printer-failed', 'an answer without what it must hold'), kind: 'nonsense', sent };
}
