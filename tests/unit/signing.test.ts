import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContentDigest, contentDigest } from '../../main/platform/content-digest.ts';
import { SIGNATURE_WINDOW_SECONDS, type SignatureAlgorithm } from '../../main/platform/contract.ts';
import { type RequestToVerify, signRequest, verifyRequest } from '../../main/platform/signing.ts';
import {
  generateTerminalKey,
  importTerminalKey,
  isPublicKey,
  StoredTerminalKey,
  type TerminalKey,
  verifySignature,
} from '../../main/platform/terminal-key.ts';

const NOON = Date.parse('2026-11-22T04:00:00Z');
const ORIGIN = 'http://127.0.0.1:8090';

/** A signed POST as it arrives. */
async function arrived(key: TerminalKey, parts: Partial<RequestToVerify> = {}): Promise<RequestToVerify> {
  const body = parts.body ?? Buffer.from('{"a":1}');
  const target = parts.target ?? '/v1/ratings?x=1';
  const method = parts.method ?? 'POST';
  const headers = await signRequest(
    {
      method,
      url: `${ORIGIN}${target}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
      body: body.length > 0 ? body : null,
    },
    key,
    NOON,
  );
  return { method, origin: ORIGIN, target, headers, body };
}

describe.each<SignatureAlgorithm>(['sm2-sm3', 'ed25519'])('a request signed with %s', (algorithm) => {
  const key = generateTerminalKey(algorithm);
  const find = (keyId: string) => (keyId === key.keyId ? key : null);
  const verify = (request: RequestToVerify, now = NOON) => verifyRequest(request, find, now);

  test('is verified, and names its key and a nonce of its own', async () => {
    const first = await verify(await arrived(key));
    const second = await verify(await arrived(key));
    expect(first).toMatchObject({ ok: true, value: { keyId: key.keyId } });
    expect(first.ok && second.ok && first.value.nonce !== second.value.nonce).toBe(true);
  });

  test('without a body has no digest and is verified', async () => {
    const request = await arrived(key, { method: 'GET', body: Buffer.alloc(0) });
    expect(request.headers['content-digest']).toBeUndefined();
    expect(await verify(request)).toMatchObject({ ok: true });
  });

  test('holds for any body and target', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.stringMatching(/^[a-z0-9._~-]{1,12}$/), { minLength: 1, maxLength: 4 }),
        async (body, segments) => {
          const target = `/${segments.filter((segment) => !/^\.+$/.test(segment)).join('/')}`;
          expect(await verify(await arrived(key, { body, target }))).toMatchObject({ ok: true });
        },
      ),
      { numRuns: 15 },
    );
  });

  test('is refused when any part of it was altered', async () => {
    const request = await arrived(key);
    const digest = contentDigest(Buffer.from('{"a":2}'));
    const altered: readonly [string, RequestToVerify, string][] = [
      ['method', { ...request, method: 'DELETE' }, 'wrong-signature'],
      ['path', { ...request, target: '/v1/rating?x=1' }, 'wrong-signature'],
      ['query', { ...request, target: '/v1/ratings?x=2' }, 'wrong-signature'],
      ['authority', { ...request, origin: 'http://127.0.0.1:8091' }, 'wrong-signature'],
      ['body', { ...request, body: Buffer.from('{"a":2}') }, 'wrong-digest'],
      [
        'body with its digest',
        {
          ...request,
          body: Buffer.from('{"a":2}'),
          headers: { ...request.headers, 'content-digest': digest },
        },
        'wrong-signature',
      ],
      [
        'idempotency key',
        { ...request, headers: { ...request.headers, 'idempotency-key': 'key-2' } },
        'wrong-signature',
      ],
      [
        'parameters',
        {
          ...request,
          headers: {
            ...request.headers,
            'signature-input': String(request.headers['signature-input']).replace(/nonce="(.)/, (_, first) =>
              first === 'A' ? 'nonce="B' : 'nonce="A',
            ),
          },
        },
        'wrong-signature',
      ],
    ];
    for (const [what, changed, flaw] of altered) {
      expect(await verify(changed), what).toEqual({ ok: false, error: flaw });
    }
  });

  test('is refused when any single bit of the signature was altered', async () => {
    const request = await arrived(key);
    const [, base64 = ''] = /:(.+):/.exec(String(request.headers.signature)) ?? [];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 511 }), async (bit) => {
        const bytes = Buffer.from(base64, 'base64');
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const headers = { ...request.headers, signature: `terminal=:${bytes.toString('base64')}:` };
        expect(await verify({ ...request, headers })).toEqual({ ok: false, error: 'wrong-signature' });
      }),
      { numRuns: 20 },
    );
  });

  test('is refused when a component was left uncovered', async () => {
    const request = await arrived(key);
    for (const component of ['@method', '@authority', '@path', '@query', 'content-digest', 'idempotency-key']) {
      const input = String(request.headers['signature-input']).replace(new RegExp(` ?"${component}"`), '');
      const headers = { ...request.headers, 'signature-input': input };
      expect(await verify({ ...request, headers }), component).toEqual({ ok: false, error: 'missing-component' });
    }
  });

  test('is refused when a header was added that it does not cover', async () => {
    const request = await arrived(key, { method: 'GET', body: Buffer.alloc(0) });
    const { 'idempotency-key': _, ...headers } = request.headers;
    expect(await verify({ ...request, headers })).toMatchObject({ ok: false });
    expect(await verify({ ...request, body: Buffer.from('smuggled') })).toEqual({
      ok: false,
      error: 'missing-component',
    });
  });

  test('is refused without a signature, with two of them, and with nonsense in its place', async () => {
    const request = await arrived(key);
    const { signature: _, ...bare } = request.headers;
    expect(await verify({ ...request, headers: bare })).toEqual({ ok: false, error: 'no-signature' });
    const input = String(request.headers['signature-input']);
    const signature = String(request.headers.signature);
    const doubled = {
      ...request.headers,
      'signature-input': `${input}, ${input.replace('terminal=', 'other=')}`,
      signature: `${signature}, ${signature.replace('terminal=', 'other=')}`,
    };
    expect(await verify({ ...request, headers: doubled })).toEqual({ ok: false, error: 'more-than-one-signature' });
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (one, other) => {
        const headers = { ...request.headers, 'signature-input': one, signature: other };
        expect(await verify({ ...request, headers })).toMatchObject({ ok: false });
      }),
      { numRuns: 50 },
    );
  });

  test('is refused when it is older than the window, or from the future', async () => {
    const request = await arrived(key);
    const window = SIGNATURE_WINDOW_SECONDS * 1000;
    expect(await verify(request, NOON + window)).toMatchObject({ ok: true });
    expect(await verify(request, NOON + window + 1000)).toEqual({ ok: false, error: 'stale' });
    expect(await verify(request, NOON - 61_000)).toEqual({ ok: false, error: 'stale' });
  });

  test('is refused under an unknown key and under a key of the other algorithm', async () => {
    const request = await arrived(key);
    expect(await verifyRequest(request, () => null, NOON)).toEqual({ ok: false, error: 'unknown-key' });
    const other = generateTerminalKey(algorithm === 'ed25519' ? 'sm2-sm3' : 'ed25519');
    expect(await verifyRequest(request, () => other, NOON)).toEqual({ ok: false, error: 'wrong-algorithm' });
    const stranger = generateTerminalKey(algorithm);
    expect(await verifyRequest(request, () => stranger, NOON)).toEqual({ ok: false, error: 'wrong-signature' });
  });

  test('is refused when its target could be read in two ways', async () => {
    const request = await arrived(key);
    for (const target of ['/v1/../v1/ratings?x=1', '/v1/%2e%2e/ratings', '/v1\\ratings', '/v1/ratings?x=1#y']) {
      expect(await verify({ ...request, target }), target).toMatchObject({ ok: false });
    }
  });

  test('a key survives its file', () => {
    const stored = StoredTerminalKey.parse(JSON.parse(JSON.stringify(key.export())));
    const again = importTerminalKey(stored);
    expect(again.keyId).toBe(key.keyId);
    expect(again.publicKey).toEqual(key.publicKey);
    const data = Buffer.from('data');
    expect(verifySignature(algorithm, key.publicKey, data, again.sign(data))).toBe(true);
  });

  test('signatures are 64 bytes, public keys of the right form', () => {
    expect(key.sign(Buffer.from('x'))).toHaveLength(64);
    expect(key.publicKey).toHaveLength(algorithm === 'ed25519' ? 32 : 65);
    expect(isPublicKey(algorithm, key.publicKey)).toBe(true);
    expect(isPublicKey(algorithm, key.publicKey.subarray(1))).toBe(false);
    expect(isPublicKey('sm2-sm3', new Uint8Array(65).fill(4))).toBe(false);
  });
});

test('the SM2 signature verifies the way GB/T 32918 defines it, with the default user identity', async () => {
  // A fixed key pair: the signature is random, so what is checked is that a second implementation's values hold.
  const key = importTerminalKey({
    version: 1,
    algorithm: 'sm2-sm3',
    // GB/T 32918.5-2017, annex A.2: private key dA.
    privateKey: Buffer.from('3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8', 'hex').toString(
      'base64',
    ),
  });
  expect(Buffer.from(key.publicKey).toString('hex').toUpperCase()).toBe(
    '0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
  );
  // Annex A.2: the signature of "message digest" under the identity 1234567812345678.
  const signature = Buffer.from(
    'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
    'hex',
  );
  expect(verifySignature('sm2-sm3', key.publicKey, Buffer.from('message digest'), signature)).toBe(true);
  expect(verifySignature('sm2-sm3', key.publicKey, Buffer.from('message digests'), signature)).toBe(false);
});

describe('a content digest', () => {
  test('is that of RFC 9530', () => {
    // RFC 9530, appendix B.1.
    const body = Buffer.from('{"hello": "world"}\n');
    expect(contentDigest(body)).toBe('sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:');
  });

  test('is found among others, and absent where it cannot be read', () => {
    const body = Buffer.from('x');
    const right = contentDigest(body);
    expect(checkContentDigest(`sha-512=:AAAA:, ${right}`, body)).toBe('right');
    expect(checkContentDigest('sha-256=:AAAA:', body)).toBe('wrong');
    expect(checkContentDigest('sha-512=:AAAA:', body)).toBe('absent');
    expect(checkContentDigest('nonsense', body)).toBe('absent');
    expect(checkContentDigest(null, body)).toBe('absent');
  });
});
