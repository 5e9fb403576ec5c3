import { connect } from 'node:net';
import type { Link } from './link.ts';
import { type Connection, type ConnectionEvents, ReopeningLink } from './reopening-link.ts';

/** How long a connection may take to open, milliseconds. */
const OPEN_LIMIT = 3_000;

/** A link over TCP: a device server such as ser2net, or an emulator. */
export function openTcpLink(host: string, port: number): Link {
  return new ReopeningLink(`tcp ${host}:${port}`, (events) => open(host, port, events));
}

function open(host: string, port: number, events: ConnectionEvents): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 5_000 });
    const limit = setTimeout(() => socket.destroy(new Error('no answer in time')), OPEN_LIMIT);
    socket.once('connect', () => {
      clearTimeout(limit);
      resolve({
        write: (bytes) =>
          new Promise((written, failed) => {
            socket.write(bytes, (error) => (error ? failed(error) : written()));
          }),
        close: () => {
          socket.destroy();
          return Promise.resolve();
        },
      });
    });
    socket.on('data', events.bytes);
    socket.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
      events.lost(error.message);
    });
    socket.once('close', () => events.lost('the other side closed the connection'));
  });
}
