import { fromCallback, fromPromise } from 'xstate';
import { type Fault, fault } from '../../preload/faults.ts';
import { err } from '../../preload/result.ts';
import type { ReadCard } from '../devices/id-card/reader.ts';
import { causeOf } from '../log/log.ts';
import type { Catalogue, Identification, Licence } from '../platform/contract.ts';
import type { Answer, VisitEvent, VisitPorts } from './context.ts';
import { delays } from './delays.ts';
import type { Clock } from './idle-clock.ts';
import { type PrintEnd, type PrintRequest, printLicence } from './printing.ts';

/** An unexpected error as a fault: the visit goes on, the log says what it was. */
function unexpected(error: unknown): Fault {
  return fault('internal', causeOf(error));
}

/** An answer in any case: what is thrown becomes a fault like any other. */
function answered<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  return answer.catch((error: unknown) => err(unexpected(error)));
}

/** The visit's work outside the chart: one actor for each thing that takes time. */
export function createActors(ports: VisitPorts, clock: Clock) {
  return {
    loadCatalogue: fromPromise<Answer<Catalogue>>(({ signal }) => answered(ports.platform.catalogue({ signal }))),

    /** Reads one card and reports it; stops polling when it is stopped. */
    readCard: fromCallback<VisitEvent>(({ sendBack }) => {
      const stop = new AbortController();
      ports.reader
        .read({ signal: stop.signal, onPhase: (phase) => sendBack({ type: 'CARD_PHASE', phase }) })
        .catch((error: unknown) => err(unexpected(error)))
        .then((result) => {
          if (result !== null && !stop.signal.aborted) sendBack({ type: 'CARD_READ', result });
        }, ignore);
      return () => stop.abort();
    }),

    identify: fromPromise<Answer<Identification>, { card: ReadCard; key: string }>(({ input, signal }) =>
      answered(ports.platform.identify(input.card, input.key, { signal })),
    ),

    loadLicences: fromPromise<Answer<readonly Licence[]>, { identification: string }>(({ input, signal }) =>
      answered(ports.platform.licences(input.identification, { signal })),
    ),

    loadPreview: fromPromise<Answer<Uint8Array>, { identification: string; licence: string }>(({ input, signal }) =>
      answered(ports.platform.preview(input.identification, input.licence, { signal })),
    ),

    /** Prints one licence; a `CANCEL` sent to it stops the print where that is still possible. */
    print: fromCallback<VisitEvent, PrintRequest>(({ input, sendBack, receive }) => {
      const stop = new AbortController();
      receive((event) => {
        if (event.type === 'CANCEL') stop.abort();
      });
      printLicence(ports, input, stop.signal, (step) => sendBack({ type: 'PRINT_STEP', step }))
        // Whatever broke, the paper may be out: no second try. The ledger keeps the print open for the next start.
        .catch(
          (error: unknown): PrintEnd => ({
            state: 'unknown',
            fault: fault('print-unknown', causeOf(error)),
            printNumber: null,
          }),
        )
        .then((end) => {
          ports.outboxFilled();
          sendBack({ type: 'PRINT_ENDED', end });
        }, ignore);
      return () => stop.abort();
    }),

    /** Asks again and again whether the card still lies on the reader. */
    watchCard: fromCallback<VisitEvent>(({ sendBack }) => {
      let stopped = false;
      let timer: unknown;
      const probe = (): void => {
        ports.reader
          .cardPresent()
          .catch(() => false)
          .then((present) => {
            if (stopped) return;
            sendBack({ type: 'CARD_PROBED', present });
            timer = clock.setTimeout(probe, delays.cardProbe);
          }, ignore);
      };
      probe();
      return () => {
        stopped = true;
        clock.clearTimeout(timer);
      };
    }),
  };
}

/** Sending to a stopped chart is no failure. */
function ignore(): void {}
