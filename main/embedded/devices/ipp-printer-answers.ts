import { z } from 'zod';
import {
  type DraftAttributes,
  groupOf,
  type IppDraft,
  type IppMessage,
  operations,
  type StatusName,
} from '../../devices/printer/ipp-message.ts';
import type { JobFault, PrintEngine } from './ipp-printer-engine.ts';
import { countPages } from './ipp-printer-pages.ts';
import type { StoredJob } from './ipp-printer-store.ts';

/** What answering needs. */
export interface AnswerPorts {
  readonly engine: PrintEngine;
  /** The printer's URI. */
  readonly url: string;
  /** Whether Print-Job is known, or only Create-Job with Send-Document. */
  readonly offersPrintJob: boolean;
  /** What is to go wrong with the job that a document makes, or null. */
  readonly fault: JobFault | null;
}

interface Answer {
  readonly status: StatusName;
  readonly groups?: IppDraft['groups'];
}

const one = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.unknown())
    .min(1)
    .transform(([value]) => value)
    .pipe(schema);
const strings = z.array(z.string());

/** Operation attributes that this printer looks at, RFC 8011 section 4. */
const Operation = z.object({
  'attributes-charset': one(z.string()),
  'attributes-natural-language': one(z.string()),
  'printer-uri': one(z.string()).optional(),
  'job-uri': one(z.string()).optional(),
  'job-id': one(z.int()).optional(),
  'job-name': one(z.string()).optional(),
  'requesting-user-name': one(z.string()).optional(),
  'document-format': one(z.string()).optional(),
  compression: one(z.string()).optional(),
  'requested-attributes': strings.optional(),
  'which-jobs': one(z.string()).optional(),
  limit: one(z.int().positive()).optional(),
  'my-jobs': one(z.boolean()).optional(),
  'last-document': one(z.boolean()).optional(),
});
type Operation = z.infer<typeof Operation>;

const FORMATS = ['application/pdf', 'application/octet-stream'];
const OVER = ['canceled', 'aborted', 'completed'];

/** The answer to one request, RFC 8011. Never throws on anything that was decoded. */
export function answer(ports: AnswerPorts, request: IppMessage): IppDraft {
  const { status, groups = [] } = judge(ports, request);
  const draft = bare(request.requestId, status);
  return { ...draft, groups: [...draft.groups, ...groups] };
}

function judge(ports: AnswerPorts, request: IppMessage): Answer {
  if (!/^[12]\./.test(request.version)) return { status: 'server-error-version-not-supported' };
  const first = request.groups[0];
  if (request.requestId < 1 || first?.name !== 'operation') return { status: 'client-error-bad-request' };
  // RFC 8011 section 4.1.4: these two, in this order.
  const [charset, language] = Object.keys(first.attributes);
  const parsed = Operation.safeParse(first.attributes);
  if (charset !== 'attributes-charset' || language !== 'attributes-natural-language' || !parsed.success) {
    return { status: 'client-error-bad-request' };
  }
  if (!['utf-8', 'us-ascii'].includes(parsed.data['attributes-charset'].toLowerCase())) {
    return { status: 'client-error-charset-not-supported' };
  }
  // RFC 8011 section 4.1.5: the target.
  if (parsed.data['printer-uri'] === undefined && parsed.data['job-uri'] === undefined) {
    return { status: 'client-error-bad-request' };
  }
  return perform(ports, request, parsed.data);
}

function perform(ports: AnswerPorts, request: IppMessage, operation: Operation): Answer {
  switch (request.code) {
    case operations['Get-Printer-Attributes']:
      return { status: 'successful-ok', groups: [{ name: 'printer', attributes: describePrinter(ports, operation) }] };
    case operations['Validate-Job']:
      return refuse(request, operation, false) ?? { status: 'successful-ok' };
    case operations['Print-Job']:
      return ports.offersPrintJob ? printJob(ports, request, operation) : unknownOperation;
    case operations['Create-Job']: {
      const refused = refuse(request, operation, false);
      if (refused !== null) return refused;
      return about(ports, ports.engine.create(...nameAndUser(operation)), operation);
    }
    case operations['Send-Document']:
      return withJob(ports, operation, (job) => {
        // RFC 8011 section 4.3.1.1: must be said; this printer takes one document a job.
        if (operation['last-document'] !== true) return { status: 'client-error-bad-request' };
        const refused = refuse(request, operation, true);
        if (refused !== null) return refused;
        const fed = ports.engine.feed(job.id, copyOf(request.data), sheetsOf(request), ports.fault);
        return fed ? about(ports, job, operation) : { status: 'client-error-not-possible' };
      });
    case operations['Get-Jobs']:
      return listJobs(ports, operation);
    case operations['Get-Job-Attributes']:
      return withJob(ports, operation, (job) => about(ports, job, operation));
    case operations['Cancel-Job']:
      return withJob(ports, operation, (job) => ({
        status: ports.engine.cancel(job.id) ? 'successful-ok' : 'client-error-not-possible',
      }));
    default:
      return unknownOperation;
  }
}

const unknownOperation: Answer = { status: 'server-error-operation-not-supported' };

function printJob(ports: AnswerPorts, request: IppMessage, operation: Operation): Answer {
  const refused = refuse(request, operation, true);
  if (refused !== null) return refused;
  const job = ports.engine.create(...nameAndUser(operation));
  ports.engine.feed(job.id, copyOf(request.data), sheetsOf(request), ports.fault);
  return about(ports, job, operation);
}

/** Why a job is not taken, or null. */
function refuse(request: IppMessage, operation: Operation, withDocument: boolean): Answer | null {
  const format = operation['document-format'] ?? 'application/pdf';
  if (!FORMATS.includes(format.toLowerCase())) {
    return {
      status: 'client-error-document-format-not-supported',
      groups: [{ name: 'unsupported', attributes: { 'document-format-supplied': format } }],
    };
  }
  if ((operation.compression ?? 'none') !== 'none') return { status: 'client-error-compression-not-supported' };
  if (withDocument && countPages(request.data) === null) return { status: 'client-error-document-format-error' };
  return null;
}

/** One sheet a page and copy. */
function sheetsOf(request: IppMessage): number {
  const copies = z.tuple([z.int().min(1).max(99)]).safeParse(groupOf(request, 'job').copies);
  return (countPages(request.data) ?? 1) * (copies.success ? copies.data[0] : 1);
}

/** The document out of the request's buffer, which is larger. */
function copyOf(data: Buffer): Uint8Array {
  return new Uint8Array(data);
}

function nameAndUser(operation: Operation): [name: string, user: string] {
  return [operation['job-name'] ?? 'untitled', operation['requesting-user-name'] ?? 'anonymous'];
}

function withJob(ports: AnswerPorts, operation: Operation, act: (job: StoredJob) => Answer): Answer {
  const uri = operation['job-uri'];
  const id = uri === undefined ? operation['job-id'] : Number(/\/(\d{1,9})$/.exec(uri)?.[1]);
  if (id === undefined) return { status: 'client-error-bad-request' };
  const job = ports.engine.find(id);
  return job === null ? { status: 'client-error-not-found' } : act(job);
}

function about(ports: AnswerPorts, job: StoredJob, operation: Operation): Answer {
  return { status: 'successful-ok', groups: [{ name: 'job', attributes: describeJob(ports, job, operation) }] };
}

function listJobs(ports: AnswerPorts, operation: Operation): Answer {
  const which = operation['which-jobs'] ?? 'not-completed';
  if (!['completed', 'not-completed', 'all'].includes(which)) {
    return { status: 'client-error-attributes-or-values-not-supported' };
  }
  // RFC 8011 section 4.2.6.2: without a wish, only the number and the URI.
  const wish = { ...operation, 'requested-attributes': operation['requested-attributes'] ?? ['job-id', 'job-uri'] };
  const [, user] = nameAndUser(operation);
  const jobs = ports.engine.state.jobs
    .filter((job) => operation['my-jobs'] !== true || job.user === user)
    .filter((job) => !job.forgotten && (which === 'all' || OVER.includes(job.state) === (which === 'completed')))
    .toSorted((a, b) => (which === 'not-completed' ? a.id - b.id : b.id - a.id))
    .slice(0, operation.limit);
  return {
    status: 'successful-ok',
    groups: jobs.map((job) => ({ name: 'job' as const, attributes: describeJob(ports, job, wish) })),
  };
}

function describeJob({ url }: AnswerPorts, job: StoredJob, operation: Operation): DraftAttributes {
  return requested(operation, {
    'job-id': job.id,
    'job-uri': `${url}/${job.id}`,
    'job-name': job.name,
    'job-originating-user-name': job.user,
    'job-printer-uri': url,
    'job-state': job.state,
    'job-state-reasons': job.reasons,
    ...(job.pages === null ? {} : { 'job-impressions': job.pages }),
    'job-impressions-completed': job.pagesDone,
    'job-media-sheets-completed': job.pagesDone,
    'job-printer-up-time': seconds(Date.now()),
    'time-at-creation': seconds(job.createdAt),
    'time-at-processing': job.processedAt === null ? null : seconds(job.processedAt),
    'time-at-completed': job.endedAt === null ? null : seconds(job.endedAt),
  });
}

/** Seconds since 1970: as CUPS does, so that the times of old jobs stay right after a restart. */
function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

/** All that a printer must say of itself, RFC 8011 section 5.4, and what concerns its paper. */
function describePrinter({ engine, url, offersPrintJob }: AnswerPorts, operation: Operation): DraftAttributes {
  const { state, reasons } = engine.condition();
  return requested(operation, {
    'printer-uri-supported': url,
    'uri-security-supported': 'none',
    'uri-authentication-supported': 'none',
    'printer-name': 'yingzhou-emulated',
    'printer-info': 'Emulated A4 printer',
    'printer-make-and-model': 'Yingzhou Emulated A4 Printer',
    'printer-state': state,
    'printer-state-reasons': reasons,
    'printer-is-accepting-jobs': true,
    'ipp-versions-supported': ['1.1', '2.0'],
    'operations-supported': Object.keys(operations).filter((name) => offersPrintJob || name !== 'Print-Job'),
    'charset-configured': 'utf-8',
    'charset-supported': ['us-ascii', 'utf-8'],
    'natural-language-configured': 'zh-cn',
    'generated-natural-language-supported': 'zh-cn',
    'document-format-default': 'application/pdf',
    'document-format-supported': FORMATS,
    'queued-job-count': engine.state.jobs.filter((job) => !OVER.includes(job.state)).length,
    'pdl-override-supported': 'attempted',
    'printer-up-time': seconds(Date.now()),
    'compression-supported': 'none',
    'which-jobs-supported': ['completed', 'not-completed', 'all'],
    'copies-default': 1,
    'copies-supported': [[1, 99]],
    'media-default': 'iso_a4_210x297mm',
    'media-supported': 'iso_a4_210x297mm',
    ...(engine.state.sheets > 0 ? { 'media-ready': 'iso_a4_210x297mm' } : {}),
    'sides-default': 'one-sided',
    'sides-supported': 'one-sided',
  });
}

/** Names of whole groups, RFC 8011 section 4.2.5.1. */
const GROUPS = ['all', 'job-description', 'job-template', 'printer-description', 'printer-defaults'];

function requested(operation: Operation, attributes: DraftAttributes): DraftAttributes {
  const wish = operation['requested-attributes'];
  if (wish === undefined || wish.some((name) => GROUPS.includes(name))) return attributes;
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => wish.includes(name)));
}

/** An answer of nothing but a status, also to a request that could not be read to its end. */
export function bare(requestId: number, status: StatusName): IppDraft {
  return {
    version: '1.1',
    requestId,
    status,
    groups: [
      {
        name: 'operation',
        attributes: { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'zh-cn', 'status-message': status },
      },
    ],
  };
}
