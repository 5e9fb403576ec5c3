import { z } from 'zod';
import { type PrinterCondition, reasonsOf } from './conditions.ts';
import type { IppAttributes } from './ipp-message.ts';

/** The printer as it describes itself, RFC 8011 section 5.4. */
export interface PrinterReport extends PrinterCondition {
  readonly acceptingJobs: boolean;
  readonly operations: readonly string[];
  readonly formats: readonly string[];
  readonly media: readonly string[];
  readonly sides: readonly string[];
  /** Whether a number of copies can be asked for. */
  readonly copies: boolean;
}

/** What is asked of the printer before a job. */
export const PRINTER_ATTRIBUTES = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'operations-supported',
  'document-format-supported',
  'media-supported',
  'sides-supported',
  'copies-supported',
] as const;

/** What is asked of the printer while it works. */
export const CONDITION_ATTRIBUTES = ['printer-state', 'printer-state-reasons'] as const;

/** A job as the printer describes it, RFC 8011 section 5.3. */
export interface JobReport {
  readonly id: number;
  readonly uri: string | null;
  readonly name: string | null;
  readonly state: JobState;
  readonly reasons: readonly string[];
  /** Sheets or sides put out so far; null where the printer does not count. */
  readonly pagesDone: number | null;
}

/** What is asked about a job. */
export const JOB_ATTRIBUTES = [
  'job-id',
  'job-uri',
  'job-name',
  'job-state',
  'job-state-reasons',
  'job-impressions-completed',
  'job-media-sheets-completed',
] as const;

/** RFC 8011 section 5.3.7. */
const JobState = z.enum([
  'pending',
  'pending-held',
  'processing',
  'processing-stopped',
  'canceled',
  'aborted',
  'completed',
]);
export type JobState = z.infer<typeof JobState>;

/** One value, however many there are. */
const first = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.unknown())
    .min(1)
    .transform(([value]) => value)
    .pipe(schema);

const strings = z
  .array(z.unknown())
  .default([])
  .transform((values) => values.filter((value) => typeof value === 'string'));

const count = z
  .array(z.unknown())
  .default([])
  .transform(([value]) => (typeof value === 'number' && value >= 0 ? value : null));

const ConditionAttributes = z.object({
  'printer-state': first(z.enum(['idle', 'processing', 'stopped'])),
  'printer-state-reasons': strings,
});

const PrinterAttributes = ConditionAttributes.extend({
  'printer-is-accepting-jobs': first(z.boolean()),
  'operations-supported': strings,
  'document-format-supported': strings,
  'media-supported': strings,
  'sides-supported': strings,
  'copies-supported': z.array(z.unknown()).default([]),
});

const JobAttributes = z.object({
  'job-id': first(z.int().positive()),
  'job-uri': strings,
  'job-name': strings,
  'job-state': first(JobState),
  'job-state-reasons': strings,
  'job-impressions-completed': count,
  'job-media-sheets-completed': count,
});

/** A printer's condition from its attributes; null where it does not give what it must. */
export function readCondition(attributes: IppAttributes): PrinterCondition | null {
  const parsed = ConditionAttributes.safeParse(attributes);
  if (!parsed.success) return null;
  return { state: parsed.data['printer-state'], reasons: reasonsOf(parsed.data['printer-state-reasons']) };
}

/** A printer from its attributes; null where it does not give what it must. */
export function readPrinter(attributes: IppAttributes): PrinterReport | null {
  const parsed = PrinterAttributes.safeParse(attributes);
  if (!parsed.success) return null;
  const printer = parsed.data;
  return {
    state: printer['printer-state'],
    reasons: reasonsOf(printer['printer-state-reasons']),
    acceptingJobs: printer['printer-is-accepting-jobs'],
    operations: printer['operations-supported'],
    formats: printer['document-format-supported'].map((format) => format.toLowerCase()),
    media: printer['media-supported'],
    sides: printer['sides-supported'],
    copies: printer['copies-supported'].length > 0,
  };
}

/** A job from its attributes; null where it does not give what it must. */
export function readJob(attributes: IppAttributes): JobReport | null {
  const parsed = JobAttributes.safeParse(attributes);
  if (!parsed.success) return null;
  const job = parsed.data;
  const counts = [job['job-impressions-completed'], job['job-media-sheets-completed']].filter((one) => one !== null);
  return {
    id: job['job-id'],
    uri: job['job-uri'][0] ?? null,
    name: job['job-name'][0] ?? null,
    state: job['job-state'],
    reasons: reasonsOf(job['job-state-reasons']),
    pagesDone: counts.length === 0 ? null : Math.max(...counts),
  };
}

/** Whether nothing more will happen to the job. */
export function isOver(state: JobState): boolean {
  return state === 'canceled' || state === 'aborted' || state === 'completed';
}
