import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Fault, type FaultCode, fault } from '../../../preload/faults.ts';
import { err, type Result } from '../../../preload/result.ts';
import { causeOf } from '../../log/log.ts';
import {
  type DraftAttributes,
  decodeMessage,
  encodeMessage,
  type IppMessage,
  type OperationName,
} from './ipp-message.ts';

/** How long one exchange may take, and how much it may bring. */
export interface IppLimits {
  /** Until the connection stands, milliseconds. */
  readonly connect: number;
  /** Until the answer is there, without a document, milliseconds. */
  readonly answer: number;
  /** The same with a document: small printers take it in only as fast as they print. Milliseconds. */
  readonly document: number;
  /** Longest answer, bytes. */
  readonly answerBytes: number;
}

/** Limits for a printer in the same room. */
const DEFAULT_IPP_LIMITS: IppLimits = {
  connect: 3_000,
  answer: 8_000,
  document: 120_000,
  answerBytes: 1024 * 1024,
};

/** The printer's answer, whatever its status says. */
export type IppAnswer = IppMessage;

/** How much of the request has left this machine: decides whether the printer may have a document. */
export type Sent = 'nothing' | 'part' | 'whole';

/** An exchange without an IPP answer. An IPP error status is no failure: it is an {@link IppAnswer}. */
export interface IppFailure extends Fault {
  /** `unreachable`: no connection; `broken`: it was cut; `timeout`; `nonsense`: what came back is no IPP. */
  readonly kind: 'unreachable' | 'broken' | 'timeout' | 'nonsense';
  readonly sent: Sent;
}

/** One request. */
export interface IppCall {
  readonly operation: OperationName;
  /** Operation attributes after charset, language, target and user. */
  readonly attributes?: DraftAttributes;
  /** The job that it is about: its number beside the printer's URI, or its own URI. */
  readonly target?: JobTarget;
  /** Job template attributes. */
  readonly job?: DraftAttributes;
  readonly document?: Uint8Array;
  readonly signal?: AbortSignal;
}

/** A job by number or by URI, RFC 8011 section 4.1.5. */
export type JobTarget = { readonly id: number } | { readonly uri: string };

/** Where the printer is and whom it trusts. */
export interface IppClientOptions {
  /** `ipp://host:631/path` or `ipps://…`. */
  readonly url: string;
  /** PEM of the authority that signed the printer's certificate, for `ipps` with a certificate of one's own. */
  readonly ca?: string;
  readonly limits?: Partial<IppLimits>;
}

/** The port of ipp and ipps, RFC 3510 section 4.2 and RFC 7472 section 4.2. */
const IPP_PORT = 631;
const USER = 'yingzhou-kiosk';
/** The largest request-id, RFC 8011 section 4.1.2. */
const LAST_REQUEST_ID = 0x7fff_ffff;

/** Asks one printer, one connection a request: a kept one may be dead without anybody knowing. */
export class IppClient {
  /** The printer's URI as it stands in requests. */
  readonly uri: string;
  readonly #url: URL;
  readonly #ca: string | undefined;
  readonly #limits: IppLimits;
  #requestId = 0;

  constructor(options: IppClientOptions) {
    this.uri = options.url;
    this.#url = new URL(options.url);
    if (!['ipp:', 'ipps:'].includes(this.#url.protocol))
      throw new TypeError('the printer needs an ipp or ipps address');
    this.#ca = options.ca;
    this.#limits = { ...DEFAULT_IPP_LIMITS, ...options.limits };
  }

  /**
   * One request and its answer. Faults: `printer-offline` where no connection stood, broke, or took too long;
   * `printer-failed` where what came back is no IPP. Never rejects.
   */
  call(call: IppCall): Promise<Result<IppAnswer, IppFailure>> {
    this.#requestId = this.#requestId >= LAST_REQUEST_ID ? 1 : this.#requestId + 1;
    const head = encodeMessage({
      version: '1.1',
      requestId: this.#requestId,
      operation: call.operation,
      groups: [
        { name: 'operation', attributes: this.#operationAttributes(call) },
        ...(call.job ? [{ name: 'job' as const, attributes: call.job }] : []),
      ],
    });
    return this.#exchange(head, call);
  }

  #operationAttributes({ target, attributes }: IppCall): DraftAttributes {
    const about =
      target === undefined
        ? { 'printer-uri': this.uri }
        : 'uri' in target
          ? { 'job-uri': target.uri }
          : { 'printer-uri': this.uri, 'job-id': target.id };
    return {
      'attributes-charset': 'utf-8',
      'attributes-natural-language': 'zh-cn',
      ...about,
      'requesting-user-name': USER,
      ...attributes,
    };
  }

  #exchange(head: Buffer, { operation, document, signal }: IppCall): Promise<Result<IppAnswer, IppFailure>> {
    return new Promise((resolve) => {
      let sent: Sent = 'nothing';
      const finish = (result: Result<IppAnswer, IppFailure>): void => {
        clearTimeout(connectTimer);
        clearTimeout(wholeTimer);
        signal?.removeEventListener('abort', abort);
        resolve(result);
        request.destroy();
      };
      const fail = (kind: IppFailure['kind'], code: FaultCode, cause: string): void =>
        finish(err({ ...fault(code, `${operation}: ${cause}`), kind, sent }));
      const abort = (): void => fail('broken', 'printer-offline', 'given up by this side');

      const limits = this.#limits;
      const secure = this.#url.protocol === 'ipps:';
      const request = (secure ? requestHttps : requestHttp)(this.#requestOptions(head, document));
      const wholeTimer = setTimeout(
        () => fail('timeout', 'printer-offline', 'no answer in time'),
        document ? limits.document : limits.answer,
      );
      const connectTimer = setTimeout(
        () => fail('unreachable', 'printer-offline', 'no connection in time'),
        limits.connect,
      );
      request.once('socket', (socket) => {
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          sent = 'part';
          clearTimeout(connectTimer);
        });
      });
      request.on('error', (error) =>
        fail(sent === 'nothing' ? 'unreachable' : 'broken', 'printer-offline', causeOf(error)),
      );
      request.once('finish', () => {
        sent = 'whole';
      });
      request.once('response', (response) => {
        collect(response, limits.answerBytes, finish, fail);
      });
      request.once('close', () => fail('broken', 'printer-offline', 'closed without an answer'));
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort, { once: true });
      request.write(head);
      request.end(document);
    });
  }

  #requestOptions(head: Buffer, document: Uint8Array | undefined): RequestOptions & { ca?: string } {
    const { hostname, port, pathname, search } = this.#url;
    return {
      method: 'POST',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? IPP_PORT : Number(port),
      path: (pathname === '' ? '/' : pathname) + search,
      agent: false,
      headers: {
        'content-type': 'application/ipp',
        'content-length': head.length + (document?.length ?? 0),
      },
      ...(this.#ca === undefined ? {} : { ca: this.#ca }),
    };
  }
}

/** Reads an answer's body and makes a message of it. */
function collect(
  response: IncomingMessage,
  limit: number,
  finish: (result: Result<IppAnswer, IppFailure>) => void,
  fail: (kind: IppFailure['kind'], code: FaultCode, cause: string) => void,
): void {
  const parts: Buffer[] = [];
  let length = 0;
  response.on('data', (part: Buffer) => {
    length += part.length;
    if (length > limit) fail('nonsense', 'printer-failed', 'an answer without an end');
    else parts.push(part);
  });
  response.once('error', (error) => fail('broken', 'printer-offline', causeOf(error)));
  response.once('end', () => {
    if (response.statusCode !== 200) {
      fail('nonsense', 'printer-failed', `HTTP status ${response.statusCode ?? 0}`);
      return;
    }
    const message = decodeMessage(Buffer.concat(parts));
    if (message.ok) finish(message);
    else fail('nonsense', 'printer-failed', `no IPP message: ${message.error}`);
  });
}
