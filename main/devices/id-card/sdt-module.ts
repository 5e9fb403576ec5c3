import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import type { Link } from '../link/link.ts';
import { type Answer, decodeAnswer } from './sdt-answer.ts';
import { describeFrameFault, encodeFrame, FrameDecoder } from './sdt-frame.ts';

/** A command: its bytes and how long its answer may take, milliseconds. */
export interface Command {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly limit: number;
}

/** Commands of the SDT module (CMD PARA). The time limits are ours: several times what modules need. */
export const Commands = {
  status: { name: 'status', bytes: Uint8Array.of(0x11, 0xff), limit: 1_000 },
  find: { name: 'find', bytes: Uint8Array.of(0x20, 0x01), limit: 600 },
  select: { name: 'select', bytes: Uint8Array.of(0x20, 0x02), limit: 600 },
  /** Text and photo: 1295 bytes take 113 ms on the wire at 115200 baud; the module itself needs most of a second. */
  read: { name: 'read', bytes: Uint8Array.of(0x30, 0x01), limit: 2_500 },
  newestAddress: { name: 'newest address', bytes: Uint8Array.of(0x30, 0x03), limit: 1_500 },
} as const satisfies Record<string, Command>;

/** Why there is no answer: the link is down, the module is silent, or what came was damaged. */
export type ExchangeFault = Fault & { readonly reason: 'offline' | 'silent' | 'damaged' };

/** After an answer that came too late or broken, the line has to be quiet for so long before the next command, ms. */
const QUIET = 150;

/**
 * Asks the module one thing at a time and waits for its answer. An answer does not say what it answers, so after one
 * that failed to come in time the line is let run dry: a late one is never taken for that of the next command.
 */
export class SdtModule {
  readonly #link: Link;
  readonly #decoder = new FrameDecoder();
  #turn: Promise<unknown> = Promise.resolve();
  #unclean = false;
  #receive: (bytes: Uint8Array) => void = () => undefined;

  constructor(link: Link) {
    this.#link = link;
    link.onBytes((bytes) => this.#receive(bytes));
    link.onStatus(() => {
      this.#unclean = true;
    });
  }

  /** Sends a command and waits for its answer; calls wait for one another. */
  ask(command: Command): Promise<Result<Answer, ExchangeFault>> {
    const answer = this.#turn.then(() => this.#exchange(command));
    this.#turn = answer;
    return answer;
  }

  async #exchange(command: Command): Promise<Result<Answer, ExchangeFault>> {
    if (this.#unclean) await this.#runDry();
    this.#decoder.reset();
    const answer = await this.#await(command);
    this.#receive = () => undefined;
    this.#unclean = !answer.ok;
    return answer;
  }

  #await(command: Command): Promise<Result<Answer, ExchangeFault>> {
    return new Promise((resolve) => {
      let flaw: string | null = null;
      const settle = (answer: Result<Answer, ExchangeFault>): void => {
        clearTimeout(timer);
        stopWatching();
        resolve(answer);
      };
      const fail = (reason: ExchangeFault['reason'], cause: string): void => {
        const code = reason === 'damaged' ? 'card-unreadable' : 'reader-offline';
        settle(err({ ...fault(code, `${command.name}: ${cause}`), reason }));
      };
      const timer = setTimeout(() => {
        for (const item of this.#decoder.flush()) if (!item.ok) flaw ??= describeFrameFault(item.error);
        if (flaw === null) fail('silent', `no answer in ${command.limit} ms`);
        else fail('damaged', flaw);
      }, command.limit);
      const stopWatching = this.#link.onStatus((status) => {
        if (status.state === 'disconnected') fail('offline', status.cause);
      });
      this.#receive = (bytes) => {
        for (const item of this.#decoder.push(bytes)) {
          if (!item.ok) {
            flaw ??= describeFrameFault(item.error);
            // A whole frame with a wrong check was the answer: no other will come.
            if (item.error.kind === 'checksum') return fail('damaged', flaw);
            continue;
          }
          const answer = decodeAnswer(item.value);
          return answer.ok ? settle(ok(answer.value)) : fail('damaged', answer.error.cause);
        }
      };
      this.#link.write(encodeFrame(command.bytes)).then(
        (written) => {
          if (!written.ok) fail('offline', written.error.cause);
        },
        (error: unknown) => fail('offline', String(error)),
      );
    });
  }

  /** Waits until nothing has come for a while. */
  #runDry(): Promise<void> {
    return new Promise((resolve) => {
      let timer = setTimeout(resolve, QUIET);
      this.#receive = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, QUIET);
      };
    });
  }
}
