import { randomBytes } from 'node:crypto';
import { httpbis, type SignatureParameters } from 'http-message-signatures';
import { err, ok, type Result } from '../../preload/result.ts';
import { checkContentDigest, contentDigest } from './content-digest.ts';
import { IDEMPOTENCY_KEY, SIGNATURE_WINDOW_SECONDS, SIGNED_COMPONENTS, type SignatureAlgorithm } from './contract.ts';
import { type TerminalKey, verifySignature } from './terminal-key.ts';

/**
 * HTTP message signatures (RFC 9421) of the terminal's requests, both sides: the client signs with them, the embedded
 * platform verifies.
 */

/** The label of the signature in `Signature-Input` and `Signature`. */
const SIGNATURE_NAME = 'terminal';
const SIGNATURE_PARAMETERS = ['created', 'nonce', 'keyid', 'alg'];
/** Random bytes of a nonce. */
const NONCE_BYTES = 18;
/** How far a signature's `created` may lie in the future, seconds: clocks of terminal and platform drift apart. */
const FUTURE_TOLERANCE_SECONDS = 60;

/** A request before it is sent. Header names in lower case. */
export interface RequestToSign {
  readonly method: string;
  /** Absolute address. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where there is none. */
  readonly body: Uint8Array | null;
}

/**
 * The headers of `request` with `content-digest` (where it has a body), `signature-input` and `signature`. `now` is the
 * moment of signing, milliseconds since 1970.
 */
export async function signRequest(
  request: RequestToSign,
  key: TerminalKey,
  now: number,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = { ...request.headers };
  if (request.body !== null) headers['content-digest'] = contentDigest(request.body);
  const signed = await httpbis.signMessage(
    {
      key: { id: key.keyId, alg: key.algorithm, sign: async (data) => Buffer.from(key.sign(data)) },
      name: SIGNATURE_NAME,
      fields: componentsOf(headers),
      params: SIGNATURE_PARAMETERS,
      paramValues: { created: new Date(now), nonce: randomBytes(NONCE_BYTES).toString('base64url') },
    },
    { method: request.method, url: request.url, headers },
  );
  return Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

/** A request as it came in. */
export interface RequestToVerify {
  readonly method: string;
  /** Scheme and authority under which the platform is reached, `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Empty where there is none. */
  readonly body: Uint8Array;
}

/** A public key that may sign. */
export interface KnownKey {
  readonly algorithm: SignatureAlgorithm;
  readonly publicKey: Uint8Array;
}

/** A signature that holds. Its nonce must not have been seen, and must be remembered until `rememberUntil`. */
export interface VerifiedSignature {
  readonly keyId: string;
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly rememberUntil: number;
}

/** Why a signature does not hold. */
export type SignatureFlaw =
  | 'no-signature'
  | 'malformed'
  | 'more-than-one-signature'
  | 'unknown-key'
  | 'wrong-algorithm'
  | 'missing-component'
  | 'missing-parameter'
  | 'stale'
  | 'wrong-digest'
  | 'wrong-signature';

/**
 * Verifies a request's signature: all of {@link SIGNED_COMPONENTS} that apply are covered, the digest is that of the
 * body, `created` lies within {@link SIGNATURE_WINDOW_SECONDS} of `now` (milliseconds since 1970), the key is known and
 * of the algorithm that the signature names. Whether the nonce is new is for the caller to check.
 */
export async function verifyRequest(
  request: RequestToVerify,
  findKey: (keyId: string) => KnownKey | null,
  now: number,
): Promise<Result<VerifiedSignature, SignatureFlaw>> {
  const headers = singleValues(request.headers);
  if (headers.signature === undefined || headers['signature-input'] === undefined) return err('no-signature');
  const url = addressOf(request);
  if (url === null) return err('malformed');

  const hasBody = request.body.length > 0;
  if (hasBody || headers['content-digest'] !== undefined) {
    const digest = checkContentDigest(headers['content-digest'] ?? null, request.body);
    if (digest === 'absent') return err('missing-component');
    if (digest === 'wrong') return err('wrong-digest');
  }

  let seen: SignatureParameters[] = [];
  let flaw: SignatureFlaw | null = null;
  const refuse = (reason: SignatureFlaw): null => {
    flaw ??= reason;
    return null;
  };
  try {
    const holds = await httpbis.verifyMessage(
      {
        requiredParams: SIGNATURE_PARAMETERS,
        requiredFields: componentsOf(headers),
        notAfter: Number.MAX_SAFE_INTEGER, // The time is checked here, by the given clock.
        keyLookup: async (parameters) => {
          seen = [...seen, parameters];
          if (parameters.keyid === undefined) return refuse('missing-parameter');
          const known = findKey(parameters.keyid);
          if (known === null) return refuse('unknown-key');
          if (parameters.alg !== known.algorithm) return refuse('wrong-algorithm');
          return {
            id: parameters.keyid,
            algs: [known.algorithm],
            verify: async (data, signature) => verifySignature(known.algorithm, known.publicKey, data, signature),
          };
        },
      },
      { method: request.method, url, headers },
    );
    if (seen.length > 1) return err('more-than-one-signature');
    if (holds !== true) return err(flaw ?? 'wrong-signature');
  } catch (error) {
    if (seen.length > 1) return err('more-than-one-signature');
    return err(flaw ?? flawOf(error));
  }
  const parameters = seen[0];
  if (parameters?.keyid === undefined || !parameters.nonce) return err('missing-parameter');
  const created = parameters.created?.getTime() ?? Number.NaN;
  if (!(now - created <= SIGNATURE_WINDOW_SECONDS * 1000 && created - now <= FUTURE_TOLERANCE_SECONDS * 1000)) {
    return err('stale');
  }
  return ok({
    keyId: parameters.keyid,
    nonce: parameters.nonce,
    rememberUntil: created + (SIGNATURE_WINDOW_SECONDS + 1) * 1000,
  });
}

/** The components of the contract that apply to a message with these headers. */
function componentsOf(headers: Readonly<Record<string, string>>): string[] {
  return SIGNED_COMPONENTS.filter(
    (component) =>
      (component !== 'content-digest' && component !== IDEMPOTENCY_KEY) || headers[component] !== undefined,
  );
}

/** The absolute address, or null where the target is one that URL would rewrite (`..`, `\`): it could be read in two ways. */
function addressOf(request: RequestToVerify): string | null {
  const text = `${request.origin}${request.target}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return `${url.pathname}${url.search}` === request.target && url.hash === '' ? text : null;
}

function singleValues(headers: RequestToVerify['headers']): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) single[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return single;
}

function flawOf(error: unknown): SignatureFlaw {
  const message = error instanceof Error ? error.message : '';
  if (message === 'Missing required signed fields' || message.startsWith('No header ')) return 'missing-component';
  if (message === 'Missing required signature parameters') return 'missing-parameter';
  return 'malformed';
}
