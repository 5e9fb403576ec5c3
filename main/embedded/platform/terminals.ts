import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { sha256Hex } from '../../platform/content-digest.ts';
import { type Enrolment, type EnrolmentRequest, SignatureAlgorithm } from '../../platform/contract.ts';
import type { KnownKey, VerifiedSignature } from '../../platform/signing.ts';
import { isPublicKey, keyIdOf } from '../../platform/terminal-key.ts';
import type { DatabaseSync } from '../../sqlite.ts';
import { Refusal } from './problem.ts';
import { SITES } from './sites.ts';

/** How long an enrolment code is good for: a week lies between the office and the site. Milliseconds. */
const CODE_LIFETIME = 7 * 86_400_000;
/** Crockford's Base32 without letters: nothing that is misread from paper. 16 characters are 80 bits. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

const CodeRow = z.object({ terminal: z.string(), expires_at: z.number(), used_by_key: z.string().nullable() });
const KeyRow = z.object({
  terminal: z.string(),
  algorithm: SignatureAlgorithm,
  public_key: z.instanceof(Uint8Array),
  revoked: z.number(),
});

/** Who may call: enrolment codes, the terminals' keys, and the nonces of their signatures. */
export class Terminals {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** A new code for a technician, `XXXX-XXXX-XXXX-XXXX`: good once, for this terminal alone. Only its digest is kept. */
  issueCode(terminal: string, now: number): string {
    if (!SITES.has(terminal)) throw new Error(`there is no site for the terminal ${terminal}`);
    const characters = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)));
    const code = characters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
    this.#database.prepare('DELETE FROM enrolment_codes WHERE expires_at < ?').run(now);
    this.#database
      .prepare('INSERT INTO enrolment_codes (code_digest, terminal, expires_at, used_by_key) VALUES (?, ?, ?, NULL)')
      .run(sha256Hex(code), terminal, now + CODE_LIFETIME);
    return code;
  }

  /**
   * Enrols the key of `request`; the terminal's earlier keys are revoked. A code that this very key has used is taken
   * again: the terminal may not have heard the answer. To be called in a transaction.
   */
  enrol(request: z.infer<typeof EnrolmentRequest>, now: number): z.infer<typeof Enrolment> {
    const publicKey = Buffer.from(request.publicKey, 'base64');
    if (!isPublicKey(request.algorithm, publicKey))
      throw new Refusal('malformed', 'publicKey is no key of its algorithm');
    const keyId = keyIdOf(request.algorithm, publicKey);
    const digest = sha256Hex(request.enrolmentCode.trim().toUpperCase());
    const found = this.#database.prepare('SELECT * FROM enrolment_codes WHERE code_digest = ?').get(digest);
    const code = found === undefined ? null : CodeRow.parse(found);
    const site = SITES.get(request.terminal);
    const usable = code !== null && (code.used_by_key === null || code.used_by_key === keyId);
    if (!usable || code.terminal !== request.terminal || code.expires_at < now || site === undefined) {
      throw new Refusal('enrolment-refused', 'the code is unknown, used, expired, or that of another terminal');
    }
    const run = (sql: string, ...values: (string | Uint8Array)[]) => this.#database.prepare(sql).run(...values);
    run('UPDATE enrolment_codes SET used_by_key = ? WHERE code_digest = ?', keyId, digest);
    run('UPDATE terminal_keys SET revoked = 1 WHERE terminal = ?', request.terminal);
    run(
      `INSERT INTO terminal_keys (key_id, terminal, algorithm, public_key, revoked) VALUES (?, ?, ?, ?, 0)
       ON CONFLICT (key_id) DO UPDATE SET terminal = excluded.terminal, revoked = 0`,
      keyId,
      request.terminal,
      request.algorithm,
      publicKey,
    );
    return { terminal: request.terminal, keyId, ...site };
  }

  /** The key of this name and the terminal that it signs for; null where it is unknown or revoked. */
  key(keyId: string): (KnownKey & { readonly terminal: string }) | null {
    const found = this.#database.prepare('SELECT * FROM terminal_keys WHERE key_id = ?').get(keyId);
    if (found === undefined) return null;
    const { terminal, algorithm, public_key, revoked } = KeyRow.parse(found);
    return revoked === 0 ? { terminal, algorithm, publicKey: public_key } : null;
  }

  /** Remembers the nonce of a signature as long as the signature could be accepted; false where it is known already. */
  acceptNonce({ keyId, nonce, rememberUntil }: VerifiedSignature, now: number): boolean {
    this.#database.prepare('DELETE FROM nonces WHERE forget_at < ?').run(now);
    const { changes } = this.#database
      .prepare('INSERT OR IGNORE INTO nonces (key_id, nonce, forget_at) VALUES (?, ?, ?)')
      .run(keyId, nonce, rememberUntil);
    return Number(changes) === 1;
  }
}
