import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { CardText } from '../../devices/id-card/reader.ts';
import type { Identification } from '../../platform/contract.ts';
import type { DatabaseSync } from '../../sqlite.ts';
import { shanghaiDay } from './calendar.ts';
import { Refusal } from './problem.ts';
import type { Register } from './register.ts';

/** How long a handle is good for: longer than any visit, shorter than a coffee break. Milliseconds. */
const IDENTIFICATION_LIFETIME = 15 * 60_000;
const HANDLE_BYTES = 32;

const Row = z.object({ terminal: z.string(), person: z.number(), expires_at: z.number() });

/** The identified holders of the visits under way, by handle. */
export class Identifications {
  readonly #database: DatabaseSync;
  readonly #register: Register;

  constructor(database: DatabaseSync, register: Register) {
    this.#database = database;
    this.#register = register;
  }

  /** Identifies the holder of a card for one terminal. Refuses unknown holders and expired cards. */
  identify(card: CardText, terminal: string, now: number): Identification {
    const holder = this.#register.holderOf(card);
    if (holder === null) throw new Refusal('person-unknown', 'no person has this number, name and birth');
    if (card.validTo !== null && card.validTo < shanghaiDay(now)) {
      throw new Refusal('card-expired', 'the card is past its last day');
    }
    const handle = randomBytes(HANDLE_BYTES).toString('base64url');
    const expiresAt = now + IDENTIFICATION_LIFETIME;
    this.#database.prepare('DELETE FROM identifications WHERE expires_at < ?').run(now);
    this.#database
      .prepare('INSERT INTO identifications (handle, terminal, person, expires_at) VALUES (?, ?, ?, ?)')
      .run(handle, terminal, holder.id, expiresAt);
    return {
      identification: handle,
      holder: { name: holder.name, kind: holder.kind },
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }

  /** The person behind a handle. One answer for unknown, forgotten, expired and another terminal's. */
  person(handle: string, terminal: string, now: number): number {
    const found = this.#database.prepare('SELECT * FROM identifications WHERE handle = ?').get(handle);
    const row = found === undefined ? null : Row.parse(found);
    if (row === null || row.terminal !== terminal || row.expires_at <= now) {
      throw new Refusal('identification-expired', 'the handle is not, or no longer, one of this terminal');
    }
    return row.person;
  }

  /** Forgets a handle of this terminal. A handle that is unknown is forgotten already. */
  forget(handle: string, terminal: string): void {
    this.#database.prepare('DELETE FROM identifications WHERE handle = ? AND terminal = ?').run(handle, terminal);
  }
}
