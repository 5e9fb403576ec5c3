import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PlatformFault } from '../../main/embedded/platform/embedded-platform.ts';
import { contentDigest } from '../../main/platform/content-digest.ts';
import { HttpPlatform } from '../../main/platform/http-platform.ts';
import { generateTerminalKey } from '../../main/platform/terminal-key.ts';
import {
  authoriseJia,
  cardOf,
  codeOf,
  expectValue,
  freshKey,
  identifyJia,
  jia,
  licenceOf,
  openWorld,
  type PlatformWorld,
  type Terminal,
} from './platform-world.ts';

/** Long enough for an answer on loopback, short enough to wait for. */
const PATIENCE = { jsonTimeout: 1_500, pdfTimeout: 2_500 };
/** A hold that no test waits out. */
const FOREVER = { holdMs: 600_000 };

let world: PlatformWorld;
let terminal: Terminal;
beforeAll(async () => {
  world = await openWorld();
  terminal = await world.terminal('YZ-01', 'ed25519', PATIENCE);
});
afterEach(() => world.platform().clearFaults());
afterAll(async () => {
  await world.close();
});

describe('a fault of the platform becomes the right fault of the client', () => {
  const expected: Readonly<Record<Exclude<PlatformFault, 'wrong-digest'>, string>> = {
    down: 'platform-unreachable',
    slow: 'platform-slow',
    nonsense: 'platform-nonsense',
    'http-500': 'platform-unreachable',
    truncate: 'platform-unreachable',
  };

  test.each(['down', 'slow', 'nonsense', 'http-500', 'truncate'] as const)(
    '%s',
    async (fault) => {
      const { client } = terminal;
      const { identification } = await identifyJia(client);
      const licence = await licenceOf(client, identification, '结婚证');
      const calls = {
        catalogue: () => client.catalogue(),
        identify: () => client.identify(cardOf(jia), freshKey()),
        licences: () => client.licences(identification),
        preview: () => client.preview(identification, licence.id),
        settle: () =>
          client.settle('x', { outcome: 'printed', cause: null, settledAt: '2026-11-22T04:00:00Z' }, freshKey()),
      };
      for (const [name, call] of Object.entries(calls)) {
        // A settlement of an unknown print is refused before it could be cut or held in full; its answer is cut all the same.
        world.platform().fail(fault, 10, FOREVER);
        const outcome = await call();
        expect(codeOf(outcome), name).toBe(expected[fault]);
        expect(!outcome.ok && outcome.error.cause, name).toMatch(/^(GET|POST) \/v1\//);
        expect(!outcome.ok && outcome.error.cause, name).not.toContain(identification);
        world.platform().clearFaults();
        expect(codeOf(await client.catalogue()), `after ${name}`).toBe('ok');
      }
    },
    60_000,
  );

  test('a PDF that was altered once is fetched again, twice is document-damaged', async () => {
    const { client } = terminal;
    const { identification, licence, authorisation } = await authoriseJia(client, '不动产权证书');
    world.platform().fail('wrong-digest', 1);
    expect(codeOf(await client.document(authorisation))).toBe('ok');
    world.platform().fail('wrong-digest', 2);
    expect(codeOf(await client.document(authorisation))).toBe('document-damaged');
    world.platform().fail('wrong-digest', 2);
    expect(codeOf(await client.preview(identification, licence.id))).toBe('document-damaged');
    expect(world.platform().fault()).toBeNull();
  });

  test('a PDF other than the authorised one is document-damaged', async () => {
    const { client } = terminal;
    const { authorisation } = await authoriseJia(client, '户籍证明');
    const other = { ...authorisation, documentDigest: '0'.repeat(64) };
    expect(codeOf(await client.document(other))).toBe('document-damaged');
  });

  test('a GET survives one reset, a POST does not, and goes through with its key afterwards', async () => {
    const { client } = terminal;
    world.platform().fail('down', 1);
    expect(codeOf(await client.catalogue())).toBe('ok');
    const key = freshKey();
    world.platform().fail('truncate', 1);
    expect(codeOf(await client.identify(cardOf(jia), key))).toBe('platform-unreachable');
    const first = expectValue(await client.identify(cardOf(jia), key));
    expect(expectValue(await client.identify(cardOf(jia), key))).toEqual(first);
  });

  test('only the operation that is meant fails', async () => {
    const { client } = terminal;
    world.platform().fail('http-500', 1, { operation: 'licences' });
    const { identification } = await identifyJia(client);
    expect(codeOf(await client.licences(identification))).toBe('platform-unreachable');
    expect(codeOf(await client.licences(identification))).toBe('ok');
  });

  test('a caller who stops waiting is let go at once', async () => {
    world.platform().fail('slow', 1, FOREVER);
    const controller = new AbortController();
    const call = terminal.client.catalogue({ signal: controller.signal });
    controller.abort();
    expect(codeOf(await call)).toBe('platform-unreachable');
    expect(codeOf(await terminal.client.catalogue({ signal: AbortSignal.abort() }))).toBe('platform-unreachable');
  });

  test('a platform that is not there is unreachable', async () => {
    const gone = await openWorld();
    const { client } = await gone.terminal();
    await gone.close();
    const refused = await client.catalogue();
    expect(refused).toMatchObject({ ok: false, error: { code: 'platform-unreachable' } });
    expect(!refused.ok && refused.error.cause).toContain('ECONNREFUSED');
    const nowhere = new HttpPlatform({ baseUrl: 'https://platform.invalid', key: terminal.key });
    expect(codeOf(await nowhere.catalogue())).toBe('platform-unreachable');
  });

  test('a wrong clock is named in the cause', async () => {
    const late = new HttpPlatform({
      baseUrl: world.platform().url,
      key: terminal.key,
      clock: () => Date.now() - 7_200_000,
    });
    const refused = await late.catalogue();
    expect(!refused.ok && refused.error.cause).toMatch(/401 unsigned, this clock is 7(199|200|201) s behind/);
  });
});

describe('answers that no platform gives', () => {
  let server: Server;
  let url: string;
  let answer: { status: number; headers: Record<string, string>; body: string | Buffer } = {
    status: 200,
    headers: {},
    body: '',
  };
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  const json = { 'content-type': 'application/json' };
  const pdf = Buffer.from('%PDF-1.7');
  test.each([
    ['no JSON', { status: 200, headers: json, body: '{"version":' }],
    ['bytes that are no UTF-8', { status: 200, headers: json, body: Buffer.from([0x22, 0xff, 0x22]) }],
    ['JSON that breaks the contract', { status: 200, headers: json, body: '{"version":"1","services":[]}' }],
    ['another content type', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' }],
    ['no content type', { status: 200, headers: {}, body: '{}' }],
    ['another success', { status: 204, headers: {}, body: '' }],
    ['a redirect', { status: 302, headers: { location: 'https://example.com/' }, body: '' }],
    ['a page that says no', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['a problem that is none', { status: 403, headers: { 'content-type': 'application/problem+json' }, body: '{}' }],
    ['an announced length beyond the limit', { status: 200, headers: json, body: ' '.repeat(5_000) }],
    [
      'more than the limit in chunks',
      { status: 200, headers: { ...json, 'transfer-encoding': 'chunked' }, body: ' '.repeat(5_000) },
    ],
  ])('%s is platform-nonsense', async (_, given) => {
    answer = given;
    const client = new HttpPlatform({
      baseUrl: url,
      key: generateTerminalKey('ed25519'),
      limits: { jsonBytes: 4_000 },
    });
    expect(codeOf(await client.catalogue())).toBe('platform-nonsense');
  });

  test.each([
    ['without a digest', { 'content-type': 'application/pdf' }, 'platform-nonsense'],
    [
      'of another type',
      { 'content-type': 'application/json', 'content-digest': contentDigest(pdf) },
      'platform-nonsense',
    ],
    [
      'with a wrong digest',
      { 'content-type': 'application/pdf', 'content-digest': 'sha-256=:AAAA:' },
      'document-damaged',
    ],
    ['with its digest', { 'content-type': 'application/pdf', 'content-digest': contentDigest(pdf) }, 'ok'],
  ])('a PDF %s', async (_, headers, expected) => {
    answer = { status: 200, headers, body: pdf };
    const client = new HttpPlatform({ baseUrl: url, key: generateTerminalKey('ed25519') });
    expect(codeOf(await client.preview('identification', 'licence'))).toBe(expected);
  });

  test.each([500, 502, 503, 504])('status %i is platform-unreachable', async (status) => {
    answer = { status, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' };
    const client = new HttpPlatform({ baseUrl: url, key: generateTerminalKey('ed25519') });
    expect(codeOf(await client.catalogue())).toBe('platform-unreachable');
  });
});

test.each([
  'http://platform.example',
  'http://192.168.1.5',
  'http://localhost.example',
  'ftp://127.0.0.1',
  'https://user:secret@platform.example',
  'https://platform.example/?a=1',
  'platform.example',
])('the client cannot be built for %s', (baseUrl) => {
  expect(() => new HttpPlatform({ baseUrl, key: generateTerminalKey('ed25519') })).toThrow(/platform/);
});

test.each(['https://platform.example', 'https://platform.example/gateway/', 'http://localhost:1', 'http://[::1]:1'])(
  'the client can be built for %s',
  (baseUrl) => {
    expect(() => new HttpPlatform({ baseUrl, key: generateTerminalKey('ed25519') })).not.toThrow();
  },
);
