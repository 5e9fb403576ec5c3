import { z } from 'zod';
import { sha256Hex } from '../../platform/content-digest.ts';
import { type DatabaseSync, transaction } from '../../sqlite.ts';
import type { Answers, KeyedRequest } from './answers.ts';
import type { Binding, Caller } from './bindings.ts';
import { Refusal } from './problem.ts';

/** An idempotency key: visible ASCII, as it stands in the header. */
const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,128}$/);

/** A request that has been let through. */
export interface AdmittedRequest {
  readonly caller: Caller;
  /** Path as it was asked for: the settlement of another print is another request. */
  readonly path: string;
  readonly parameters: unknown;
  readonly body: unknown;
  readonly rawBody: Uint8Array;
  readonly idempotencyKey: unknown;
}

/** Runs operations: each effect and the record of its answer in one transaction, each key once. */
export class Dispatcher {
  readonly #database: DatabaseSync;
  readonly #answers: Answers;

  constructor(database: DatabaseSync, answers: Answers) {
    this.#database = database;
    this.#answers = answers;
  }

  /** The answer: the bytes of a PDF, or a value that fits the operation's answer schema. Throws refusals. */
  async dispatch(binding: Binding, request: AdmittedRequest): Promise<unknown> {
    const { operation } = binding;
    const keyed = operation.idempotent ? keyedRequest(binding, request) : null;
    const known = keyed === null ? null : this.#answers.find(keyed);
    if (known !== null) return known.answer;
    const outcome = await binding.run(request.caller, request.parameters, request.body);
    if (outcome instanceof Uint8Array) return outcome;
    return transaction(this.#database, () => {
      // The same request may have come twice at once: the first one through decides.
      const meanwhile = keyed === null ? null : this.#answers.find(keyed);
      if (meanwhile !== null) return meanwhile.answer;
      const answer = operation.answer === null ? null : operation.answer.parse(outcome());
      if (keyed !== null) this.#answers.keep(keyed, answer, request.caller.now);
      return answer;
    });
  }
}

function keyedRequest({ name }: Binding, request: AdmittedRequest): KeyedRequest {
  const key = IdempotencyKey.safeParse(request.idempotencyKey);
  if (!key.success) throw new Refusal('malformed', 'the request needs an Idempotency-Key');
  const { terminal, keyId } = request.caller;
  return {
    scope: name === 'enrol' ? `key:${keyId}` : terminal,
    operation: name,
    key: key.data,
    digest: sha256Hex(Buffer.concat([Buffer.from(`${request.path}\n`), request.rawBody])),
  };
}
