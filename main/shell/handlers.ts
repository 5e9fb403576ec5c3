import type { Handlers } from '../../preload/contract.ts';
import { err, ok } from '../../preload/result.ts';
import type { Intent, Visit } from '../visit/visit.ts';

/** The contract's commands, carried out on the visit. `painted` hears which screen a renderer showed first. */
export function createHandlers(visit: Visit, painted: (screen: string) => void): Handlers {
  const intend = (intent: Intent) => {
    visit.intend(intent);
    return ok({});
  };
  let fresh = false;
  return {
    'kiosk.snapshot': () => {
      fresh = true;
      return ok(visit.snapshot());
    },
    'kiosk.painted': ({ screen }) => {
      if (fresh) painted(screen);
      fresh = false;
      return ok({});
    },
    'visit.begin': () => intend({ type: 'BEGIN' }),
    'visit.speak': ({ language }) => intend({ type: 'SPEAK', language }),
    'visit.choose-service': ({ code }) => intend({ type: 'CHOOSE_SERVICE', code }),
    'visit.choose-licence': ({ id }) => intend({ type: 'CHOOSE_LICENCE', id }),
    'visit.print': () => intend({ type: 'PRINT' }),
    'visit.another': () => intend({ type: 'ANOTHER' }),
    'visit.finish': () => intend({ type: 'FINISH' }),
    'visit.rate': ({ grade }) => intend({ type: 'RATE', grade }),
    'visit.skip-rating': () => intend({ type: 'SKIP_RATING' }),
    'visit.retry': () => intend({ type: 'RETRY' }),
    'visit.back': () => intend({ type: 'BACK' }),
    'visit.cancel': () => intend({ type: 'CANCEL' }),
    'visit.touch': () => {
      visit.touch();
      return ok({});
    },
    'preview.read': ({ document }) => {
      const pdf = visit.preview(document);
      return pdf === null ? err({ code: 'request-refused' }) : ok({ pdf: Buffer.from(pdf).toString('base64') });
    },
  };
}
