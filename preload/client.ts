import { z } from 'zod';
import {
  type BorderFault,
  BorderFault as BorderFaultSchema,
  commands,
  type EventName,
  events,
  isCommandName,
  type Kiosk,
} from './contract.ts';
import { err, ok, type Result } from './result.ts';

// The page's policy forbids code made from text, which zod would try for speed.
z.config({ jitless: true });

/** IPC channels of the Electron bridge: one for commands, one for events. No other exists. */
export const CALL_CHANNEL = 'kiosk:call';
export const EVENT_CHANNEL = 'kiosk:event';

/** What carries messages to main and back. */
export interface Transport {
  /** Resolves to what main answered; rejects where the way to main is cut. */
  call(command: string, input: unknown): Promise<unknown>;
  listen(listener: (event: unknown, payload: unknown) => void): void;
}

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: BorderFaultSchema }),
]);

const cut: Result<never, BorderFault> = err({ code: 'internal' });

/** The renderer's client of the contract over any transport: what comes from main is parsed before it is believed. */
export function createKiosk(transport: Transport): Kiosk {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  transport.listen((event, payload) => {
    if (event !== 'snapshot') return;
    const parsed = events.snapshot.safeParse(payload);
    if (!parsed.success) return;
    for (const listener of listeners.get(event) ?? []) listener(parsed.data as never);
  });
  return {
    call: async (command, input) => {
      if (!isCommandName(command)) return err({ code: 'request-refused' });
      try {
        const answer = Answer.parse(await transport.call(command, input));
        if (!answer.ok) return answer;
        return ok(commands[command].output.parse(answer.value) as never);
      } catch {
        return cut;
      }
    },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
