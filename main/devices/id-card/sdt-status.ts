import { type Fault, type FaultCode, fault } from '../../../preload/faults.ts';

/** The status byte SW3 of an answer (SDT module protocol), what it means, and what it is to the resident. */
const statuses = {
  144: { meaning: 'operation ok', code: null },
  145: { meaning: 'no such item on the card', code: null },
  159: { meaning: 'card found', code: null },
  16: { meaning: 'checksum error in host frame', code: 'card-unreadable' },
  17: { meaning: 'length error in host frame', code: 'card-unreadable' },
  33: { meaning: 'command error', code: 'card-unreadable' },
  35: { meaning: 'operation not permitted', code: 'reader-faulty' },
  36: { meaning: 'unrecognised error', code: 'card-unreadable' },
  49: { meaning: 'card failed to authenticate the module', code: 'card-unreadable' },
  50: { meaning: 'module failed to authenticate the card', code: 'card-unreadable' },
  51: { meaning: 'information verification failed', code: 'card-unreadable' },
  55: { meaning: 'fingerprint verification error', code: 'card-unreadable' },
  63: { meaning: 'information length error', code: 'card-unreadable' },
  64: { meaning: 'unknown card type', code: 'card-unknown-kind' },
  65: { meaning: 'read failed', code: 'card-unreadable' },
  71: { meaning: 'random number failed', code: 'card-unreadable' },
  96: { meaning: 'self-test failed, no commands accepted', code: 'reader-faulty' },
  102: { meaning: 'module not authorised', code: 'reader-faulty' },
  128: { meaning: 'no card found', code: 'card-removed' },
  129: { meaning: 'select failed', code: 'card-not-selected' },
} as const satisfies Record<number, { meaning: string; code: FaultCode | null }>;

/** Status bytes by name, for the driver and the emulator. */
export const Status = {
  ok: 0x90,
  noSuchItem: 0x91,
  found: 0x9f,
  commandError: 0x21,
  unknownCard: 0x40,
  readFailed: 0x41,
  checksumError: 0x10,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
  findFailed: 0x80,
  selectFailed: 0x81,
} as const;

/** What a status byte means, in words for a technician. */
export function describeStatus(status: number): string {
  const name = `status ${status.toString(16).toUpperCase().padStart(2, '0')}`;
  return isKnown(status) ? `${name}: ${statuses[status].meaning}` : name;
}

/** The fault that a failing status byte stands for. */
export function faultOfStatus(status: number): Fault {
  const code = isKnown(status) ? statuses[status].code : null;
  return fault(code ?? 'card-unreadable', describeStatus(status));
}

function isKnown(status: number): status is keyof typeof statuses {
  return Object.hasOwn(statuses, status);
}
