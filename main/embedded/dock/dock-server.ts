import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DOCK_TOKEN_HEADER, DockAction, type DockAnswer, type DockState } from '../../../preload/dock-contract.ts';
import { causeOf } from '../../log/log.ts';
import { listenOnLoopback, sameSecret } from '../../loopback.ts';
import { readPageFile } from '../../shell/page-files.ts';

/** Longest action, bytes. */
const LONGEST_ACTION = 4_096;

/** The emulated world as the dock sees it. */
export interface DockWorld {
  state(): DockState;
  /** Does what the action says; rejects with a sentence for the technician where it cannot. */
  act(action: DockAction): Promise<void>;
}

/** The running dock: where it is, and its address with the key to it. */
export interface Dock {
  readonly origin: string;
  readonly address: string;
  close(): Promise<void>;
}

const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // The kiosk's page of either shell frames it.
    'frame-ancestors yingzhou: http://127.0.0.1:*',
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Serves the dev dock on this machine: its page to anyone here, its interface to who holds the token. The token travels
 * in the address's fragment and so never in a request line.
 */
export async function startDock(world: DockWorld, pages: string): Promise<Dock> {
  const token = randomBytes(24).toString('hex');
  let origin = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const own = request.headers.host === new URL(origin).host;
    const foreign = request.headers.origin !== undefined && request.headers.origin !== origin;
    if (!own || foreign) return reply(response, 403, { ok: false, error: 'not from here' });
    const { pathname } = new URL(`${origin}${request.url ?? '/'}`);
    if (!pathname.startsWith('/api/')) return await page(request, pathname, response);
    if (!matches(request.headers[DOCK_TOKEN_HEADER])) return reply(response, 401, { ok: false, error: 'no token' });
    if (request.method === 'GET' && pathname === '/api/state') return reply(response, 200, world.state());
    if (request.method !== 'POST' || pathname !== '/api/act') {
      return reply(response, 404, { ok: false, error: 'no such thing' });
    }
    const action = DockAction.safeParse(parse(await readBody(request)));
    if (!action.success) return reply(response, 400, { ok: false, error: 'no such action' });
    try {
      await world.act(action.data);
      reply(response, 200, { ok: true });
    } catch (error) {
      reply(response, 409, { ok: false, error: causeOf(error) });
    }
  }

  async function page(request: IncomingMessage, pathname: string, response: ServerResponse): Promise<void> {
    const file =
      request.method === 'GET' ? await readPageFile(pages, pathname === '/' ? '/dock.html' : pathname) : null;
    if (file === null) return reply(response, 404, { ok: false, error: 'no such page' });
    response.writeHead(200, { ...headers, 'content-type': file.type });
    response.end(file.body);
  }

  function matches(offered: string | string[] | undefined): boolean {
    return typeof offered === 'string' && sameSecret(offered, token);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) reply(response, 500, { ok: false, error: causeOf(error) });
    });
  });
  origin = `http://127.0.0.1:${await listenOnLoopback(server)}`;

  return {
    origin,
    address: `${origin}/#token=${token}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(response: ServerResponse, status: number, body: DockAnswer | DockState): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) {
    text += String(piece);
    if (text.length > LONGEST_ACTION) return '';
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
