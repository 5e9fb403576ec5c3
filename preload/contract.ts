import { z } from 'zod';
import { FaultCode } from './faults.ts';
import type { Result } from './result.ts';

/**
 * The border between the screen and the machine: every command and every event there is. Main implements
 * {@link Handlers}, the renderer holds a {@link Kiosk}; both bridges validate with these schemas, and no other channel
 * exists. Snapshots travel out, intents travel in; main owns the truth.
 */

/** The languages of the interface; Chinese comes first. */
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;

/** The five grades of GB/T 39735-2020, from 5 (非常满意) to 1 (非常不满意). */
export const Grade = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);
export type Grade = z.infer<typeof Grade>;

/** A service as the choice screen shows it. */
export const ServiceCard = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  department: z.string(),
  departmentEn: z.string(),
  /** Names one of the interface's icons. */
  icon: z.string(),
  /** Shown larger and first. */
  featured: z.boolean(),
  /** Why the service is out of service now, or null. */
  outOfService: FaultCode.nullable(),
});
export type ServiceCard = z.infer<typeof ServiceCard>;

const ServiceName = z.object({ code: z.string(), name: z.string(), nameEn: z.string() });

/** Whether a licence can be printed here and now. */
export const LicenceState = z.enum(['printable', 'expired', 'revoked', 'print-limit-reached']);
export type LicenceState = z.infer<typeof LicenceState>;

/** A licence in the holder's list. Number and names are masked: someone may stand behind. */
export const LicenceCard = z.object({
  id: z.string(),
  type: z.string(),
  typeEn: z.string(),
  maskedNumber: z.string(),
  maskedHolder: z.string(),
  issuer: z.string(),
  issuedOn: z.iso.date(),
  /** Null where the licence does not end (长期). */
  validTo: z.iso.date().nullable(),
  state: LicenceState,
  printsLeft: z.int().nonnegative(),
});
export type LicenceCard = z.infer<typeof LicenceCard>;

/** What keeps the printer from going on with a job that it holds. */
export const PrinterHold = z.enum([
  'printer-out-of-paper',
  'printer-jam',
  'printer-cover-open',
  'printer-toner-out',
  'printer-offline',
  'printer-busy',
]);
export type PrinterHold = z.infer<typeof PrinterHold>;

/** The screen that is up, with all that it shows. */
export const Screen = z.discriminatedUnion('name', [
  z.object({ name: z.literal('out-of-service'), code: FaultCode }),
  z.object({ name: z.literal('attract') }),
  z.object({ name: z.literal('choose'), services: z.array(ServiceCard) }),
  z.object({
    name: z.literal('identify'),
    service: ServiceName,
    /** `waiting` for a card, `reading` it, `checking` it at the platform. */
    phase: z.enum(['waiting', 'reading', 'checking']),
    /** What went wrong with the last card, or null. The reader goes on waiting. */
    hint: FaultCode.nullable(),
  }),
  z.object({
    name: z.literal('licences'),
    service: ServiceName,
    maskedHolder: z.string(),
    phase: z.enum(['loading', 'ready']),
    licences: z.array(LicenceCard),
  }),
  z.object({
    name: z.literal('preview'),
    licence: LicenceCard,
    phase: z.enum(['loading', 'ready']),
    /** Handle for {@link commands} `preview.read`; null while loading. */
    document: z.string().nullable(),
  }),
  z.object({
    name: z.literal('print'),
    licence: LicenceCard,
    phase: z.enum(['authorising', 'fetching', 'sending', 'printing']),
    pages: z.int().positive().nullable(),
    pagesDone: z.int().nonnegative().nullable(),
    /** What the job waits for, or null. */
    hold: PrinterHold.nullable(),
  }),
  z.object({ name: z.literal('collect'), licence: LicenceCard, pages: z.int().positive(), printNumber: z.string() }),
  z.object({
    name: z.literal('trouble'),
    code: FaultCode,
    /** The same step can be tried again. */
    canRetry: z.boolean(),
    /** There is a step to go back to. */
    canGoBack: z.boolean(),
    /** Quoted to the help line where a print was authorised. */
    printNumber: z.string().nullable(),
  }),
  z.object({ name: z.literal('rate'), service: ServiceName }),
  z.object({
    name: z.literal('farewell'),
    /** The card still lies on the reader. */
    cardLeft: z.boolean(),
    printed: z.int().nonnegative(),
    rated: z.boolean(),
  }),
]);
export type Screen = z.infer<typeof Screen>;
export type ScreenName = Screen['name'];

/** All that the renderer shows, in one serialisable value. */
export const Snapshot = z.object({
  /** Opaque number of the visit; null between visits. The renderer drops its document when it changes. */
  visit: z.string().nullable(),
  language: Language,
  terminal: z.object({ code: z.string(), site: z.string(), helpLine: z.string(), version: z.string() }),
  screen: Screen,
  /** The countdown before an untouched visit ends, or null. */
  idle: z.object({ secondsLeft: z.int().nonnegative() }).nullable(),
  /** The terminal runs against the embedded platform: nothing printed is valid. */
  training: z.boolean(),
  /** Address of the dev dock, only in embedded mode. */
  dock: z.string().nullable(),
});
export type Snapshot = z.infer<typeof Snapshot>;

const nothing = z.strictObject({});

/** Every command: the schema of its input and of its output. Intents that do not fit the screen are ignored. */
export const commands = {
  /** The snapshot as it is now: the first call of a renderer, and after each reload. */
  'kiosk.snapshot': { input: nothing, output: Snapshot },
  /** The renderer has painted the snapshot that it holds. */
  'kiosk.painted': { input: z.strictObject({ screen: z.string().max(40) }), output: nothing },
  /** Attract: someone stands here. */
  'visit.begin': { input: nothing, output: nothing },
  'visit.speak': { input: z.strictObject({ language: Language }), output: nothing },
  'visit.choose-service': { input: z.strictObject({ code: z.string().max(64) }), output: nothing },
  'visit.choose-licence': { input: z.strictObject({ id: z.string().max(128) }), output: nothing },
  /** Preview: print this licence. */
  'visit.print': { input: nothing, output: nothing },
  /** Collect: print another one of the list. */
  'visit.another': { input: nothing, output: nothing },
  /** Collect and trouble: no more to do, go to the rating. */
  'visit.finish': { input: nothing, output: nothing },
  'visit.rate': { input: z.strictObject({ grade: Grade }), output: nothing },
  'visit.skip-rating': { input: nothing, output: nothing },
  /** Trouble: try the step again. */
  'visit.retry': { input: nothing, output: nothing },
  'visit.back': { input: nothing, output: nothing },
  /** Ends the visit from any step. A print under way is followed to its end and settled all the same. */
  'visit.cancel': { input: nothing, output: nothing },
  /** The resident touched something: the idle clock starts anew. */
  'visit.touch': { input: nothing, output: nothing },
  /** The preview's PDF, in Base64, for the handle in the snapshot. */
  'preview.read': {
    input: z.strictObject({ document: z.string().max(64) }),
    output: z.object({ pdf: z.base64() }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CommandName = keyof typeof commands;
export type CommandInput<C extends CommandName> = z.input<(typeof commands)[C]['input']>;
type CommandOutput<C extends CommandName> = z.output<(typeof commands)[C]['output']>;

/** Whether `name` is a command of this contract. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Every event that main sends without being asked. */
export const events = {
  /** The whole state, whenever it changes. */
  snapshot: Snapshot,
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;

/** What a failed command answers across the border: a code, nothing more. */
export const BorderFault = z.object({ code: FaultCode });
export type BorderFault = z.infer<typeof BorderFault>;

/** What main implements: one method a command. */
export type Handlers = {
  [C in CommandName]: (
    input: z.output<(typeof commands)[C]['input']>,
  ) => Promise<Result<CommandOutput<C>, BorderFault>> | Result<CommandOutput<C>, BorderFault>;
};

/** What the renderer holds: the client that a bridge puts on `window.kiosk`. */
export interface Kiosk {
  /** Sends one command and waits for its answer. Never rejects. */
  call<C extends CommandName>(command: C, input: CommandInput<C>): Promise<Result<CommandOutput<C>, BorderFault>>;
  /** Listens to an event; returns the function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}
