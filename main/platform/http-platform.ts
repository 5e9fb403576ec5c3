import { type Fault, fault } from '../../preload/faults.ts';
import { err, ok, type Result } from '../../preload/result.ts';
import type { ReadCard } from '../devices/id-card/reader.ts';
import { sha256Hex } from './content-digest.ts';
import {
  type Catalogue,
  type Identification,
  type IdentificationRequest,
  type Licence,
  operations,
  type PrintAuthorisation,
  type Rating,
  type Settlement,
} from './contract.ts';
import { Exchange, type ExchangeFailure, type ExchangeLimits, type FetchedPdf } from './exchange.ts';
import type { CallOptions, Platform } from './platform.ts';
import type { TerminalKey } from './terminal-key.ts';

export interface HttpPlatformOptions {
  /** Address of the platform: https, or http on loopback. */
  readonly baseUrl: string;
  /** The key that was enrolled. */
  readonly key: TerminalKey;
  readonly limits?: Partial<ExchangeLimits>;
  /** Milliseconds since 1970; the signatures' `created`. */
  readonly clock?: () => number;
}

/** The central platform over HTTP. Throws at construction where the address is neither https nor loopback. */
export class HttpPlatform implements Platform {
  readonly #exchange: Exchange;

  constructor(options: HttpPlatformOptions) {
    this.#exchange = new Exchange(options.baseUrl, options.key, options.limits, options.clock);
  }

  async catalogue(options: CallOptions = {}): Promise<Result<Catalogue, Fault>> {
    return faultOf(await this.#exchange.json(operations.catalogue, { signal: options.signal }));
  }

  async identify(card: ReadCard, key: string, options: CallOptions = {}): Promise<Result<Identification, Fault>> {
    const body: IdentificationRequest = {
      method: 'card',
      card: card.text,
      photo: Buffer.from(card.photo).toString('base64'),
    };
    return faultOf(await this.#exchange.json(operations.identify, { body, key, signal: options.signal }));
  }

  async forget(identification: string, key: string): Promise<Result<void, Fault>> {
    return nothing(await this.#exchange.json(operations.forget, { parameters: { identification }, key }));
  }

  async licences(identification: string, options: CallOptions = {}): Promise<Result<readonly Licence[], Fault>> {
    const answer = await this.#exchange.json(operations.licences, {
      parameters: { identification },
      signal: options.signal,
    });
    return answer.ok ? ok(answer.value.licences) : err(answer.error.fault);
  }

  async preview(
    identification: string,
    licence: string,
    options: CallOptions = {},
  ): Promise<Result<Uint8Array, Fault>> {
    return await this.#undamaged(
      () => this.#exchange.pdf(operations.preview, { parameters: { identification, licence }, signal: options.signal }),
      null,
    );
  }

  async authorisePrint(
    identification: string,
    licence: string,
    key: string,
    options: CallOptions = {},
  ): Promise<Result<PrintAuthorisation, Fault>> {
    const body = { identification, licence };
    return faultOf(await this.#exchange.json(operations.authorisePrint, { body, key, signal: options.signal }));
  }

  async document(authorisation: PrintAuthorisation, options: CallOptions = {}): Promise<Result<Uint8Array, Fault>> {
    const parameters = { printNumber: authorisation.printNumber };
    return await this.#undamaged(
      () => this.#exchange.pdf(operations.document, { parameters, signal: options.signal }),
      authorisation.documentDigest,
    );
  }

  async settle(printNumber: string, settlement: Settlement, key: string): Promise<Result<void, Fault>> {
    return nothing(
      await this.#exchange.json(operations.settle, { parameters: { printNumber }, body: settlement, key }),
    );
  }

  async rate(rating: Rating, key: string): Promise<Result<void, Fault>> {
    return nothing(await this.#exchange.json(operations.rate, { body: rating, key }));
  }

  /** The PDF, fetched once more where it came damaged; `document-damaged` where it did so twice. */
  async #undamaged(
    fetchPdf: () => Promise<Result<FetchedPdf, ExchangeFailure>>,
    authorisedDigest: string | null,
  ): Promise<Result<Uint8Array, Fault>> {
    let cause = '';
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const fetched = await fetchPdf();
      if (!fetched.ok) return err(fetched.error.fault);
      const { bytes, damaged } = fetched.value;
      if (damaged) cause = 'the content digest is not that of the PDF';
      else if (authorisedDigest !== null && sha256Hex(bytes) !== authorisedDigest) {
        cause = 'the PDF is not the one that was authorised';
      } else return ok(bytes);
    }
    return err(fault('document-damaged', `${cause}, twice`));
  }
}

function faultOf<T>(result: Result<T, ExchangeFailure>): Result<T, Fault> {
  return result.ok ? result : err(result.error.fault);
}

function nothing(result: Result<unknown, ExchangeFailure>): Result<void, Fault> {
  return result.ok ? ok(undefined) : err(result.error.fault);
}
