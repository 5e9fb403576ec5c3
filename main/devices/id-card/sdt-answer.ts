import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import { decodeCardText, encodeCardText, TEXT_BYTES } from './card-text.ts';
import type { ReadCard } from './reader.ts';
import { Status } from './sdt-status.ts';

/** Size of the photograph in an answer, bytes: WLT, 102 × 126 pixels. */
export const PHOTO_BYTES = 1024;
const FINGERPRINT_BYTES: readonly number[] = [0, 512, 1024];
/** Size of an answer to `30 03`, bytes: 35 characters of UTF-16LE. */
export const ADDRESS_BYTES = 70;
/** Size of a module's id, bytes. */
export const MODULE_ID_BYTES = 16;

/** An answer of the module: its status and what came with it. */
export interface Answer {
  /** SW3; see `status_codes`. SW1 and SW2 are always nought. */
  readonly status: number;
  readonly data: Uint8Array;
}

/** Takes the body of a frame for an answer. Fails where it is too short or does not begin with SW1 SW2 = 00 00. */
export function decodeAnswer(body: Uint8Array): Result<Answer, Fault> {
  const [sw1, sw2, status] = body;
  if (sw1 !== 0 || sw2 !== 0 || status === undefined) return err(fault('card-unreadable', 'a frame that is no answer'));
  return ok({ status, data: body.subarray(3) });
}

/** The body of an answer, for emulators. */
export function encodeAnswer(status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  return Buffer.concat([Uint8Array.of(0, 0, status), data]);
}

/**
 * The card in the data of an answer to `30 01` (two lengths, text, photo) or `30 10` (three lengths, fingerprint last).
 * Every length has to be one that the module can send, and their sum the size of the data.
 */
export function decodeCard(data: Uint8Array): Result<ReadCard, Fault> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (const lengths of [2, 3]) {
    const header = lengths * 2;
    if (data.length < header) continue;
    const [text = 0, photo = 0, fingerprint = 0] = Array.from({ length: lengths }, (_, index) =>
      view.getUint16(index * 2),
    );
    const fits =
      text === TEXT_BYTES &&
      photo === PHOTO_BYTES &&
      FINGERPRINT_BYTES.includes(fingerprint) &&
      header + text + photo + fingerprint === data.length;
    if (!fits) continue;
    const decoded = decodeCardText(data.subarray(header, header + text));
    if (!decoded.ok) return decoded;
    return ok({
      text: decoded.value,
      photo: data.slice(header + text, header + text + photo),
      fingerprint: data.slice(header + text + photo),
    });
  }
  return err(fault('card-unreadable', 'lengths of text, photo and fingerprint that do not fit'));
}

/** The data of an answer to `30 01`, or to `30 10` where `withFingerprint`; for emulators. */
export function encodeCard(card: ReadCard, withFingerprint: boolean): Uint8Array {
  const parts = [encodeCardText(card.text), card.photo, ...(withFingerprint ? [card.fingerprint] : [])];
  const lengths = Uint8Array.from(parts.flatMap((part) => [part.length >> 8, part.length & 0xff]));
  return Buffer.concat([lengths, ...parts]);
}

/** The module's id as its maker writes it: `%02d.%02d-%08d-%010d-%010d` over little-endian u16 u16 u32 u32 u32. */
export function decodeModuleId(data: Uint8Array): Result<string, Fault> {
  if (data.length !== MODULE_ID_BYTES) return err(fault('card-unreadable', `a module id of ${data.length} bytes`));
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const part = (value: number, width: number): string => String(value).padStart(width, '0');
  const version = `${part(view.getUint16(0, true), 2)}.${part(view.getUint16(2, true), 2)}`;
  const rest = [
    part(view.getUint32(4, true), 8),
    part(view.getUint32(8, true), 10),
    part(view.getUint32(12, true), 10),
  ];
  return ok([version, ...rest].join('-'));
}

/** The newest address in an answer to `30 03`: 35 characters, padded with spaces. */
export function decodeAddress(data: Uint8Array): Result<string, Fault> {
  if (data.length !== ADDRESS_BYTES) return err(fault('card-unreadable', `an address of ${data.length} bytes`));
  return ok(
    Buffer.from(data)
      .toString('utf16le')
      .replace(/[\0 ]+$/, ''),
  );
}

/** Whether an answer carries a card. */
export function carriesCard(answer: Answer): boolean {
  return answer.status === Status.ok && answer.data.length >= TEXT_BYTES;
}
