import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import type { Link } from '../link/link.ts';
import { TEXT_BYTES } from './card-text.ts';
import { ADDRESS_BYTES, type Answer, decodeAnswer, PHOTO_BYTES } from './sdt-answer.ts';
import { describeFrameFault, encodeFrame, FrameDecoder } from './sdt-frame.ts';
import { Status } from './sdt-status.ts';

/** A command: its bytes and how long its answer may take, milliseconds. */
export interface Command {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly limit: number;
  /** Whether an answer that carries data, or a status of its own, can be the answer to this command. */
  readonly fits: (answer: Answer) => boolean;
}

/** Statuses that answer one command alone: in any other place they are late. */
const own: ReadonlySet<number> = new Set([Status.ok, Status.found, Status.findFailed, Status.selectFailed]);

/** Commands of the SDT module (CMD PARA). The time limits are ours: several times what modules need. */
export const Commands = {
  status: {
    name: 'status',
    bytes: Uint8Array.of(0x11, 0xff),
    limit: 1_000,
    fits: ({ status, data }) => status === Status.ok && data.length === 0,
  },
  find: {
    name: 'find',
    bytes: Uint8Array.of(0x20, 0x01),
    limit: 600,
    fits: ({ status }) => status === Status.found || status === Status.findFailed,
  },
  select: {
    name: 'select',
    bytes: Uint8Array.of(0x20, 0x02),
    limit: 600,
    fits: ({ status, data }) => status === Status.selectFailed || (status === Status.ok && data.length <= 8),
  },
  /** Text and photo: 1295 bytes take 113 ms on the wire at 115200 baud; the module itself needs most of a second. */
  read: {
    name: 'read',
    bytes: Uint8Array.of(0x30, 0x01),
    limit: 2_500,
    fits: ({ status, data }) => status === Status.ok && data.length >= TEXT_BYTES + PHOTO_BYTES,
  },
  newestAddress: {
    name: 'newest address',
    bytes: Uint8Array.of(0x30, 0x03),
    limit: 1_500,
    fits: ({ status, data }) => status === Status.ok && data.length === ADDRESS_BYTES,
  },
} as const satisfies Record<string, Command>;

/** Why there is no answer: the link is down, the module is silent, or what came was damaged. */
export type ExchangeFault = Fault & { readonly reason: 'offline' | 'silent' | 'damaged' };

/** After an answer that came too late or broken, the line has to be quiet for so long before the next command, ms. */
const QUIET = 150;

/** An answer that has begun and stops for so long will not be finished, ms: 64-byte pieces take 6 ms on the wire. */
const GAP = 300;

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
        clearTimeout(gap);
        stopWatching();
        resolve(answer);
      };
      const fail = (reason: ExchangeFault['reason'], cause: string): void => {
        const code = reason === 'damaged' ? 'card-unreadable' : 'reader-offline';
        settle(err({ ...fault(code, `${command.name}: ${cause}`), reason }));
      };
      const giveUp = (): void => {
        if (takeFirst(this.#decoder.flush())) return;
        if (flaw === null) fail('silent', `no answer in ${command.limit} ms`);
        else fail('damaged', flaw);
      };
      /** Settles with the first good answer among the items that can answer this command. */
      const takeFirst = (items: ReturnType<FrameDecoder['push']>): boolean => {
        for (const item of items) {
          if (!item.ok) {
            flaw ??= describeFrameFault(item.error);
            continue;
          }
          const answer = decodeAnswer(item.value);
          if (!answer.ok) flaw ??= answer.error.cause;
          // Others are late answers to an earlier command.
          else if (command.fits(answer.value) || (answer.value.data.length === 0 && !own.has(answer.value.status))) {
            settle(ok(answer.value));
            return true;
          }
        }
        return false;
      };
      const timer = setTimeout(giveUp, command.limit);
      let gap: ReturnType<typeof setTimeout> | undefined;
      const stopWatching = this.#link.onStatus((status) => {
        if (status.state === 'disconnected') fail('offline', status.cause);
      });
      this.#receive = (bytes) => {
        clearTimeout(gap);
        const items = this.#decoder.push(bytes);
        if (takeFirst(items)) return;
        // A whole frame with a wrong check was the answer: no other will come.
        if (flaw !== null && items.some((item) => !item.ok && item.error.kind === 'checksum')) {
          return fail('damaged', flaw);
        }
        if (this.#decoder.isInFrame()) gap = setTimeout(giveUp, GAP);
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
