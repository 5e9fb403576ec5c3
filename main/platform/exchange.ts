import type { z } from 'zod';
import { type Fault, type FaultCode, fault } from '../../preload/faults.ts';
import { err, ok, type Result } from '../../preload/result.ts';
import { checkContentDigest } from './content-digest.ts';
import { IDEMPOTENCY_KEY, type Operation, Problem, type ProblemCode } from './contract.ts';
import { openBounded } from './response-body.ts';
import { signRequest } from './signing.ts';
import type { TerminalKey } from './terminal-key.ts';

/** How long an answer may take, from the first byte out to the last byte in, milliseconds. */
export interface ExchangeLimits {
  /** 10 s: a resident waits, and WCAG's patience is no longer. */
  readonly jsonTimeout: number;
  /** 30 s: a PDF over a town hall's line. */
  readonly pdfTimeout: number;
  /** Longest JSON answer, bytes. */
  readonly jsonBytes: number;
  /** Longest PDF, bytes. */
  readonly pdfBytes: number;
}

const DEFAULT_LIMITS: ExchangeLimits = {
  jsonTimeout: 10_000,
  pdfTimeout: 30_000,
  jsonBytes: 2 * 1024 * 1024,
  pdfBytes: 16 * 1024 * 1024,
};

/** What did not come back: the fault, and the platform's own problem code where it gave one. */
export interface ExchangeFailure {
  readonly fault: Fault;
  readonly problem: ProblemCode | null;
}

/** One request. `parameters` fill the path; `body` goes out as JSON. */
export interface Call {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
}

/** A PDF and its digest field, `damaged` where they disagree. */
export interface FetchedPdf {
  readonly bytes: Uint8Array;
  readonly damaged: boolean;
}

/** Which fault a problem code means to the resident. Codes that only a defect or a race can cause are refusals. */
const faultOfProblem: Readonly<Record<ProblemCode, FaultCode>> = {
  malformed: 'platform-refused',
  unsigned: 'platform-refused',
  'enrolment-refused': 'platform-refused',
  'not-found': 'platform-refused',
  'person-unknown': 'person-unknown',
  'card-expired': 'card-expired',
  'identification-expired': 'identification-expired',
  'licence-not-printable': 'licence-not-printable',
  'print-limit-reached': 'print-limit-reached',
  'already-settled': 'platform-refused',
  'already-rated': 'platform-refused',
  'idempotency-conflict': 'platform-refused',
  internal: 'platform-unreachable',
};

/** Errors of a connection that ended while it was in use. */
const resets: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
/** A clock difference that is worth a word to the technician, milliseconds. */
const NOTABLE_CLOCK_DIFFERENCE = 60_000;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

interface Broken {
  readonly failure: ExchangeFailure;
  readonly reset: boolean;
}

/**
 * Signed requests to one platform, one at a time: time limits, size limits, no redirects, and every failure as a value.
 * Causes name the operation, a status or a system's error code; never an address with a handle in it, never a detail
 * that the platform wrote.
 */
export class Exchange {
  readonly #base: URL;
  readonly #key: TerminalKey;
  readonly #limits: ExchangeLimits;
  readonly #clock: () => number;

  /** Throws where `baseUrl` is no https address; plain http is for loopback alone. */
  constructor(baseUrl: string, key: TerminalKey, limits: Partial<ExchangeLimits> = {}, clock: () => number = Date.now) {
    this.#base = checkedBase(baseUrl);
    this.#key = key;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#clock = clock;
  }

  /** A JSON answer, validated. */
  async json<A extends z.ZodType>(
    operation: Operation & { readonly answer: A },
    call: Call = {},
  ): Promise<Result<z.output<A>, ExchangeFailure>> {
    const name = nameOf(operation);
    const answer = await this.#send(operation, call, this.#limits.jsonTimeout, this.#limits.jsonBytes);
    if (!answer.ok) return answer;
    if (mediaType(answer.value.headers) !== 'application/json') {
      return nonsense(name, `a ${mediaType(answer.value.headers)} where JSON was due`);
    }
    const parsed = operation.answer.safeParse(parseJson(answer.value.bytes));
    if (parsed.success) return ok(parsed.data);
    const issue = parsed.error.issues[0];
    return nonsense(name, `the answer breaks the contract at ${issue?.path.map(String).join('.') || 'its root'}`);
  }

  /** A PDF answer, compared with its `Content-Digest`. */
  async pdf(
    operation: Operation & { readonly answer: null },
    call: Call = {},
  ): Promise<Result<FetchedPdf, ExchangeFailure>> {
    const name = nameOf(operation);
    const answer = await this.#send(operation, call, this.#limits.pdfTimeout, this.#limits.pdfBytes);
    if (!answer.ok) return answer;
    const { headers, bytes } = answer.value;
    if (mediaType(headers) !== 'application/pdf') {
      return nonsense(name, `a ${mediaType(headers)} where a PDF was due`);
    }
    const digest = checkContentDigest(headers.get('content-digest'), bytes);
    if (digest === 'absent') return nonsense(name, 'a PDF without a content digest');
    return ok({ bytes, damaged: digest === 'wrong' });
  }

  /** Sends it; a GET once more where the connection was reset, because keep-alive connections die of age. */
  async #send(
    operation: Operation,
    call: Call,
    timeout: number,
    limit: number,
  ): Promise<Result<Answer, ExchangeFailure>> {
    let outcome = await this.#sendOnce(operation, call, timeout, limit);
    if (!outcome.ok && outcome.error.reset && operation.method === 'GET') {
      outcome = await this.#sendOnce(operation, call, timeout, limit);
    }
    return outcome.ok ? this.#judge(operation, outcome.value) : err(outcome.error.failure);
  }

  async #sendOnce(operation: Operation, call: Call, timeout: number, limit: number): Promise<Result<Answer, Broken>> {
    const name = nameOf(operation);
    const url = this.#addressOf(operation, call.parameters ?? {});
    const body = call.body === undefined ? null : Buffer.from(JSON.stringify(call.body));
    const headers: Record<string, string> = {
      accept: `${operation.answer === null ? 'application/pdf' : 'application/json'}, application/problem+json`,
    };
    if (body !== null) headers['content-type'] = 'application/json';
    if (call.key !== undefined) headers[IDEMPOTENCY_KEY] = call.key;

    const controller = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, timeout);
    const stop = () => controller.abort();
    call.signal?.addEventListener('abort', stop, { once: true });
    if (call.signal?.aborted === true) controller.abort();
    try {
      const signed = await signRequest({ method: operation.method, url, headers, body }, this.#key, this.#clock());
      const response = await fetch(url, {
        method: operation.method,
        headers: signed,
        body,
        redirect: 'manual',
        signal: controller.signal,
      });
      const bytes = await openBounded(response, limit);
      if (bytes === null) {
        controller.abort();
        return err({ failure: failureOf('platform-nonsense', name, `longer than ${limit} bytes`), reset: false });
      }
      return ok({ status: response.status, headers: response.headers, bytes });
    } catch (error) {
      if (late) {
        return err({ failure: failureOf('platform-slow', name, `no answer in ${timeout} ms`), reset: false });
      }
      if (controller.signal.aborted) {
        return err({ failure: failureOf('platform-unreachable', name, 'cancelled by the caller'), reset: false });
      }
      const code = errorCode(error);
      const kind = code.startsWith('HPE_') ? 'platform-nonsense' : 'platform-unreachable';
      return err({ failure: failureOf(kind, name, code), reset: resets.has(code) });
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', stop);
    }
  }

  #judge(operation: Operation, answer: Answer): Result<Answer, ExchangeFailure> {
    if (answer.status === operation.status) return ok(answer);
    const name = nameOf(operation);
    if (answer.status >= 500) return err(failureOf('platform-unreachable', name, `status ${answer.status}`));
    if (mediaType(answer.headers) !== 'application/problem+json') {
      return nonsense(name, `status ${answer.status} with ${mediaType(answer.headers)}`);
    }
    const problem = Problem.safeParse(parseJson(answer.bytes));
    if (!problem.success) return nonsense(name, `status ${answer.status} with a problem that breaks the contract`);
    const { code } = problem.data;
    const hint = code === 'unsigned' ? this.#clockHint(answer.headers) : '';
    return err({ fault: fault(faultOfProblem[code], `${name}: ${answer.status} ${code}${hint}`), problem: code });
  }

  /** The commonest reason for a refused signature is a clock that is wrong. */
  #clockHint(headers: Headers): string {
    const difference = this.#clock() - Date.parse(headers.get('date') ?? '');
    if (!(Math.abs(difference) > NOTABLE_CLOCK_DIFFERENCE)) return '';
    return `, this clock is ${Math.round(Math.abs(difference) / 1000)} s ${difference > 0 ? 'ahead' : 'behind'}`;
  }

  #addressOf(operation: Operation, parameters: Readonly<Record<string, string>>): string {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
      const value = parameters[parameter];
      if (value === undefined || value === '') throw new Error(`${operation.path} needs ${parameter}`);
      return encodeURIComponent(value);
    });
    return `${this.#base.origin}${this.#base.pathname.replace(/\/+$/, '')}${path}`;
  }
}

function checkedBase(baseUrl: string): URL {
  if (!URL.canParse(baseUrl)) throw new Error('the platform must be given as an absolute address');
  const url = new URL(baseUrl);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw new Error(`the platform must be reached by https, not by ${url.protocol}//${url.host}`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Error("the platform's address must have neither credentials nor a query nor a fragment");
  }
  return url;
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? 'no content type').split(';')[0]?.trim().toLowerCase() ?? '';
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function failureOf(code: FaultCode, operation: string, cause: string): ExchangeFailure {
  return { fault: fault(code, `${operation}: ${cause}`), problem: null };
}

function nonsense(operation: string, cause: string): { readonly ok: false; readonly error: ExchangeFailure } {
  return err(failureOf('platform-nonsense', operation, cause));
}

/** The system's code of a failed fetch, at whatever depth it lies; the error's name where there is none. */
function errorCode(error: unknown): string {
  let current: unknown = error;
  let name = 'unknown error';
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    name = current.name;
    current = current instanceof AggregateError ? (current.errors[0] ?? current.cause) : current.cause;
  }
  return name;
}

/** Method and path template: which operation it was, without a handle or a number. */
function nameOf(operation: Operation): string {
  return `${operation.method} ${operation.path}`;
}
