import type { Fault } from '../../../preload/faults.ts';
import type { Result } from '../../../preload/result.ts';
import type { ReadCard } from './reader.ts';
import {
  ADDRESS_BYTES,
  type Answer,
  carriesCard,
  decodeAddress,
  decodeAnswer,
  decodeCard,
  decodeModuleId,
  MODULE_ID_BYTES,
} from './sdt-answer.ts';
import { describeFrameFault, FrameDecoder, type FrameFault } from './sdt-frame.ts';
import { describeStatus, Status } from './sdt-status.ts';

/**
 * What a dump of the module's answers says, for a technician: one object a frame, one sentence for whatever begins
 * like a frame and is none. An answer does not say what was asked, so its data are told apart by their size.
 */
export function decodeDump(bytes: Uint8Array): {
  readonly lines: readonly object[];
  readonly errors: readonly string[];
} {
  const decoder = new FrameDecoder();
  const items: Result<Uint8Array, FrameFault>[] = [...decoder.push(bytes), ...decoder.flush()];
  const lines: object[] = [];
  const errors: string[] = [];
  for (const item of items) {
    if (!item.ok) {
      errors.push(describeFrameFault(item.error));
      continue;
    }
    const answer = decodeAnswer(item.value);
    const line = answer.ok ? describeAnswer(answer.value) : answer;
    if (line.ok) lines.push(line.value);
    else errors.push(line.error.cause);
  }
  if (items.length === 0) errors.push('no frame in these bytes');
  return { lines, errors };
}

function describeAnswer(answer: Answer): Result<object, Fault> {
  const status = answer.status.toString(16).toUpperCase().padStart(2, '0');
  const meaning = describeStatus(answer.status).replace(/^[^:]*(: )?/, '');
  const head = { status, ...(meaning === '' ? {} : { meaning }) };
  if (carriesCard(answer)) return mapped(decodeCard(answer.data), (card) => ({ status, card: describeCard(card) }));
  if (answer.status === Status.ok && answer.data.length === MODULE_ID_BYTES) {
    return mapped(decodeModuleId(answer.data), (moduleId) => ({ ...head, moduleId }));
  }
  if (answer.status === Status.ok && answer.data.length === ADDRESS_BYTES) {
    return mapped(decodeAddress(answer.data), (newestAddress) => ({ ...head, newestAddress }));
  }
  return { ok: true, value: head };
}

function describeCard(card: ReadCard): object {
  return { ...card.text, photoBytes: card.photo.length, fingerprintBytes: card.fingerprint.length };
}

function mapped<T>(result: Result<T, Fault>, map: (value: T) => object): Result<object, Fault> {
  return result.ok ? { ok: true, value: map(result.value) } : result;
}
