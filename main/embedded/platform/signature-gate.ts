import type { FastifyRequest } from 'fastify';
import { EnrolmentRequest, type OperationName } from '../../platform/contract.ts';
import { type KnownKey, verifyRequest } from '../../platform/signing.ts';
import { keyIdOf } from '../../platform/terminal-key.ts';
import type { Caller } from './bindings.ts';
import { Refusal } from './problem.ts';
import type { Terminals } from './terminals.ts';

/** Lets signed requests through, says who sent them, and refuses all others with 401. */
export class SignatureGate {
  readonly #terminals: Terminals;
  readonly #authorities: () => ReadonlySet<string>;
  readonly #clock: () => number;

  /** `authorities`: host and port under which this platform is reached; a signature for another one is not for it. */
  constructor(terminals: Terminals, authorities: () => ReadonlySet<string>, clock: () => number) {
    this.#terminals = terminals;
    this.#authorities = authorities;
    this.#clock = clock;
  }

  /** The caller of a request. Throws a {@link Refusal} `unsigned` with the flaw in its detail. */
  async admit(request: FastifyRequest, operation: OperationName, rawBody: Uint8Array): Promise<Caller> {
    const authority = (request.headers.host ?? '').toLowerCase();
    if (!this.#authorities().has(authority))
      throw new Refusal('unsigned', 'the authority is not that of this platform');
    const now = this.#clock();
    const enrolling = operation === 'enrol' ? keyInBody(request.body) : null;
    const verified = await verifyRequest(
      {
        method: request.method,
        origin: `http://${authority}`,
        target: request.raw.url ?? '',
        headers: request.headers,
        body: rawBody,
      },
      (keyId) => (operation === 'enrol' ? enrolling?.(keyId) : this.#terminals.key(keyId)) ?? null,
      now,
    );
    if (!verified.ok) throw new Refusal('unsigned', verified.error);
    if (!this.#terminals.acceptNonce(verified.value, now)) throw new Refusal('unsigned', 'replayed');
    const { keyId } = verified.value;
    return { terminal: this.#terminals.key(keyId)?.terminal ?? '', keyId, now };
  }
}

/** An enrolment is signed with the very key that it carries. */
function keyInBody(body: unknown): ((keyId: string) => KnownKey | null) | null {
  const parsed = EnrolmentRequest.safeParse(body);
  if (!parsed.success) return null;
  const { algorithm } = parsed.data;
  const publicKey = Buffer.from(parsed.data.publicKey, 'base64');
  return (keyId) => (keyId === keyIdOf(algorithm, publicKey) ? { algorithm, publicKey } : null);
}
