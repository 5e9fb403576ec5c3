import { createKiosk } from '../../preload/client.ts';
import { commands, type Kiosk, type Snapshot } from '../../preload/contract.ts';
import { err, ok } from '../../preload/result.ts';
import specimen from './specimen.pdf?url';

/** A kiosk that shows one snapshot. It changes its language and takes its countdown back; nothing else happens. */
export function createStandInKiosk(initial: Snapshot): Kiosk {
  let snapshot = initial;
  let tell: (event: unknown, payload: unknown) => void = () => undefined;
  const show = (next: Snapshot): void => {
    snapshot = next;
    tell('snapshot', snapshot);
  };
  return createKiosk({
    listen: (listener) => {
      tell = listener;
    },
    call: async (command, input) => {
      switch (command) {
        case 'kiosk.snapshot':
          return ok(snapshot);
        case 'visit.speak':
          show({ ...snapshot, ...commands['visit.speak'].input.parse(input) });
          return ok({});
        case 'visit.touch':
          show({ ...snapshot, idle: null });
          return ok({});
        case 'preview.read': {
          const { document } = commands['preview.read'].input.parse(input);
          return document === 'specimen' ? ok({ pdf: await specimenInBase64() }) : err({ code: 'request-refused' });
        }
        default:
          return ok({});
      }
    },
  });
}

async function specimenInBase64(): Promise<string> {
  const response = await fetch(specimen);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
