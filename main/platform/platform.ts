import type { Fault } from '../../preload/faults.ts';
import type { Result } from '../../preload/result.ts';
import type { ReadCard } from '../devices/id-card/reader.ts';
import type { Catalogue, Identification, Licence, PrintAuthorisation, Rating, Settlement } from './contract.ts';

/** What every call takes: a way to stop waiting. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/**
 * The central platform as the terminal uses it. Every method returns a {@link Fault} of the kinds
 * `platform-unreachable`, `platform-slow`, `platform-nonsense`, `platform-refused`, or of the more precise ones that a
 * problem code maps to. Methods that change something take the idempotency key under which they may be repeated.
 */
export interface Platform {
  catalogue(options?: CallOptions): Promise<Result<Catalogue, Fault>>;
  identify(card: ReadCard, key: string, options?: CallOptions): Promise<Result<Identification, Fault>>;
  /** Ends an identification; the platform forgets the handle. */
  forget(identification: string, key: string): Promise<Result<void, Fault>>;
  licences(identification: string, options?: CallOptions): Promise<Result<readonly Licence[], Fault>>;
  /** The watermarked PDF, its digest checked. */
  preview(identification: string, licence: string, options?: CallOptions): Promise<Result<Uint8Array, Fault>>;
  authorisePrint(
    identification: string,
    licence: string,
    key: string,
    options?: CallOptions,
  ): Promise<Result<PrintAuthorisation, Fault>>;
  /** The PDF to print; `document-damaged` where its SHA-256 is not the authorised one. */
  document(authorisation: PrintAuthorisation, options?: CallOptions): Promise<Result<Uint8Array, Fault>>;
  settle(printNumber: string, settlement: Settlement, key: string): Promise<Result<void, Fault>>;
  rate(rating: Rating, key: string): Promise<Result<void, Fault>>;
}
