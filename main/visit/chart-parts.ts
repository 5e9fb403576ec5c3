import { randomUUID } from 'node:crypto';
import { assign, setup } from 'xstate';
import type { Fault } from '../../preload/faults.ts';
import { faultFields } from '../log/log.ts';
import { createActors } from './actors.ts';
import { emptyContext, type TroubleStep, type VisitContext, type VisitEvent, type VisitPorts } from './context.ts';
import { delays } from './delays.ts';
import type { Clock } from './idle-clock.ts';

/** A state that an assigned value is missing in cannot be reached: to get there is a bug. */
export function required<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`the visit has no ${what} here`);
  return value;
}

/** Failures after which the same step can be tried again at once. */
export function canRetry({ code }: Fault): boolean {
  return retryable.has(code);
}

const retryable = new Set<Fault['code']>([
  'platform-unreachable',
  'platform-slow',
  'platform-nonsense',
  'document-damaged',
  'printer-offline',
  'printer-out-of-paper',
  'printer-jam',
  'printer-cover-open',
  'printer-toner-out',
  'printer-busy',
  'printer-failed',
  'internal',
]);

/** What the chart is made of: its actors, delays, guards and actions, over the ports. */
export function createChartParts(ports: VisitPorts, clock: Clock) {
  const { log } = ports;
  return setup({
    types: {
      context: {} as VisitContext,
      events: {} as VisitEvent,
      tags: {} as 'attended',
    },
    actors: createActors(ports, clock),
    delays,
    guards: {
      serviceOffered: ({ context, event }) =>
        event.type === 'CHOOSE_SERVICE' &&
        context.services.some((service) => service.code === event.code && ports.outOfService(service) === null),
      licencePrintable: ({ context, event }) =>
        event.type === 'CHOOSE_LICENCE' &&
        context.licences.some((licence) => licence.id === event.id && licence.state === 'printable'),
      identified: ({ context }) => context.identification !== null,
      nobodyIdentified: ({ context }) => context.identification === null,
      cardLeft: ({ event }) => event.type === 'CARD_PROBED' && event.present,
      retries: ({ context }, step: TroubleStep) => context.trouble?.step === step && canRetry(context.trouble.fault),
      cameFrom: ({ context }, step: TroubleStep) => context.trouble?.step === step,
      identificationOver: ({ context }) => context.trouble?.fault.code === 'identification-expired',
    },
    actions: {
      begin: assign(({ context }) => ({
        ...emptyContext(context),
        visit: randomUUID(),
        language: context.language,
        printKey: randomUUID(),
      })),
      logBegin: ({ context }) => log('visit.began', { visit: context.visit }),
      forget: assign(({ context }) => {
        if (context.visit !== null) log('visit.ended', { visit: context.visit });
        if (context.identification !== null) {
          // The platform lets the handle expire by itself where this does not reach it.
          ports.platform.forget(context.identification.identification, randomUUID()).catch(() => undefined);
        }
        return emptyContext(context);
      }),
      chooseService: assign(({ context, event }) => {
        if (event.type !== 'CHOOSE_SERVICE') return {};
        const service = context.services.find(({ code }) => code === event.code) ?? null;
        log('visit.service', { visit: context.visit, service: event.code });
        return { service };
      }),
      chooseLicence: assign(({ context, event }) =>
        event.type === 'CHOOSE_LICENCE' ? { licence: context.licences.find(({ id }) => id === event.id) ?? null } : {},
      ),
      forgetCard: assign({ card: null, reading: false }),
      forgetPreview: assign({ preview: null }),
      troubled: assign(({ context }, trouble: { fault: Fault; step: TroubleStep; printNumber?: string | null }) => {
        log('visit.trouble', { visit: context.visit, what: trouble.step, ...faultFields(trouble.fault) });
        return { trouble: { printNumber: null, ...trouble } };
      }),
      rate: assign(({ context, event }) => {
        if (event.type !== 'RATE') return {};
        ports.journal.rate({
          visit: required(context.visit, 'visit'),
          service: required(context.service, 'service').code,
          grade: event.grade,
          printNumbers: [...context.printNumbers],
          ratedAt: new Date().toISOString(),
        });
        ports.outboxFilled();
        return { rated: true };
      }),
      logIdle: ({ context }) => log('visit.idle', { visit: context.visit }),
      logCardLeft: ({ context }) => log('visit.card-left', { visit: context.visit }),
    },
  });
}
