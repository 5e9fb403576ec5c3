import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operations, Problem, SIGNATURE_WINDOW_SECONDS } from '../../main/platform/contract.ts';
import { signRequest } from '../../main/platform/signing.ts';
import { generateTerminalKey, type TerminalKey } from '../../main/platform/terminal-key.ts';
import { authoriseJia, freshKey, jia, openWorld, type PlatformWorld } from './platform-world.ts';

let world: PlatformWorld;
let key: TerminalKey;
beforeAll(async () => {
  world = await openWorld();
  ({ key } = await world.terminal());
});
afterAll(async () => {
  await world.close();
});

interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly headers?: Record<string, string>;
  readonly signWith?: TerminalKey;
  /** Changes the headers after they were signed. */
  readonly tamper?: (headers: Record<string, string>) => void;
}

const identifyBody = { method: 'card', card: jia, photo: Buffer.alloc(1024).toString('base64') };

/** Sends a request as a client would that is not ours. */
async function send(parts: RawRequest): Promise<Response> {
  const method = parts.method ?? 'GET';
  const url = `${world.platform().url}${parts.path ?? '/v1/catalogue'}`;
  const text = parts.rawBody ?? (parts.body === undefined ? null : JSON.stringify(parts.body));
  const body = text === null ? null : Buffer.from(text);
  const plain = { ...(body === null ? {} : { 'content-type': 'application/json' }), ...parts.headers };
  const headers = await signRequest({ method, url, headers: plain, body }, parts.signWith ?? key, world.clock.now);
  parts.tamper?.(headers);
  return await fetch(url, { method, headers, body });
}

async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return `${problem.status} ${problem.code}: ${problem.detail}`;
}

const post = (body: unknown, path = '/v1/identifications'): RawRequest => ({
  method: 'POST',
  path,
  body,
  headers: { 'idempotency-key': freshKey() },
});

describe('the platform answers 401 unsigned', () => {
  test('to a request without a signature, for every operation', async () => {
    for (const { method, path } of Object.values(operations)) {
      const url = `${world.platform().url}${path.replaceAll(/\{\w+\}/g, 'x')}`;
      const body = method === 'POST' ? '{}' : null;
      const headers = body === null ? {} : { 'content-type': 'application/json' };
      expect(await problemOf(await fetch(url, { method, headers, body })), path).toMatch(/^401 unsigned/);
    }
  });

  test('to an unknown key, and to a known key id with another key behind it', async () => {
    const stranger = generateTerminalKey('ed25519');
    expect(await problemOf(await send({ signWith: stranger }))).toBe('401 unsigned: unknown-key');
    const impostor = { ...stranger, keyId: key.keyId };
    expect(await problemOf(await send({ signWith: impostor }))).toBe('401 unsigned: wrong-signature');
  });

  test('to a body other than the one that was signed', async () => {
    const request = post(identifyBody);
    const headers = await signRequest(
      {
        method: 'POST',
        url: `${world.platform().url}/v1/identifications`,
        headers: { 'content-type': 'application/json', 'idempotency-key': freshKey() },
        body: Buffer.from(JSON.stringify(request.body)),
      },
      key,
      world.clock.now,
    );
    const altered = JSON.stringify({ ...identifyBody, card: { ...jia, name: '欧阳样本' } });
    const url = `${world.platform().url}/v1/identifications`;
    const response = await fetch(url, { method: 'POST', headers, body: altered });
    expect(await problemOf(response)).toBe('401 unsigned: wrong-digest');
  });

  test('to a replay, also after a restart', async () => {
    const url = `${world.platform().url}/v1/catalogue`;
    const headers = await signRequest({ method: 'GET', url, headers: {}, body: null }, key, world.clock.now);
    expect((await fetch(url, { headers })).status).toBe(200);
    expect(await problemOf(await fetch(url, { headers }))).toBe('401 unsigned: replayed');
    await world.restart();
    // The connection from before the restart is dead: the first request finds that out.
    await fetch(url).catch(() => null);
    expect(await problemOf(await fetch(url, { headers }))).toBe('401 unsigned: replayed');
  });

  test('to a signature that has gone stale', async () => {
    const url = `${world.platform().url}/v1/catalogue`;
    const then = world.clock.now - (SIGNATURE_WINDOW_SECONDS + 1) * 1000;
    const headers = await signRequest({ method: 'GET', url, headers: {}, body: null }, key, then);
    expect(await problemOf(await fetch(url, { headers }))).toBe('401 unsigned: stale');
  });

  test('where the idempotency key is not covered', async () => {
    const request = {
      ...post(identifyBody),
      headers: {},
      tamper: (headers: Record<string, string>) => {
        headers['idempotency-key'] = freshKey();
      },
    };
    expect(await problemOf(await send(request))).toBe('401 unsigned: missing-component');
  });

  test('where the digest is missing', async () => {
    const request = {
      ...post(identifyBody),
      tamper: (headers: Record<string, string>) => {
        delete headers['content-digest'];
      },
    };
    expect(await problemOf(await send(request))).toBe('401 unsigned: missing-component');
  });

  test('to an earlier key of a terminal that was enrolled anew', async () => {
    const before = await world.terminal('YZ-18', 'ed25519');
    expect((await send({ signWith: before.key })).status).toBe(200);
    await world.terminal('YZ-18', 'sm2-sm3');
    expect(await problemOf(await send({ signWith: before.key }))).toBe('401 unsigned: unknown-key');
  });
});

describe('the platform answers 400 malformed', () => {
  test.each([
    ['no JSON', { ...post(null), rawBody: '{"a":' }],
    ['an empty object', post({})],
    ['a wrong type', post({ ...identifyBody, photo: 7 })],
    ['a date that does not exist', post({ ...identifyBody, card: { ...jia, birth: '2026-02-30' } })],
    ['a name that is too long', post({ ...identifyBody, card: { ...jia, name: '样'.repeat(16) } })],
    ['no idempotency key', { ...post(identifyBody), headers: {} }],
    [
      'an idempotency key of 200 characters',
      { ...post(identifyBody), headers: { 'idempotency-key': 'k'.repeat(200) } },
    ],
  ])('to %s', async (_, request: RawRequest) => {
    expect(await problemOf(await send(request))).toMatch(/^400 malformed/);
  });

  test('without repeating what it was sent', async () => {
    const response = await send(post({ ...identifyBody, card: { ...jia, birth: '4949-99-99' } }));
    expect(await response.text()).not.toContain('4949');
  });

  test('with 413 to a body that is too large', async () => {
    expect(await problemOf(await send(post({ photo: 'A'.repeat(70_000) })))).toMatch(/^413 malformed/);
  });

  test('with 415 to a body of another type', async () => {
    const response = await send({ ...post(identifyBody), headers: { 'content-type': 'text/plain' } });
    expect(await problemOf(response)).toMatch(/^415 malformed/);
  });

  test('to what is no HTTP', async () => {
    const { port } = new URL(world.platform().url);
    const socket = connect(Number(port), '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write('NONSENSE\r\n\r\n');
    await closed;
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400[\s\S]*problem\+json[\s\S]*"code":"malformed"/);
  });
});

test('an unknown address is 404 with problem details', async () => {
  expect(await problemOf(await fetch(`${world.platform().url}/v1/nothing`))).toMatch(/^404 not-found/);
  expect(await problemOf(await fetch(`${world.platform().url}/v1/catalogue`, { method: 'PUT' }))).toMatch(/^404/);
});

test('the same idempotency key with another settlement path is another request', async () => {
  const { client } = await world.terminal('YZ-16');
  const { authorisation } = await authoriseJia(client, '户籍证明');
  const shared = freshKey();
  const settlement = { outcome: 'printed' as const, cause: null, settledAt: '2026-11-22T04:00:00Z' };
  expect(await client.settle(authorisation.printNumber, settlement, shared)).toMatchObject({ ok: true });
  const other = await authoriseJia(client, '户籍证明');
  const conflict = await client.settle(other.authorisation.printNumber, settlement, shared);
  expect(!conflict.ok && conflict.error.cause).toContain('idempotency-conflict');
});

test('the OpenAPI document describes every operation', async () => {
  const Document = z.object({
    openapi: z.string(),
    paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
  });
  const document = Document.parse(await (await fetch(`${world.platform().url}/openapi.json`)).json());
  expect(document.openapi).toBe('3.1.0');
  for (const { method, path, status } of Object.values(operations)) {
    const operation = document.paths[path]?.[method.toLowerCase()];
    expect(Object.keys(operation?.responses ?? {}), path).toEqual([String(status), 'default']);
  }
  expect(Object.keys(document.paths)).not.toContain('/openapi.json');
});

describe('the verification page', () => {
  test('says what the paper says, masked, under a policy that loads nothing', async () => {
    const { client } = await world.terminal('YZ-17');
    const { authorisation } = await authoriseJia(client, '不动产权证书');
    const entry = world
      .platform()
      .prints()
      .find(({ printNumber }) => printNumber === authorisation.printNumber);
    const response = await fetch(entry?.verificationUrl ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const html = await response.text();
    expect(html).toContain('核验通过');
    expect(html).toContain('不动产权证书');
    expect(html).toContain('样*甲');
    expect(html).not.toContain('样本甲');
    expect(html).not.toContain(jia.idNumber);

    const wrong = await fetch(`${world.platform().url}/verify/${authorisation.printNumber}/AAAAAAAAAAAA`);
    expect(wrong.status).toBe(404);
    expect(await wrong.text()).toContain('未查到该打印件');
  });

  test('puts nothing of its address into the page', async () => {
    const address = `${world.platform().url}/verify/${encodeURIComponent('<script>1</script>')}/${encodeURIComponent('"x')}`;
    const html = await (await fetch(address)).text();
    expect(html).not.toContain('script');
  });
});
