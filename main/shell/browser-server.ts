import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Snapshot } from '../../preload/contract.ts';
import type { Log } from '../log/log.ts';
import { listenOnLoopback, sameSecret } from '../loopback.ts';
import type { Border } from './border.ts';
import { type PageFile, readPageFile } from './page-files.ts';
import { pageHeaders } from './page-policy.ts';

/** Longest message that a page may send, bytes: the contract's inputs are small. */
const LONGEST_MESSAGE = 16_384;
const COOKIE = 'kiosk-session';

const Call = z.strictObject({ id: z.int().nonnegative(), command: z.string().max(64), input: z.unknown() });

export interface BrowserServerOptions {
  /** Folder of the built renderer. */
  readonly page: string;
  /** The built script of the border; the page loads it before the application. */
  readonly bridge: string;
  /** Port on 127.0.0.1; 0 for any. */
  readonly port: number;
  readonly dock: string | null;
}

/** The browser shell's server. */
export interface BrowserServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** A new address that opens the kiosk once. */
  address(): string;
  send(snapshot: Snapshot): void;
  close(): Promise<void>;
}

/**
 * Serves the kiosk's page to one browser on this machine. An address holds a token that opens it once: the token is
 * changed for a session cookie, which the page's files and the socket of the bridge demand, together with this
 * server's own Host and Origin. A new session ends the one before. `onUsed` hears that an address was used up.
 */
export async function startBrowserServer(
  options: BrowserServerOptions,
  border: Border,
  log: Log,
  onUsed: () => void,
): Promise<BrowserServer> {
  let token: string | null = null;
  let sessionKey: string | null = null;
  let page: WebSocket | null = null;
  let origin = '';

  const refuse = (response: ServerResponse, status: number, what: string): void => {
    log('shell.refused', { what });
    response.writeHead(status, { ...pageHeaders(null), 'content-type': 'text/plain; charset=utf-8' });
    response.end(status === 403 ? '此地址只能打开一次。This address opens the kiosk only once.\n' : '');
  };

  const isOwn = (request: IncomingMessage): boolean => request.headers.host === new URL(origin).host;
  const hasSession = (request: IncomingMessage): boolean => {
    const value = /(?:^|;\s*)kiosk-session=([0-9a-f]{64})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
    return value !== undefined && sessionKey !== null && sameSecret(value, sessionKey);
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwn(request)) return refuse(response, 421, 'host');
    if (request.method !== 'GET') return refuse(response, 405, 'method');
    const url = new URL(`${origin}${request.url ?? '/'}`);
    const offered = url.searchParams.get('token');
    if (url.pathname === '/' && offered !== null) {
      if (token === null || !sameSecret(offered, token)) return refuse(response, 403, 'token');
      token = null;
      sessionKey = randomBytes(32).toString('hex');
      response.writeHead(303, {
        ...pageHeaders(options.dock),
        location: '/',
        'set-cookie': `${COOKIE}=${sessionKey}; HttpOnly; SameSite=Strict; Path=/`,
      });
      response.end();
      onUsed();
      return;
    }
    if (!hasSession(request)) return refuse(response, 403, 'session');
    const file = await findFile(url.pathname);
    if (file === null) return refuse(response, 404, 'path');
    response.writeHead(200, { ...pageHeaders(options.dock), 'content-type': file.type });
    response.end(file.body);
  }

  /** The page's file; the entry loads the border's script first, which in Electron the preload stands for. */
  async function findFile(path: string): Promise<PageFile | null> {
    if (path === '/bridge.js') return { body: await readFile(options.bridge), type: 'text/javascript; charset=utf-8' };
    const file = await readPageFile(options.page, path);
    if (path !== '/' || file === null) return file;
    const html = file.body.toString('utf8').replace('<head>', '<head><script src="./bridge.js"></script>');
    return { ...file, body: Buffer.from(html) };
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => refuse(response, 500, 'request'));
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE, perMessageDeflate: false });

  server.on('upgrade', (request, socket, head) => {
    const permitted =
      isOwn(request) && request.headers.origin === origin && request.url === '/bridge' && hasSession(request);
    if (!permitted) {
      log('shell.refused', { what: 'socket' });
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      page?.close(4001, 'another page took over');
      page = accepted;
      accepted.on('message', (data, isBinary) => {
        receive(accepted, isBinary ? null : String(data)).catch(() => accepted.close(1011));
      });
      accepted.on('error', () => accepted.terminate()); // an oversized or broken frame
      accepted.on('close', () => {
        if (page === accepted) page = null;
      });
    });
  });

  async function receive(from: WebSocket, text: string | null): Promise<void> {
    const call = text === null ? null : parseCall(text);
    if (call === null) {
      log('border.refused', { cause: 'a message that is no call' });
      from.close(1008, 'not a call');
      return;
    }
    const result = await border(call.command, call.input);
    if (from.readyState === from.OPEN) from.send(JSON.stringify({ id: call.id, answer: result }));
  }

  origin = `http://127.0.0.1:${await listenOnLoopback(server, options.port)}`;

  return {
    origin,
    address: () => {
      token = randomBytes(32).toString('hex');
      return `${origin}/?token=${token}`;
    },
    send: (snapshot) => {
      if (page?.readyState === 1) page.send(JSON.stringify({ event: 'snapshot', payload: snapshot }));
    },
    close: async () => {
      page?.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parseCall(text: string): z.infer<typeof Call> | null {
  try {
    const parsed = Call.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
