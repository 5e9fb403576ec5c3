import { err, ok, type Result } from '../../../preload/result.ts';

/**
 * Frames of the SDT / SAM_V module that every reader of second-generation identity cards carries (GA 450). Both
 * directions look alike:
 *
 *     AA AA AA 96 69 | length, 2 bytes big-endian | body | check
 *
 * The length counts every byte after itself, the check byte included; the check is the XOR of all bytes from the
 * length to the end of the body. A host's body is CMD PARA [data], an answer's SW1 SW2 SW3 [data].
 */

const PREAMBLE = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
const HEADER = PREAMBLE.length + 2;

/** Largest frame of the module, all bytes counted: text, photo and 1024 bytes of fingerprint. */
export const LARGEST_FRAME = 2321;
/** Shortest length field: CMD PARA and the check byte. */
const SHORTEST_LENGTH = 3;

/** What a stretch of bytes that began like a frame turned out to be. */
export type FrameFault =
  | { readonly kind: 'checksum'; readonly expected: number; readonly found: number }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'truncated'; readonly missing: number };

/** The body of a frame: all bytes between the length and the check. */
export type FrameBody = Uint8Array;

/** Wraps a body into a frame. The body is at most {@link LARGEST_FRAME} − 8 bytes. */
export function encodeFrame(body: Uint8Array): Uint8Array {
  const length = body.length + 1;
  const frame = new Uint8Array(HEADER + length);
  frame.set(PREAMBLE);
  frame[PREAMBLE.length] = length >> 8;
  frame[PREAMBLE.length + 1] = length & 0xff;
  frame.set(body, HEADER);
  frame[frame.length - 1] = xor(frame.subarray(PREAMBLE.length, frame.length - 1));
  return frame;
}

/**
 * Takes bytes as they come and gives out the bodies of the frames in them. Whatever is no frame is passed over: noise,
 * a preamble with an impossible length, a frame whose check is wrong. After a false start the search goes on right
 * behind it, so that a good frame inside it is found.
 */
export class FrameDecoder {
  #held: Uint8Array = new Uint8Array(0);

  /** Adds bytes; returns what they complete. */
  push(bytes: Uint8Array): Result<FrameBody, FrameFault>[] {
    this.#held = concat(this.#held, bytes);
    const found: Result<FrameBody, FrameFault>[] = [];
    for (;;) {
      const start = findPreamble(this.#held);
      this.#held = this.#held.subarray(start);
      const [hi, lo] = this.#held.subarray(PREAMBLE.length, HEADER);
      if (hi === undefined || lo === undefined) return found;
      const length = hi * 256 + lo;
      if (length < SHORTEST_LENGTH || HEADER + length > LARGEST_FRAME) {
        found.push(err({ kind: 'length', length }));
        this.#held = this.#held.subarray(1);
        continue;
      }
      if (this.#held.length < HEADER + length) return found;
      const checked = this.#held.subarray(PREAMBLE.length, HEADER + length - 1);
      const check = this.#held[HEADER + length - 1] ?? 0;
      const expected = xor(checked);
      if (check !== expected) {
        found.push(err({ kind: 'checksum', expected, found: check }));
        this.#held = this.#held.subarray(1);
        continue;
      }
      found.push(ok(checked.slice(2)));
      this.#held = this.#held.slice(HEADER + length);
    }
  }

  /** The stream has ended, or paused for too long: gives out what was begun, looks inside it, and starts afresh. */
  flush(): Result<FrameBody, FrameFault>[] {
    const found: Result<FrameBody, FrameFault>[] = [];
    while (this.#held.length >= PREAMBLE.length && findPreamble(this.#held) === 0) {
      const [hi = 0, lo = 0] = this.#held.subarray(PREAMBLE.length, HEADER);
      found.push(err({ kind: 'truncated', missing: HEADER + hi * 256 + lo - this.#held.length }));
      const rest = this.#held.subarray(1);
      this.#held = new Uint8Array(0);
      found.push(...this.push(rest));
    }
    this.#held = new Uint8Array(0);
    return found;
  }

  /** Whether a preamble was seen and the frame behind it is not whole yet. */
  isInFrame(): boolean {
    return this.#held.length >= PREAMBLE.length;
  }

  /** Forgets whatever was begun. */
  reset(): void {
    this.#held = new Uint8Array(0);
  }
}

/** One sentence about a fault, for a log or a technician. */
export function describeFrameFault(fault: FrameFault): string {
  switch (fault.kind) {
    case 'checksum':
      return `wrong checksum: ${hex(fault.found)} where ${hex(fault.expected)} is due`;
    case 'length':
      return `impossible length ${fault.length}`;
    case 'truncated':
      return `the frame ends ${fault.missing} bytes early`;
  }
}

/** Index of the first place where a preamble is, or may be beginning at the end of the bytes. */
function findPreamble(bytes: Uint8Array): number {
  for (let start = 0; start < bytes.length; start += 1) {
    const ahead = bytes.subarray(start, start + PREAMBLE.length);
    if (ahead.every((byte, index) => byte === PREAMBLE[index])) return start;
  }
  return bytes.length;
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((check, byte) => check ^ byte, 0);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
