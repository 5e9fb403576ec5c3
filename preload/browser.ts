import { z } from 'zod';
import { createKiosk, type Transport } from './client.ts';
import type { Kiosk } from './contract.ts';

/**
 * The script that the browser shell's page loads before the application: the same `window.kiosk` as in Electron, over
 * a WebSocket to the loopback server. The session cookie that the one-time address left authenticates it.
 */

declare global {
  interface Window {
    kiosk?: Kiosk;
  }
}

const Message = z.union([
  z.object({ id: z.int(), answer: z.unknown() }),
  z.object({ event: z.string(), payload: z.unknown() }),
]);

/** Pause before the socket is opened again after main went away, milliseconds. */
const RECONNECT_PAUSE = 500;

function createSocketTransport(url: string): Transport {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(event: unknown, payload: unknown) => void>();
  let nextId = 1;
  let lost = false;
  let socket = connect();

  function connect(): Promise<WebSocket> {
    return new Promise((resolve) => {
      const candidate = new WebSocket(url);
      candidate.addEventListener('open', () => {
        resolve(candidate);
        // After a gap the document may show what is long over: begin anew, as after a reload.
        if (lost) window.location.reload();
      });
      candidate.addEventListener('message', ({ data }) => receive(data));
      candidate.addEventListener('close', ({ code }) => {
        lost = true;
        for (const { reject } of waiting.values()) reject(new Error('the way to the kiosk is cut'));
        waiting.clear();
        // 4001: another window took over. This one is done.
        if (code === 4001) return;
        setTimeout(() => {
          socket = connect();
          socket.then(resolve, () => undefined);
        }, RECONNECT_PAUSE);
      });
    });
  }

  function receive(data: unknown): void {
    if (typeof data !== 'string') return;
    const parsed = Message.safeParse(JSON.parse(data));
    if (!parsed.success) return;
    if ('event' in parsed.data) {
      for (const listener of listeners) listener(parsed.data.event, parsed.data.payload);
      return;
    }
    waiting.get(parsed.data.id)?.resolve(parsed.data.answer);
    waiting.delete(parsed.data.id);
  }

  return {
    call: async (command, input) => {
      const open = await socket;
      const id = nextId;
      nextId += 1;
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        open.send(JSON.stringify({ id, command, input }));
      });
    },
    listen: (listener) => {
      listeners.add(listener);
    },
  };
}

const address = new URL('bridge', window.location.href);
address.protocol = 'ws:';
window.kiosk = createKiosk(createSocketTransport(address.href));
