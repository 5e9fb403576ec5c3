import { randomUUID } from 'node:crypto';
import { assign, sendTo } from 'xstate';
import { type Fault, fault } from '../../preload/faults.ts';
import { faultFields } from '../log/log.ts';
import { createChartParts, required } from './chart-parts.ts';
import { emptyContext, type VisitContext, type VisitPorts } from './context.ts';
import type { Clock } from './idle-clock.ts';

const identificationOf = (context: VisitContext): string =>
  required(context.identification, 'identification').identification;
const licenceOf = (context: VisitContext): string => required(context.licence, 'licence').id;

/**
 * The statechart of one resident's visit: attract → choose → identify → licences → preview → print → collect → rate →
 * farewell. States with the tag `attended` are watched by the idle clock. Events that a state does not know are
 * ignored: a late tap does no harm.
 */
export function createVisitChart(ports: VisitPorts, clock: Clock) {
  const { log } = ports;
  return createChartParts(ports, clock).createMachine({
    id: 'visit',
    context: emptyContext(),
    initial: 'starting',
    on: {
      SPEAK: { actions: assign(({ event }) => ({ language: event.language })) },
    },
    states: {
      starting: {
        invoke: {
          src: 'loadCatalogue',
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'attract',
              actions: assign(({ event }) => {
                log('platform.reached');
                return event.output.ok ? { services: event.output.value.services, catalogueFault: null } : {};
              }),
            },
            {
              target: 'outOfService',
              actions: assign(({ event }) => (event.output.ok ? {} : { catalogueFault: event.output.error })),
            },
          ],
        },
      },
      outOfService: {
        entry: ({ context }) => {
          if (context.catalogueFault !== null) log('platform.away', faultFields(context.catalogueFault));
        },
        after: { catalogueRetry: 'starting' },
      },
      attract: {
        entry: 'forget',
        on: { BEGIN: { target: 'choose', actions: ['begin', 'logBegin'] } },
      },
      choose: {
        tags: 'attended',
        on: {
          CHOOSE_SERVICE: [{ guard: { type: 'serviceOffered' }, target: 'chosen', actions: 'chooseService' }],
          BACK: { target: 'leaving' },
          CANCEL: { target: 'leaving' },
          EXPIRE: { target: 'leaving', actions: 'logIdle' },
        },
      },
      chosen: {
        always: [{ guard: 'identified', target: 'licences' }, { target: 'identify' }],
      },
      identify: {
        tags: 'attended',
        initial: 'reading',
        entry: assign({ hint: null, reading: false }),
        on: {
          BACK: { target: 'choose', actions: 'forgetCard' },
          CANCEL: { target: 'leaving', actions: 'forgetCard' },
          EXPIRE: { target: 'leaving', actions: ['forgetCard', 'logIdle'] },
        },
        states: {
          reading: {
            invoke: { src: 'readCard' },
            on: {
              CARD_PHASE: {
                actions: assign(({ context, event }) => ({
                  reading: event.phase === 'reading',
                  hint: event.phase === 'reading' ? null : context.hint,
                })),
              },
              CARD_READ: [
                {
                  guard: ({ event }) => event.result.ok,
                  target: 'checking',
                  actions: assign(({ event }) => ({
                    card: event.result.ok ? event.result.value : null,
                    cardKey: randomUUID(),
                    reading: false,
                    hint: null,
                  })),
                },
                {
                  target: 'resting',
                  actions: assign(({ context, event }) => {
                    if (event.result.ok) return {};
                    const hint = event.result.error;
                    if (context.hint?.code !== hint.code) {
                      log('visit.trouble', { visit: context.visit, what: 'card', ...faultFields(hint) });
                    }
                    return { hint, reading: false };
                  }),
                },
              ],
            },
          },
          resting: { after: { readerRest: 'reading' } },
          checking: {
            invoke: {
              src: 'identify',
              input: ({ context }) => ({ card: required(context.card, 'card'), key: context.cardKey }),
              onDone: [
                {
                  guard: ({ event }) => event.output.ok,
                  target: '#visit.licences',
                  actions: [
                    assign(({ context, event }) => {
                      if (!event.output.ok) return {};
                      log('visit.identified', { visit: context.visit, kind: event.output.value.holder.kind });
                      return { identification: event.output.value };
                    }),
                    'forgetCard',
                  ],
                },
                {
                  target: '#visit.trouble',
                  actions: {
                    type: 'troubled',
                    params: ({ event }) => ({ fault: faultOf(event.output), step: 'checking' as const }),
                  },
                },
              ],
            },
          },
        },
      },
      licences: {
        tags: 'attended',
        initial: 'loading',
        entry: 'forgetPreview',
        on: {
          BACK: { target: 'choose' },
          CANCEL: { target: 'leaving' },
          EXPIRE: { target: 'leaving', actions: 'logIdle' },
        },
        states: {
          loading: {
            invoke: {
              src: 'loadLicences',
              input: ({ context }) => ({ identification: identificationOf(context) }),
              onDone: [
                {
                  guard: ({ event }) => event.output.ok,
                  target: 'ready',
                  actions: assign(({ context, event }) => {
                    if (!event.output.ok) return {};
                    const wanted = context.service?.licenceTypes ?? null;
                    return {
                      licences: event.output.value.filter(({ type }) => wanted === null || wanted.includes(type)),
                    };
                  }),
                },
                {
                  target: '#visit.trouble',
                  actions: {
                    type: 'troubled',
                    params: ({ event }) => ({ fault: faultOf(event.output), step: 'licences' as const }),
                  },
                },
              ],
            },
          },
          ready: {
            on: {
              CHOOSE_LICENCE: {
                guard: { type: 'licencePrintable' },
                target: '#visit.preview',
                actions: 'chooseLicence',
              },
            },
          },
        },
      },
      preview: {
        tags: 'attended',
        initial: 'loading',
        on: {
          BACK: { target: 'licences' },
          CANCEL: { target: 'leaving' },
          EXPIRE: { target: 'leaving', actions: 'logIdle' },
        },
        states: {
          loading: {
            invoke: {
              src: 'loadPreview',
              input: ({ context }) => ({ identification: identificationOf(context), licence: licenceOf(context) }),
              onDone: [
                {
                  guard: ({ event }) => event.output.ok,
                  target: 'ready',
                  actions: assign(({ event }) =>
                    event.output.ok ? { preview: { handle: randomUUID(), pdf: event.output.value } } : {},
                  ),
                },
                {
                  target: '#visit.trouble',
                  actions: {
                    type: 'troubled',
                    params: ({ event }) => ({ fault: faultOf(event.output), step: 'preview' as const }),
                  },
                },
              ],
            },
          },
          ready: { on: { PRINT: { target: '#visit.print' } } },
        },
      },
      print: {
        entry: ['forgetPreview', assign({ printStep: null, stopping: false })],
        invoke: {
          id: 'printing',
          src: 'print',
          input: ({ context }) => ({
            visit: required(context.visit, 'visit'),
            identification: identificationOf(context),
            licence: licenceOf(context),
            key: context.printKey,
          }),
        },
        on: {
          PRINT_STEP: { actions: assign(({ event }) => ({ printStep: event.step })) },
          CANCEL: { actions: [assign({ stopping: true }), sendTo('printing', { type: 'CANCEL' })] },
          PRINT_ENDED: [
            {
              guard: ({ event }) => event.end.state === 'printed',
              target: 'collect',
              actions: assign(({ context, event }) =>
                event.end.state === 'printed'
                  ? {
                      printed: { printNumber: event.end.printNumber, pages: event.end.pages },
                      printNumbers: [...context.printNumbers, event.end.printNumber],
                      printKey: randomUUID(),
                    }
                  : {},
              ),
            },
            // Stopped as asked, and surely nothing on paper: no more to say.
            {
              guard: ({ context, event }) => context.stopping && event.end.state === 'failed',
              target: 'leaving',
            },
            {
              target: 'trouble',
              actions: [
                {
                  type: 'troubled',
                  params: ({ event }) => ({
                    fault: event.end.state === 'printed' ? fault('internal', 'printed') : event.end.fault,
                    step: 'print' as const,
                    printNumber: event.end.printNumber,
                  }),
                },
                // The key stays while the platform's answer to it is not known: asked again, it gives the same number.
                assign(({ context, event }) => ({
                  printKey: event.end.printNumber === null ? context.printKey : randomUUID(),
                })),
              ],
            },
          ],
        },
      },
      collect: {
        tags: 'attended',
        after: { collectRest: 'rate' },
        on: {
          ANOTHER: { target: 'licences' },
          FINISH: { target: 'rate' },
          CANCEL: { target: 'leaving' },
          EXPIRE: { target: 'leaving', actions: 'logIdle' },
        },
      },
      trouble: {
        tags: 'attended',
        exit: assign({ trouble: null }),
        on: {
          RETRY: [
            { guard: { type: 'retries', params: 'checking' as const }, target: 'identify.checking' },
            { guard: { type: 'retries', params: 'licences' as const }, target: 'licences' },
            { guard: { type: 'retries', params: 'preview' as const }, target: 'preview' },
            { guard: { type: 'retries', params: 'print' as const }, target: 'print' },
          ],
          BACK: [
            // Without an identification there is nothing behind this step but the choice.
            {
              guard: 'identificationOver',
              target: 'choose',
              actions: assign({ identification: null, licences: [], licence: null }),
            },
            { guard: { type: 'cameFrom', params: 'checking' as const }, target: 'identify', actions: 'forgetCard' },
            { guard: { type: 'cameFrom', params: 'licences' as const }, target: 'choose' },
            { target: 'licences' },
          ],
          FINISH: { target: 'leaving' },
          CANCEL: { target: 'leaving' },
          EXPIRE: { target: 'leaving', actions: 'logIdle' },
        },
      },
      rate: {
        tags: 'attended',
        on: {
          RATE: { target: 'farewell', actions: 'rate' },
          SKIP_RATING: { target: 'farewell' },
          CANCEL: { target: 'farewell' },
          EXPIRE: { target: 'farewell', actions: 'logIdle' },
        },
      },
      /** Who was never identified has no card to take and nothing to be thanked for. */
      leaving: {
        entry: ['forgetPreview', 'forgetCard'],
        always: [{ guard: 'nobodyIdentified', target: 'attract' }, { target: 'farewell' }],
      },
      farewell: {
        initial: 'thanking',
        invoke: { src: 'watchCard' },
        states: {
          thanking: {
            entry: assign({ cardLeft: false }),
            after: { farewell: '#visit.attract' },
            on: {
              CARD_PROBED: { guard: 'cardLeft', target: 'reminding' },
              FINISH: { target: '#visit.attract' },
            },
          },
          reminding: {
            entry: [assign({ cardLeft: true }), 'logCardLeft'],
            after: { cardReminder: '#visit.attract' },
            on: { CARD_PROBED: { guard: ({ event }) => !event.present, target: 'thanking' } },
          },
        },
      },
    },
  });
}

export type VisitChart = ReturnType<typeof createVisitChart>;

function faultOf(answer: { readonly ok: boolean; readonly error?: Fault }): Fault {
  return answer.error ?? fault('internal', 'an answer without a fault');
}
