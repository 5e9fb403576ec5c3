import { createServer, type Socket } from 'node:net';
import type { ReaderFault } from '../../../preload/dock-contract.ts';
import type { ReadCard } from '../../devices/id-card/reader.ts';
import { encodeAnswer, encodeCard } from '../../devices/id-card/sdt-answer.ts';
import { encodeFrame, FrameDecoder } from '../../devices/id-card/sdt-frame.ts';
import { Status } from '../../devices/id-card/sdt-status.ts';
import { listenOnLoopback } from '../../loopback.ts';

/** Bytes a second at 115200 baud, 8N1. */
const WIRE_SPEED = 11_520;
/** How late a delayed answer comes, milliseconds: later than the driver waits for any answer. */
const DELAY = 2_700;

const MODULE_ID = Uint8Array.of(5, 0, 1, 0, 0xd5, 0xaf, 0x34, 1, 0x87, 0xd6, 0x12, 0, 0x59, 0, 0, 0);

/** The card on the emulated reader. */
export interface LaidCard {
  readonly id: string;
  readonly card: ReadCard;
  readonly unknownKind?: string;
}

export interface EmulatedReader {
  /** The port on 127.0.0.1 where the module's bytes are spoken. */
  readonly port: number;
  lay(card: LaidCard): void;
  lift(): void;
  /** The id of the card that lies there, or null. */
  card(): string | null;
  /** The next `times` answers that the fault can strike go wrong with it. */
  fail(fault: ReaderFault, times?: number): void;
  /** How often the host has looked for a card. */
  looks(): number;
  /** The faults still to come. */
  faults(): readonly ReaderFault[];
  close(): Promise<void>;
}

/**
 * An emulated SDT module on a TCP port: it answers the protocol's bytes as the real one does. A card is found until it
 * was read; then it has to be lifted before it is found again. `paced` sends at the speed of a serial line.
 */
export async function startEmulatedReader(options: { readonly paced?: boolean } = {}): Promise<EmulatedReader> {
  let laid: LaidCard | null = null;
  let selected = false;
  let wasRead = false;
  let looks = 0;
  let pending: ReaderFault[] = [];
  const sockets = new Set<Socket>();

  function take(...kinds: readonly ReaderFault[]): ReaderFault | null {
    const next = pending[0];
    if (next === undefined || !kinds.includes(next)) return null;
    pending = pending.slice(1);
    return next;
  }

  function lift(): void {
    laid = null;
    selected = false;
    wasRead = false;
  }

  /** The body of the answer to a command, or null for none. */
  function answerTo(command: number, parameter: number): Uint8Array {
    if (take('self-test-failed') !== null) return encodeAnswer(Status.selfTestFailed);
    switch ((command << 8) | parameter) {
      case 0x10ff:
      case 0x11ff:
        return encodeAnswer(Status.ok);
      case 0x12ff:
        return encodeAnswer(Status.ok, MODULE_ID);
      case 0x2001:
        looks += 1;
        selected = false;
        return laid !== null && !wasRead
          ? encodeAnswer(Status.found, new Uint8Array(4))
          : encodeAnswer(Status.findFailed);
      case 0x2002:
        if (laid === null || wasRead || take('select-fails') !== null) return encodeAnswer(Status.selectFailed);
        selected = true;
        return encodeAnswer(Status.ok, new Uint8Array(8));
      case 0x3001:
      case 0x3010:
        return readCard(parameter === 0x10);
      case 0x3003:
        return encodeAnswer(laid !== null && wasRead ? Status.noSuchItem : Status.readFailed);
      default:
        return encodeAnswer(Status.commandError);
    }
  }

  function readCard(withFingerprint: boolean): Uint8Array {
    // The module sends a card that it has read once more where it is asked again and the card lies there still.
    if (laid === null || !(selected || wasRead) || take('read-fails') !== null) return encodeAnswer(Status.readFailed);
    wasRead = true;
    const data = encodeCard(laid.card, withFingerprint);
    const kind = take('unknown-kind') === null ? laid.unknownKind : 'Z';
    if (kind !== undefined) {
      const header = withFingerprint ? 6 : 4;
      data.set(Buffer.from(kind, 'utf16le'), header + 248);
    }
    return encodeAnswer(Status.ok, data);
  }

  function speak(socket: Socket, command: Uint8Array): void {
    const [code = 0, parameter = 0] = command;
    const isRead = code === 0x30 && parameter !== 0x03;
    if (take('silent') !== null) return;
    const frame = encodeFrame(answerTo(code, parameter));
    const half = frame.subarray(0, Math.floor(frame.length / 2));
    if (take('delay') !== null) {
      setTimeout(() => send(socket, frame), DELAY).unref();
    } else if (isRead && take('lift-while-reading') !== null) {
      send(socket, half);
      lift();
    } else if (isRead && take('truncate') !== null) {
      send(socket, half);
    } else if (isRead && take('wrong-checksum') !== null) {
      send(socket, frame.with(-1, (frame.at(-1) ?? 0) ^ 0x55));
    } else if (take('noise') !== null) {
      send(socket, Buffer.concat([Uint8Array.of(0x00, 0xff, 0xaa, 0xaa, 0xaa, 0x00, 0xaa), frame]));
    } else {
      send(socket, frame);
    }
  }

  function send(socket: Socket, bytes: Uint8Array): void {
    if (options.paced !== true) {
      socket.write(bytes);
      return;
    }
    // In pieces of 64 bytes, each when the line has had the time to carry it.
    const piece = 64;
    for (let at = 0; at < bytes.length; at += piece) {
      const due = (Math.min(at + piece, bytes.length) / WIRE_SPEED) * 1_000;
      setTimeout(() => {
        if (!socket.destroyed) socket.write(bytes.subarray(at, at + piece));
      }, due);
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    const decoder = new FrameDecoder();
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      for (const item of decoder.push(bytes)) {
        if (item.ok) speak(socket, item.value);
        else send(socket, encodeFrame(encodeAnswer(Status.checksumError)));
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listenOnLoopback(server);

  return {
    port,
    lay: (card) => {
      lift();
      laid = card;
    },
    lift,
    card: () => laid?.id ?? null,
    fail: (fault, times = 1) => {
      pending = [...pending, ...Array<ReaderFault>(times).fill(fault)];
    },
    looks: () => looks,
    faults: () => pending,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
