import type { Fault } from '../../preload/faults.ts';
import { ok, type Result } from '../../preload/result.ts';
import type { ReadCard } from '../devices/id-card/reader.ts';
import type { Catalogue, Identification, Licence, PrintAuthorisation, Rating, Settlement } from './contract.ts';
import { type EnrolledTerminal, type EnrolOptions, enrol } from './enrolment.ts';
import { HttpPlatform } from './http-platform.ts';
import type { CallOptions, Platform } from './platform.ts';

/**
 * The central platform of a terminal that may not be enrolled yet, or not be able to reach it yet: the first call that
 * gets through enrols, and every call until then says why it could not.
 */
export class EnrollingPlatform implements Platform {
  readonly #options: EnrolOptions;
  readonly #onEnrolled: (terminal: EnrolledTerminal) => void;
  #enrolling: Promise<Result<HttpPlatform, Fault>> | null = null;

  constructor(options: EnrolOptions, onEnrolled: (terminal: EnrolledTerminal) => void) {
    this.#options = options;
    this.#onEnrolled = onEnrolled;
  }

  catalogue(options?: CallOptions): Promise<Result<Catalogue, Fault>> {
    return this.#with((platform) => platform.catalogue(options));
  }

  identify(card: ReadCard, key: string, options?: CallOptions): Promise<Result<Identification, Fault>> {
    return this.#with((platform) => platform.identify(card, key, options));
  }

  forget(identification: string, key: string): Promise<Result<void, Fault>> {
    return this.#with((platform) => platform.forget(identification, key));
  }

  licences(identification: string, options?: CallOptions): Promise<Result<readonly Licence[], Fault>> {
    return this.#with((platform) => platform.licences(identification, options));
  }

  preview(identification: string, licence: string, options?: CallOptions): Promise<Result<Uint8Array, Fault>> {
    return this.#with((platform) => platform.preview(identification, licence, options));
  }

  authorisePrint(
    identification: string,
    licence: string,
    key: string,
    options?: CallOptions,
  ): Promise<Result<PrintAuthorisation, Fault>> {
    return this.#with((platform) => platform.authorisePrint(identification, licence, key, options));
  }

  document(authorisation: PrintAuthorisation, options?: CallOptions): Promise<Result<Uint8Array, Fault>> {
    return this.#with((platform) => platform.document(authorisation, options));
  }

  settle(printNumber: string, settlement: Settlement, key: string): Promise<Result<void, Fault>> {
    return this.#with((platform) => platform.settle(printNumber, settlement, key));
  }

  rate(rating: Rating, key: string): Promise<Result<void, Fault>> {
    return this.#with((platform) => platform.rate(rating, key));
  }

  async #with<T>(call: (platform: HttpPlatform) => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
    this.#enrolling ??= this.#enrol();
    const enrolled = await this.#enrolling;
    if (enrolled.ok) return await call(enrolled.value);
    this.#enrolling = null;
    return enrolled;
  }

  async #enrol(): Promise<Result<HttpPlatform, Fault>> {
    const terminal = await enrol(this.#options);
    if (!terminal.ok) return terminal;
    this.#onEnrolled(terminal.value);
    return ok(new HttpPlatform({ baseUrl: this.#options.baseUrl, key: terminal.value.key }));
  }
}
