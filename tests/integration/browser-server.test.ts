import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserServer, startBrowserServer } from '../../main/shell/browser-server.ts';
import { ok } from '../../preload/result.ts';

let folder = '';
let server: BrowserServer;
let used = 0;
const calls: unknown[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yingzhou-page-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><head></head>');
  writeFileSync(join(folder, 'page', 'app.js'), '');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'bridge.js'), '// bridge');
  server = await startBrowserServer(
    { page: join(folder, 'page'), bridge: join(folder, 'bridge.js'), port: 0, dock: null },
    (name, input) => {
      calls.push([name, input]);
      return Promise.resolve(ok({ heard: name }));
    },
    () => undefined,
    () => {
      used += 1;
    },
  );
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** One plain request; fetch would refuse to lie about Host and paths. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(server.origin);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (bytes) => {
        body += String(bytes);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Opens the kiosk with a fresh address; returns the session's cookie. */
async function signIn(): Promise<string> {
  const address = new URL(server.address());
  const answer = await get(`${address.pathname}${address.search}`);
  expect(answer.status).toBe(303);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

/** How a socket ends: `open`, or the status that refused it. */
function knock(options: { cookie?: string; origin?: string; path?: string }): Promise<WebSocket | string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${options.path ?? '/bridge'}`, {
      headers: { ...(options.cookie ? { cookie: options.cookie } : {}) },
      origin: options.origin ?? server.origin,
    });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
    socket.once('error', (error) => resolve(error.message));
  });
}

async function open(cookie: string): Promise<WebSocket> {
  const socket = await knock({ cookie });
  if (typeof socket === 'string') throw new Error(socket);
  return socket;
}

const closed = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve));

describe('the browser shell’s server', () => {
  it('opens once for each address', async () => {
    const address = new URL(server.address());
    const path = `${address.pathname}${address.search}`;
    const before = used;
    expect((await get(path)).status).toBe(303);
    expect((await get(path)).status).toBe(403);
    expect(used).toBe(before + 1);
  });

  it('gives nothing without a session', async () => {
    for (const path of ['/', '/index.html', '/app.js', '/bridge.js']) expect((await get(path)).status).toBe(403);
    expect((await get('/?token=')).status).toBe(403);
    expect((await get(`/?token=${'0'.repeat(64)}`)).status).toBe(403);
  });

  it('serves the page with the border’s script first and a strict policy', async () => {
    const page = await get('/', { cookie: await signIn() });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<head><script src="./bridge.js"></script>');
    expect(String(page.headers['content-security-policy'])).toContain("default-src 'none'");
    expect(String(page.headers['content-security-policy'])).not.toContain('unsafe');
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('serves nothing outside its folder', async () => {
    const cookie = await signIn();
    for (const path of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '/app.js%00',
      '/%ff',
      '//secret.html',
    ]) {
      expect((await get(path, { cookie })).status, path).not.toBe(200);
    }
  });

  it('refuses another host, another method and an outdated session', async () => {
    const cookie = await signIn();
    expect((await get('/', { cookie, host: 'kiosk.example' })).status).toBe(421);
    expect((await get('/', { cookie }, 'POST')).status).toBe(405);
    await signIn();
    expect((await get('/', { cookie })).status).toBe(403);
  });

  it('opens the bridge’s socket to its own page alone', async () => {
    const cookie = await signIn();
    expect(await knock({})).toBe('403');
    expect(await knock({ cookie, origin: 'http://evil.example' })).toBe('403');
    expect(await knock({ cookie, origin: 'null' })).toBe('403');
    expect(await knock({ cookie, path: '/elsewhere' })).toBe('403');
    const socket = await open(cookie);
    socket.send(JSON.stringify({ id: 1, command: 'visit.begin', input: {} }));
    const answer = await new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
    expect(answer).toEqual({ id: 1, answer: { ok: true, value: { heard: 'visit.begin' } } });
    socket.terminate();
  });

  it.each([
    ['no JSON', '{'],
    ['no call', '{"id":"1"}'],
    ['an endless one', JSON.stringify({ id: 1, command: 'x', input: 'y'.repeat(20_000) })],
  ])('closes the socket on a message that is %s', async (_what, message) => {
    const socket = await open(await signIn());
    const before = calls.length;
    socket.send(message);
    expect([1008, 1009, 1006]).toContain(await closed(socket));
    expect(calls).toHaveLength(before);
  });

  it('lets the newest page take over', async () => {
    const cookie = await signIn();
    const first = await open(cookie);
    const ended = closed(first);
    const second = await open(cookie);
    expect(await ended).toBe(4001);
    second.terminate();
  });
});
