import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sha256Hex } from '../../platform/content-digest.ts';
import type { PrintAuthorisation, Settlement } from '../../platform/contract.ts';
import { type DatabaseSync, transaction } from '../../sqlite.ts';
import { shanghaiDay } from './calendar.ts';
import { pagesOf, renderLicence, UnprintableCharacter } from './licence-pdf.ts';
import type { Typeface } from './pdf-fonts.ts';
import { printNumber } from './print-number.ts';
import { Refusal } from './problem.ts';
import { type LibraryLicence, paperOf, type Register, standingOf } from './register.ts';

/** How long the document of an authorised print can be fetched, milliseconds. It can be settled at any time. */
const AUTHORISATION_LIFETIME = 15 * 60_000;
/** Random bytes of the code in the verification address: not to be guessed from a print number. */
const VERIFICATION_BYTES = 9;

const CounterRow = z.object({ last: z.number() });
const AuthorisationRow = z.object({
  print_number: z.string(),
  terminal: z.string(),
  licence: z.string(),
  authorised_at: z.number(),
  expires_at: z.number(),
  verification_url: z.string(),
  verification_code: z.string(),
  document_digest: z.string(),
  outcome: z.enum(['printed', 'failed', 'unknown']).nullable(),
  cause: z.string().nullable(),
  settled_at: z.string().nullable(),
});

/** One authorised print and how it ended, as tests and dock see it. */
export interface PrintEntry {
  readonly printNumber: string;
  readonly terminal: string;
  readonly licence: string;
  readonly verificationUrl: string;
  readonly verificationCode: string;
  readonly outcome: Settlement['outcome'] | null;
  readonly cause: string | null;
  readonly settledAt: string | null;
}

/** What the ledger of prints works with. */
export interface PrintParts {
  readonly database: DatabaseSync;
  readonly register: Register;
  readonly typeface: Typeface;
  /** The address under which a print number and code are verified. */
  readonly verificationUrl: (printNumber: string, code: string) => string;
}

/** Print authorisations: numbers that are given out once, documents that stay the same, settlements. */
export class Prints {
  readonly #parts: PrintParts;

  constructor(parts: PrintParts) {
    this.#parts = parts;
  }

  /** The watermarked document. */
  async preview(licence: LibraryLicence): Promise<Uint8Array> {
    return await this.#render(licence, null);
  }

  /**
   * Prepares an authorisation: takes a number and renders the document. The returned function enters it, looks at the
   * limit once more, and must be called in a transaction. Refuses what cannot be printed.
   */
  async authorise(licence: LibraryLicence, terminal: string, now: number): Promise<() => PrintAuthorisation> {
    const { database } = this.#parts;
    const day = shanghaiDay(now);
    this.#refuseUnprintable(licence, day);
    const number = this.#nextNumber(terminal, day);
    const code = randomBytes(VERIFICATION_BYTES).toString('base64url');
    const url = this.#parts.verificationUrl(number, code);
    const document = await this.#render(licence, { number, verificationUrl: url, authorisedAt: now });
    const documentDigest = sha256Hex(document);
    const expiresAt = now + AUTHORISATION_LIFETIME;
    return () => {
      this.#refuseUnprintable(licence, day);
      database
        .prepare(
          `INSERT INTO authorisations (print_number, terminal, licence, day, authorised_at, expires_at,
             verification_url, verification_code, document_digest)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(number, terminal, licence.id, day, now, expiresAt, url, code, documentDigest);
      return {
        printNumber: number,
        pages: pagesOf(licence.content),
        documentDigest,
        expiresAt: new Date(expiresAt).toISOString(),
      };
    };
  }

  /** The document of an authorised print of this terminal: byte for byte the announced one, until it is settled. */
  async document(number: string, terminal: string, now: number): Promise<Uint8Array> {
    const row = this.#authorisation(number, terminal);
    if (row.outcome !== null) throw new Refusal('already-settled', 'the print is settled: its document is gone');
    if (row.expires_at <= now) throw new Refusal('not-found', 'the authorisation has expired');
    const licence = this.#parts.register.licence(row.licence);
    if (licence === null) throw new Error('an authorised licence left the library');
    const document = await this.#render(licence, {
      number,
      verificationUrl: row.verification_url,
      authorisedAt: row.authorised_at,
    });
    if (sha256Hex(document) !== row.document_digest) throw new Error('a document was not rendered as it was announced');
    return document;
  }

  /** Enters how a print ended. The same outcome again is accepted, another one refused. To be called in a transaction. */
  settle(number: string, terminal: string, settlement: Settlement): void {
    const row = this.#authorisation(number, terminal);
    if (row.outcome === settlement.outcome) return;
    if (row.outcome !== null) throw new Refusal('already-settled', `the print was settled as ${row.outcome}`);
    this.#parts.database
      .prepare('UPDATE authorisations SET outcome = ?, cause = ?, settled_at = ? WHERE print_number = ?')
      .run(settlement.outcome, settlement.cause, settlement.settledAt, number);
  }

  /** Whether this terminal was given this print number. */
  isOf(number: string, terminal: string): boolean {
    const sql = 'SELECT 1 FROM authorisations WHERE print_number = ? AND terminal = ?';
    return this.#parts.database.prepare(sql).get(number, terminal) !== undefined;
  }

  /** All authorisations in their order. */
  entries(): readonly PrintEntry[] {
    const rows = this.#parts.database.prepare('SELECT * FROM authorisations ORDER BY rowid').all();
    return z.array(AuthorisationRow).parse(rows).map(entryOf);
  }

  /** The print that a verification address names; null where number and code do not belong together. */
  verified(number: string, code: string): { readonly entry: PrintEntry; readonly licence: LibraryLicence } | null {
    const sql = 'SELECT * FROM authorisations WHERE print_number = ? AND verification_code = ?';
    const found = this.#parts.database.prepare(sql).get(number, code);
    if (found === undefined) return null;
    const entry = entryOf(AuthorisationRow.parse(found));
    const licence = this.#parts.register.licence(entry.licence);
    return licence === null ? null : { entry, licence };
  }

  #authorisation(number: string, terminal: string): z.infer<typeof AuthorisationRow> {
    const sql = 'SELECT * FROM authorisations WHERE print_number = ? AND terminal = ?';
    const found = this.#parts.database.prepare(sql).get(number, terminal);
    if (found === undefined) throw new Refusal('not-found', 'this terminal has no such print');
    return AuthorisationRow.parse(found);
  }

  #refuseUnprintable(licence: LibraryLicence, day: string): void {
    const { state } = standingOf(licence, day, this.#parts.register.printsOn(licence.id, day));
    if (state === 'print-limit-reached') throw new Refusal('print-limit-reached', 'printed as often as a day allows');
    if (state !== 'printable') throw new Refusal('licence-not-printable', `the licence is ${state}`);
  }

  /** Takes the next number of a terminal's day. A number whose authorisation fails is never given again. */
  #nextNumber(terminal: string, day: string): string {
    return transaction(this.#parts.database, () => {
      const row = this.#parts.database
        .prepare(
          `INSERT INTO print_counters (terminal, day, last) VALUES (?, ?, 1)
           ON CONFLICT (terminal, day) DO UPDATE SET last = last + 1 RETURNING last`,
        )
        .get(terminal, day);
      return printNumber(terminal, day, CounterRow.parse(row).last);
    });
  }

  async #render(licence: LibraryLicence, print: Parameters<typeof paperOf>[1]): Promise<Uint8Array> {
    try {
      return await renderLicence(paperOf(licence, print), this.#parts.typeface);
    } catch (error) {
      if (error instanceof UnprintableCharacter) throw new Refusal('licence-not-printable', error.message);
      throw error;
    }
  }
}

function entryOf(row: z.infer<typeof AuthorisationRow>): PrintEntry {
  return {
    printNumber: row.print_number,
    terminal: row.terminal,
    licence: row.licence,
    verificationUrl: row.verification_url,
    verificationCode: row.verification_code,
    outcome: row.outcome,
    cause: row.cause,
    settledAt: row.settled_at,
  };
}
