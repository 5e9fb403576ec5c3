import { z } from 'zod';
import type { DatabaseSync } from '../../sqlite.ts';
import { Refusal } from './problem.ts';

/** How long an answer is kept for its repetition, milliseconds. An outbox that was away for longer has lost its case. */
const LIFETIME = 30 * 86_400_000;

const Row = z.object({ request_digest: z.string(), answer: z.string() });

/** One request under an idempotency key. `scope` is the terminal; before it is enrolled, its key. */
export interface KeyedRequest {
  readonly scope: string;
  readonly operation: string;
  readonly key: string;
  /** Of path and body. */
  readonly digest: string;
}

/** What was answered under which idempotency key. Refusals are not kept: they changed nothing. */
export class Answers {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The answer that this request had; null where it is new. Refuses where the key belongs to another request. */
  find({ scope, operation, key, digest }: KeyedRequest): { readonly answer: unknown } | null {
    const found = this.#database
      .prepare('SELECT request_digest, answer FROM answers WHERE scope = ? AND operation = ? AND key = ?')
      .get(scope, operation, key);
    if (found === undefined) return null;
    const row = Row.parse(found);
    if (row.request_digest !== digest) {
      throw new Refusal('idempotency-conflict', 'the idempotency key came with another request before');
    }
    return { answer: JSON.parse(row.answer) };
  }

  /** Keeps an answer. To be called in the transaction of its effect. */
  keep({ scope, operation, key, digest }: KeyedRequest, answer: unknown, now: number): void {
    this.#database.prepare('DELETE FROM answers WHERE forget_at < ?').run(now);
    this.#database
      .prepare(
        `INSERT INTO answers (scope, operation, key, request_digest, answer, forget_at) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(scope, operation, key, digest, JSON.stringify(answer), now + LIFETIME);
  }
}
