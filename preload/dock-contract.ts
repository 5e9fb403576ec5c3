import { z } from 'zod';

/**
 * The border between the dev dock's page and the embedded devices and platform: `GET api/state` answers
 * {@link DockState}, `POST api/act` takes a {@link DockAction} and answers {@link DockAnswer}. Only in embedded mode;
 * every request carries the token of the dock's address in {@link DOCK_TOKEN_HEADER}.
 */

/** Header that carries the token; HTTP header names in lower case, as Node has them. */
export const DOCK_TOKEN_HEADER = 'x-dock-token';

/** A card that can be laid on the emulated reader. */
const Specimen = z.object({
  id: z.string().max(64),
  labelZh: z.string(),
  labelEn: z.string(),
});

/** A job as the emulated printer knows it. */
const DockJob = z.object({
  id: z.union([z.int(), z.string()]).transform(String),
  name: z.string(),
  /** The printer's own word for it: `pending`, `processing`, `processing-stopped`, `completed`, `aborted` and so on. */
  state: z.string(),
  pages: z.int().nonnegative().nullable(),
  pagesDone: z.int().nonnegative(),
});

/** All that the dock shows. */
export const DockState = z.object({
  reader: z.object({
    /** The specimen that lies on the reader, or null. */
    card: z.string().nullable(),
    plugged: z.boolean(),
    /** How often the kiosk has looked for a card. */
    looks: z.int().nonnegative(),
    /** The faults that are still to come, in their order. */
    faults: z.array(z.string()),
  }),
  printer: z.object({
    /** Sheets in the tray. */
    tray: z.int().nonnegative(),
    jam: z.boolean(),
    cover: z.boolean(),
    /** Percent that is left. */
    toner: z.int().min(0).max(100),
    offline: z.boolean(),
    jobs: z.array(DockJob),
  }),
  platform: z.object({
    /** The fault of the next answers, or null. */
    fault: z.string().nullable(),
  }),
  specimens: z.array(Specimen),
});
export type DockState = z.infer<typeof DockState>;

/** What the reader can be told to do wrong. */
export const ReaderFault = z.enum([
  'select-fails', // the card is found but cannot be selected: upside down
  'lift-while-reading', // the answer breaks off half-way, and the card is gone
  'read-fails',
  'wrong-checksum',
  'truncate',
  'noise', // bytes before the answer that are none of it
  'silent',
  'delay', // the answer comes after the host has given up
  'self-test-failed',
  'unknown-kind',
]);
export type ReaderFault = z.infer<typeof ReaderFault>;

/** What the printer can be told to do wrong. */
export const PrinterFault = z.enum(['abort', 'reset-while-sending', 'answer-garbage', 'forget-job', 'stuck', 'busy']);
export type PrinterFault = z.infer<typeof PrinterFault>;

/** What the platform can be told to do wrong. */
export const PlatformFault = z.enum(['down', 'slow', 'nonsense', 'wrong-digest', 'http-500', 'truncate']);
export type PlatformFault = z.infer<typeof PlatformFault>;

/** How often in a row a fault happens. */
const times = z.int().min(1).max(1_000);

/** What the dock can do to the emulated world. */
export const DockAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('reader.insert'), specimen: z.string().max(64) }),
  z.strictObject({ action: z.literal('reader.lift') }),
  z.strictObject({ action: z.literal('reader.unplug') }),
  z.strictObject({ action: z.literal('reader.plug') }),
  z.strictObject({ action: z.literal('reader.fail'), fault: ReaderFault, times }),
  z.strictObject({ action: z.literal('printer.tray'), sheets: z.int().min(0).max(1_000) }),
  z.strictObject({ action: z.literal('printer.jam'), on: z.boolean() }),
  z.strictObject({ action: z.literal('printer.cover'), open: z.boolean() }),
  z.strictObject({ action: z.literal('printer.toner'), percent: z.int().min(0).max(100) }),
  z.strictObject({ action: z.literal('printer.offline'), on: z.boolean() }),
  z.strictObject({ action: z.literal('printer.fail'), fault: PrinterFault, times }),
  z.strictObject({ action: z.literal('platform.fail'), fault: PlatformFault, times }),
  z.strictObject({ action: z.literal('platform.clear') }),
]);
export type DockAction = z.infer<typeof DockAction>;

/** What an action answers: done, or a sentence for the technician. */
export const DockAnswer = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);
export type DockAnswer = z.infer<typeof DockAnswer>;
