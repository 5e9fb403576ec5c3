import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { IppClient } from '../../main/devices/printer/ipp-client.ts';

const servers: (Server | HttpServer)[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

function listen(server: Server | HttpServer): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.push(socket));
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
}

const client = (port: number): IppClient =>
  new IppClient({
    url: `ipp://127.0.0.1:${port}/ipp/print`,
    limits: { connect: 2_000, answer: 150, document: 300, answerBytes: 1_000 },
  });

const answering = async (listener: RequestListener): Promise<IppClient> =>
  client(await listen(createHttpServer(listener)));

const ask = (printer: IppClient, document?: Uint8Array) =>
  printer.call({ operation: 'Print-Job', ...(document ? { document } : {}) });

describe('an exchange with a printer', () => {
  it('that is not there sends nothing', async () => {
    const port = await listen(createServer());
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await ask(client(port))).toMatchObject({
      ok: false,
      error: { kind: 'unreachable', sent: 'nothing', code: 'printer-offline' },
    });
  });

  it('that never answers ends in time', async () => {
    expect(await ask(client(await listen(createServer())))).toMatchObject({
      ok: false,
      error: { kind: 'timeout', sent: 'whole' },
    });
  });

  it('that takes in only a part of a document knows that it was a part', async () => {
    const port = await listen(createServer((socket) => socket.pause()));
    expect(await ask(client(port), new Uint8Array(64 * 1024 * 1024))).toMatchObject({
      ok: false,
      error: { kind: 'timeout', sent: 'part' },
    });
  });

  it('that hangs up is told from one that says no', async () => {
    const printer = await answering((request) => request.socket.resetAndDestroy());
    expect(await ask(printer)).toMatchObject({ ok: false, error: { kind: 'broken' } });
  });

  it('that hangs up in the midst of its answer has not answered', async () => {
    const printer = await answering((request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write(Buffer.from([1, 1, 0, 0]), () => request.socket.destroy());
    });
    expect(await ask(printer)).toMatchObject({ ok: false, error: { kind: 'broken' } });
  });

  it.each([
    ['another HTTP status', 401, Buffer.alloc(0)],
    ['a page', 200, Buffer.from('<html>busy</html>')],
    ['nothing', 200, Buffer.alloc(0)],
    ['more than fits', 200, Buffer.alloc(2_000)],
  ])('that answers %s talks nonsense', async (_what, status, body) => {
    const printer = await answering((_request, response) => response.writeHead(status).end(body));
    expect(await ask(printer)).toMatchObject({ ok: false, error: { kind: 'nonsense', code: 'printer-failed' } });
  });

  it('can be given up', async () => {
    const printer = client(await listen(createServer()));
    const signal = AbortSignal.abort();
    expect(await printer.call({ operation: 'Get-Jobs', signal })).toMatchObject({
      ok: false,
      error: { kind: 'broken' },
    });
  });

  it('needs an ipp address', () => {
    expect(() => new IppClient({ url: 'http://127.0.0.1/' })).toThrow('ipp');
  });
});
